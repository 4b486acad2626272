import { describe, expect, test } from '@jest/globals';
import { deleteItems, itemsOf, plain, tableKey } from '../../../src/exercise/table.ts';
import { fakeTarget } from './fake-target.ts';

describe('itemsOf', () => {
  test('reads every page, consistently', async () => {
    const asked: unknown[] = [];
    const target = fakeTarget({
      dynamoDb: {
        scan: (input: unknown) => {
          asked.push(input);
          return Promise.resolve(
            asked.length === 1
              ? { Items: [{ id: { S: 'a' } }], LastEvaluatedKey: { id: { S: 'a' } } }
              : { Items: [{ id: { S: 'b' } }] },
          );
        },
      },
    });
    expect(await itemsOf(target, 'table')).toMatchObject({
      known: true,
      value: [{ id: { S: 'a' } }, { id: { S: 'b' } }],
    });
    expect(asked).toMatchObject([
      { ConsistentRead: true },
      { ConsistentRead: true, ExclusiveStartKey: { id: { S: 'a' } } },
    ]);
  });

  test('does not read a table that is too large for it', async () => {
    const endless = fakeTarget({
      dynamoDb: { scan: () => Promise.resolve({ LastEvaluatedKey: { id: { S: 'a' } } }) },
    });
    expect(await itemsOf(endless, 'events')).toMatchObject({
      known: false,
      reason: "the table events holds too much to look for a request's item in it",
    });
  });
});

describe('deleteItems', () => {
  const deleted: unknown[] = [];
  const target = fakeTarget({
    dynamoDb: {
      describeTable: () =>
        Promise.resolve({ Table: { KeySchema: [{ AttributeName: 'id' }, { AttributeName: 'at' }] } }),
      deleteItem: (input: { Key: unknown }) => Promise.resolve(deleted.push(input.Key)),
    },
  });

  test('by their keys, and asks for nothing when there are none', async () => {
    await deleteItems(target, 'table', [{ id: { S: 'a' }, at: { S: '1' }, body: { S: 'x' } }]);
    expect(deleted).toEqual([{ id: { S: 'a' }, at: { S: '1' } }]);
    await deleteItems(fakeTarget({}), 'table', []);
  });
});

describe('tableKey', () => {
  const described = (SSEDescription: unknown) =>
    fakeTarget({ dynamoDb: { describeTable: () => Promise.resolve({ Table: { SSEDescription } }) } });

  test('the key of a table that has one; none for DynamoDB’s own', async () => {
    expect(await tableKey(described({ SSEType: 'KMS', KMSMasterKeyArn: 'key' }), 't')).toBe('key');
    expect(await tableKey(described(undefined), 't')).toBeUndefined();
    expect(await tableKey(described({ SSEType: 'AES256', KMSMasterKeyArn: 'key' }), 't')).toBeUndefined();
  });
});

describe('plain', () => {
  test.each([
    [{ S: '' }, ''],
    [{ N: '42' }, 42],
    [{ N: '2.5' }, 2.5],
    [{ N: '12345678901234567890' }, '12345678901234567890'],
    [{ BOOL: false }, false],
    [{ NULL: true }, null],
    [{ L: [{ S: 'a' }, { M: { n: { N: '1' } } }] }, ['a', { n: 1 }]],
    [{ M: {} }, {}],
    [{ B: new TextEncoder().encode('{"é":1}') }, '{"é":1}'],
    [{ SS: ['a', 'b'] }, ['a', 'b']],
    [{ NS: ['1', '2'] }, [1, 2]],
    [{ BS: [new TextEncoder().encode('x')] }, ['x']],
  ] as const)('%j is %j', (value, expected) => {
    expect(plain(value as never)).toEqual(expected);
  });
});

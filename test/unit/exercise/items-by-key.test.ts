import { expect, test } from '@jest/globals';
import { itemsByKey } from '../../../src/exercise/items-by-key.ts';
import { fakeTarget, serviceError } from './fake-target.ts';

type Request = {
  readonly RequestItems: Record<string, { Keys: { id: { S: string } }[]; ConsistentRead: boolean }>;
};

const keysIn = ({ RequestItems: of }: Request): readonly string[] =>
  (of['t']?.Keys ?? []).map(({ id }) => id.S);

test('asks for each key once, a hundred at a time, consistently, and again for what was left', async () => {
  const sizes: number[] = [];
  let first = true;
  const target = fakeTarget({
    dynamoDb: {
      batchGetItem: (input: Request) => {
        const keys = keysIn(input);
        expect(input.RequestItems['t']?.ConsistentRead).toBe(true);
        sizes.push(keys.length);
        const left = first ? keys.slice(-1) : [];
        first = false;
        return Promise.resolve({
          Responses: {
            t: keys.filter((key) => !left.includes(key) && key !== 'k7').map((S) => ({ id: { S } })),
          },
          UnprocessedKeys: left.length === 0 ? {} : { t: { Keys: left.map((S) => ({ id: { S } })) } },
        });
      },
    },
  });
  const keys = Array.from({ length: 150 }, (_, index) => `k${String(index)}`);
  const items = await itemsByKey(target, 't', 'id', [...keys, 'k0']);
  expect(sizes).toEqual([100, 1, 50]);
  expect(items.size).toBe(149);
  expect(items.has('k7')).toBe(false);
  expect(items.get('k99')).toEqual({ id: { S: 'k99' } });
});

const failing = (name: string, message: string) =>
  fakeTarget({ dynamoDb: { batchGetItem: () => Promise.reject(serviceError(name, message)) } });

test('a table with another key has none of them', async () => {
  const other = failing('ValidationException', 'The provided key element does not match the schema');
  expect(await itemsByKey(other, 't', 'id', ['a'])).toEqual(new Map());
});

test.each([
  ['ValidationException', 'Provided list of item keys contains duplicates'],
  ['AccessDeniedException', 'not allowed'],
])('%s: %s is thrown', async (name, message) => {
  await expect(itemsByKey(failing(name, message), 't', 'id', ['a'])).rejects.toThrow(message);
});

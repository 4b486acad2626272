import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../../src/facts/fact.ts';
import type { TableFacts } from '../../../../src/resources/table/facts.ts';
import { only, reason, value, values } from './facts.ts';
import { allow, fails, keyArn, observe, policy, table, tableArn, type Answers } from './world.ts';

const tableWhere = async (changed: Answers): Promise<TableFacts> => only(await observe(changed), 'table');
const described = (more: object): Promise<TableFacts> =>
  tableWhere({ 'dynamoDb.describeTable': () => ({ Table: { ...table, ...more } }) });

describe('a table', () => {
  test('its names, keys and capacity', async () => {
    const its = await tableWhere({});
    expect(
      values([its.name, its.arn, its.partitionKey, its.sortKey, its.readCapacity, its.writeCapacity]),
    ).toEqual(['demo-data', tableArn, { name: 'id', type: 'S' }, { name: 'timestamp', type: 'N' }, 5, 5]);
    expect(its.readCapacity.at).toEqual({
      resource: 'demo-data',
      path: 'DescribeTable.Table.ProvisionedThroughput.ReadCapacityUnits',
    });
  });

  test('no sort key where it has none', async () => {
    const { sortKey } = await described({ KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] });
    expect(value(sortKey)).toBeUndefined();
  });

  test('provisioned unless it says otherwise; on demand, nothing is provisioned', async () => {
    expect(value((await described({})).billingMode)).toBe('PROVISIONED');
    const onDemand = await described({
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    });
    expect(values([onDemand.billingMode, onDemand.readCapacity, onDemand.writeCapacity])).toEqual([
      'PAY_PER_REQUEST',
      undefined,
      undefined,
    ]);
  });

  test('encrypted by a key of the account', async () => {
    const { encryption } = await tableWhere({});
    expect([value(encryption.type), value(encryption.key), encryption.key.at.path]).toEqual([
      'KMS',
      keyArn,
      'DescribeTable.Table.SSEDescription.KMSMasterKeyArn',
    ]);
  });

  test.each([
    [undefined],
    [{ Status: 'DISABLED', SSEType: 'KMS', KMSMasterKeyArn: keyArn }],
    [{ Status: 'ENABLED', SSEType: 'AES256' }],
  ])("encrypted by DynamoDB's own key: %j", async (SSEDescription) => {
    const { encryption } = await described({ SSEDescription });
    expect([value(encryption.type), value(encryption.key)]).toEqual(['AWS_OWNED', undefined]);
  });

  test('encrypted by the key that AWS manages names no key, and that key is nobody’s', async () => {
    const system = await observe({
      'kms.describeKey': () => ({ KeyMetadata: { KeyId: 'k', Arn: keyArn, KeyManager: 'AWS' } }),
    });
    const { encryption } = only(system, 'table');
    expect([value(encryption.type), value(encryption.key), system.all('key')]).toEqual([
      'KMS',
      undefined,
      [],
    ]);
  });

  test('its tags, of all pages, but for those that AWS adds', async () => {
    const { tags } = await tableWhere({
      'dynamoDb.listTagsOfResource': ({ NextToken }) =>
        NextToken === undefined
          ? {
              Tags: [
                { Key: 'a', Value: '1' },
                { Key: 'aws:cloudformation:stack-name', Value: 'demo' },
              ],
              NextToken: 'n',
            }
          : { Tags: [{ Key: 'b', Value: '2' }] },
    });
    expect([...value(tags)].map(([key, tag]) => [key, value(tag), tag.at.path])).toEqual([
      ['a', '1', 'ListTagsOfResource.Tags[0].Value'],
      ['b', '2', 'ListTagsOfResource.Tags[2].Value'],
    ]);
  });

  test('its resource policy, or that it has none', async () => {
    const { resourcePolicy } = await tableWhere({
      'dynamoDb.getResourcePolicy': () => ({ Policy: policy(allow('dynamodb:Scan', tableArn)) }),
    });
    expect(value(resourcePolicy)?.statements[0]?.actions?.map(value)).toEqual(['dynamodb:Scan']);
    expect(value((await tableWhere({})).resourcePolicy)).toBeUndefined();
  });

  test('what may not be read is unknown, with the permission that it needs', async () => {
    const no = fails('AccessDeniedException');
    const its = await tableWhere({ 'dynamoDb.listTagsOfResource': no, 'dynamoDb.getResourcePolicy': no });
    expect([reason(its.tags), reason(its.resourcePolicy), value(its.readCapacity)]).toEqual([
      'the tags of the table demo-data could not be read: AccessDeniedException (needs dynamodb:ListTagsOfResource)',
      'the resource policy of the table demo-data could not be read: AccessDeniedException (needs dynamodb:GetResourcePolicy)',
      5,
    ]);
  });

  test('all of it but its name, when it may not be described', async () => {
    const its = await tableWhere({ 'dynamoDb.describeTable': fails('AccessDeniedException') });
    const { id, at, own, name, encryption, stream, expiry, ...others } = its;
    expect([id, at.path, value(own), value(name)]).toEqual(['demo-data', '', true, 'demo-data']);
    for (const fact of Object.values<Fact<unknown>>({ ...others, ...encryption, ...stream, ...expiry }))
      expect(reason(fact)).toBe(
        'the table demo-data could not be read: AccessDeniedException (needs dynamodb:DescribeTable)',
      );
  });
});

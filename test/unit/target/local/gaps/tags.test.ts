import { DescribeTableCommand, DynamoDBClient, ListTagsOfResourceCommand } from '@aws-sdk/client-dynamodb';
import { ListTagsForResourceCommand, Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { unfillGaps } from '../../../../../src/target/local/gaps/index.ts';
import { fakeTarget } from '../../fake-target.ts';
import { fill, sent } from './fill.ts';

const s3 = mockClient(S3Client);
const route53 = mockClient(Route53Client);
const dynamoDb = mockClient(DynamoDBClient);
beforeEach(() => {
  s3.reset();
  route53.reset();
  dynamoDb.reset();
  dynamoDb.on(DescribeTableCommand).resolves({ Table: { TableArn: 'arn:table' } });
});
afterAll(() => {
  s3.restore();
  route53.restore();
  dynamoDb.restore();
});

const tags = [{ Key: 'Name', Value: 'demo' }];
const bucket = (Properties: object) => ({ Bucket: { Type: 'AWS::S3::Bucket', Properties } });
const zone = (Properties: object) => ({
  Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com', ...Properties } },
});
const commands = (client: typeof s3 | typeof route53): readonly string[] =>
  client.calls().map(({ args: [command] }) => command.constructor.name);

describe("a bucket's tags", () => {
  test('are put on it', async () => {
    expect(await fill(bucket({ Tags: tags }), { Bucket: 'b' })).toEqual([
      { gap: 'bucket-tags', physicalId: 'b' },
    ]);
    expect(sent(s3)).toEqual([{ Bucket: 'b', Tagging: { TagSet: tags } }]);
  });

  test('are taken off one that has none any more', async () => {
    expect(await fill(bucket({}), { Bucket: 'b' })).toEqual([]);
    expect(commands(s3)).toEqual(['DeleteBucketTaggingCommand']);
  });
});

describe("a hosted zone's tags", () => {
  const ofZone = { ResourceType: 'hostedzone', ResourceId: 'Z1' };
  const has = (...Tags: readonly object[]) =>
    route53
      .on(ListTagsForResourceCommand)
      .resolves({ ResourceTagSet: { ResourceType: 'hostedzone', ResourceId: 'Z1', Tags: [...Tags] } });

  test('are put on it', async () => {
    has();
    expect(await fill(zone({ HostedZoneTags: tags }), { Zone: 'Z1' })).toEqual([
      { gap: 'zone-tags', physicalId: 'Z1' },
    ]);
    expect(sent(route53, 'ChangeTagsForResourceCommand')).toEqual([{ ...ofZone, AddTags: tags }]);
  });

  test('replace those of before', async () => {
    has({ Key: 'Name', Value: 'before' }, { Key: 'Team', Value: 'a' });
    await fill(zone({ HostedZoneTags: tags }), { Zone: 'Z1' });
    expect(sent(route53, 'ChangeTagsForResourceCommand')).toEqual([
      { ...ofZone, AddTags: tags, RemoveTagKeys: ['Team'] },
    ]);
  });

  test('are taken off one that has none any more', async () => {
    has(...tags);
    expect(await fill(zone({}), { Zone: 'Z1' })).toEqual([]);
    expect(sent(route53, 'ChangeTagsForResourceCommand')).toEqual([{ ...ofZone, RemoveTagKeys: ['Name'] }]);
  });

  test('nothing where there are none', async () => {
    has();
    expect(await fill(zone({}), { Zone: 'Z1' })).toEqual([]);
    expect(commands(route53)).toEqual(['ListTagsForResourceCommand']);
  });
});

describe("a global table's tags", () => {
  const has = (...Tags: readonly { Key: string; Value: string }[]) =>
    dynamoDb.on(ListTagsOfResourceCommand).resolves({ Tags: [...Tags] });
  const Type = 'AWS::DynamoDB::GlobalTable';

  test('replace those of before', async () => {
    has({ Key: 'Name', Value: 'before' }, { Key: 'Team', Value: 'a' });
    const Replicas = [{ Region: 'us-east-1', Tags: tags }];
    expect(await fill({ Table: { Type, Properties: { Replicas } } }, { Table: 't' })).toEqual([
      { gap: 'global-table-tags', physicalId: 't' },
    ]);
    expect(sent(dynamoDb, 'UntagResourceCommand')).toEqual([{ ResourceArn: 'arn:table', TagKeys: ['Team'] }]);
    expect(sent(dynamoDb, 'TagResourceCommand')).toEqual([{ ResourceArn: 'arn:table', Tags: tags }]);
  });

  test('go before the stack does, and no other table has its taken', async () => {
    has(...tags);
    const made = { logicalId: 'T', physicalId: 't' };
    await unfillGaps(fakeTarget(), [
      { ...made, type: Type },
      { ...made, type: 'AWS::DynamoDB::Table' },
    ]);
    expect(sent(dynamoDb, 'UntagResourceCommand')).toEqual([{ ResourceArn: 'arn:table', TagKeys: ['Name'] }]);
  });
});

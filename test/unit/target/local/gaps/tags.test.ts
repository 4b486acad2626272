import { ListTagsForResourceCommand, Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { fill, sent } from './fill.ts';

const s3 = mockClient(S3Client);
const route53 = mockClient(Route53Client);
beforeEach(() => {
  s3.reset();
  route53.reset();
});
afterAll(() => {
  s3.restore();
  route53.restore();
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

import { describe, expect, test } from '@jest/globals';
import type { TableFacts } from '../../../../src/resources/table/facts.ts';
import { reason, value } from '../live/facts.ts';
import { plain } from '../plain.ts';
import { observed, resource, the } from './observed.ts';

const globalTable = (properties: string): TableFacts =>
  the('table', resource('T', 'AWS::DynamoDB::GlobalTable', `TableName: t\n${properties}`));
const replicas = `
Replicas:
  - Region: us-west-2
    Tags: [{Key: Name, Value: west}]
  - Region: us-east-1
    PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
    ReplicaSSESpecification: {KMSMasterKeyId: key-east}
    Tags: [{Key: Name, Value: east}]`.trimStart();

describe('a global table', () => {
  test('has of each replica what each says for itself', () => {
    expect(plain(globalTable(replicas).replicas)).toEqual([
      { region: 'us-west-2', recovery: false, tags: { Name: 'west' }, key: undefined },
      { region: 'us-east-1', recovery: true, tags: { Name: 'east' }, key: 'key-east' },
    ]);
  });

  test('is itself what its replica in the stack’s region is', () => {
    const facts = globalTable(`${replicas}\nSSESpecification: {SSEEnabled: true, SSEType: KMS}`);
    expect(value(facts.recovery)).toBe(true);
    expect(plain(facts.tags)).toEqual({ Name: 'east' });
    expect(plain(facts.encryption)).toEqual({ type: 'KMS', key: 'key-east' });
    expect(value(facts.billingMode)).toBe('PROVISIONED');
    expect(value(facts.resourcePolicy)).toBeUndefined();
    expect(value(facts.readCapacity)).toBeUndefined();
  });

  test('without a replica in the stack’s region is not known there', () => {
    const facts = globalTable('Replicas: [{Region: us-west-2}]');
    for (const fact of [facts.recovery, facts.tags, facts.encryption.key])
      expect(reason(fact)).toBe('it has no replica in us-east-1');
    expect(value(facts.encryption.type)).toBe('AWS_OWNED');
  });

  test('whose replicas are not known is not known', () => {
    expect(reason(globalTable('Replicas: !ImportValue r').recovery)).toMatch(/import/i);
    expect(reason(globalTable('Replicas: [{Region: !ImportValue r}]').recovery)).toMatch(/import/i);
  });

  test('has indexes, a stream and an expiry', () => {
    const facts = globalTable(
      `
AttributeDefinitions: [{AttributeName: a, AttributeType: S}, {AttributeName: b, AttributeType: N}]
KeySchema: [{AttributeName: a, KeyType: HASH}]
GlobalSecondaryIndexes:
  - IndexName: by-b
    KeySchema: [{AttributeName: b, KeyType: HASH}, {AttributeName: a, KeyType: RANGE}]
    Projection: {ProjectionType: ALL}
StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
TimeToLiveSpecification: {AttributeName: e, Enabled: true}
${replicas}`.trimStart(),
    );
    expect(plain(facts.indexes)).toEqual([
      {
        name: 'by-b',
        partitionKey: { name: 'b', type: 'N' },
        sortKey: { name: 'a', type: 'S' },
        projection: 'ALL',
      },
    ]);
    expect(plain(facts.expiry)).toEqual({ enabled: true, attribute: 'e' });
    expect(value(facts.stream.view)).toBe('NEW_AND_OLD_IMAGES');
    expect(value(facts.stream.arn)).toMatch(/:table\/t\/stream\//);
  });
});

describe('a table of one region', () => {
  const table = (properties: string): TableFacts =>
    the('table', resource('T', 'AWS::DynamoDB::Table', properties));

  test('has no replicas, even where some are written', () => {
    const found = table(replicas).replicas;
    expect(value(found)).toEqual([]);
    expect(found.at.path).toBe('Properties.Replicas');
  });

  test('has no indexes, no recovery and no expiry unless it says so', () => {
    expect(plain([table('').indexes, table('').recovery, table('').expiry])).toEqual([
      [],
      false,
      { enabled: false, attribute: undefined },
    ]);
    const said = table(
      'PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}\nTimeToLiveSpecification: {AttributeName: e, Enabled: false}',
    );
    expect(plain([said.recovery, said.expiry])).toEqual([true, { enabled: false, attribute: 'e' }]);
  });
});

describe('tags', () => {
  test('of everything that can carry them, whatever their property is called', () => {
    const system = observed(
      resource('Pool', 'AWS::Cognito::UserPool', 'UserPoolTags: {Name: pool}') +
        resource('Zone', 'AWS::Route53::HostedZone', 'Name: z\nHostedZoneTags: [{Key: Name, Value: zone}]') +
        resource('Topic', 'AWS::SNS::Topic', '') +
        resource('Table', 'AWS::DynamoDB::GlobalTable', replicas) +
        resource('Policy', 'AWS::IAM::Policy', 'PolicyName: p'),
    );
    expect(system.all('tagged').map(({ id, type, tags }) => [id, type, plain(tags)])).toEqual([
      ['Pool', 'AWS::Cognito::UserPool', { Name: 'pool' }],
      ['Zone', 'AWS::Route53::HostedZone', { Name: 'zone' }],
      ['Topic', 'AWS::SNS::Topic', {}],
      ['Table', 'AWS::DynamoDB::GlobalTable', { Name: 'east' }],
    ]);
  });

  test('without a value are none: AWS refuses them', () => {
    const tags = (type: string, properties: string): unknown =>
      plain(the('tagged', resource('T', type, properties)).tags);
    const said = '[{Key: Name}, {Key: Owner, Value: me}]';
    expect(tags('AWS::SNS::Topic', `Tags: ${said}`)).toEqual({ Owner: 'me' });
    expect(tags('AWS::DynamoDB::GlobalTable', `Replicas: [{Region: us-east-1, Tags: ${said}}]`)).toEqual({
      Owner: 'me',
    });
  });

  test('that are not known are unknown', () => {
    const tags = (properties: string): string =>
      reason(the('tagged', resource('T', 'AWS::SNS::Topic', properties)).tags);
    expect(tags('Tags: !ImportValue t')).toMatch(/import/i);
    const table = the(
      'tagged',
      resource('T', 'AWS::DynamoDB::GlobalTable', 'Replicas: [{Region: us-west-2}]'),
    );
    expect(reason(table.tags)).toBe('it has no replica in us-east-1');
    const imported = the('tagged', resource('T', 'AWS::DynamoDB::GlobalTable', 'Replicas: !ImportValue r'));
    expect(reason(imported.tags)).toMatch(/import/i);
  });
});

describe('a bucket', () => {
  const bucket = (properties: string): unknown =>
    plain(the('bucket', resource('B', 'AWS::S3::Bucket', `BucketName: b\n${properties}`)));

  test('is what its properties say', () => {
    expect(
      bucket(
        `
VersioningConfiguration: {Status: Enabled}
BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: 'aws:kms'}}]}
PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: 'true', IgnorePublicAcls: false}`.trimStart(),
      ),
    ).toEqual({
      name: 'b',
      arn: 'arn:aws:s3:::b',
      versioned: true,
      encryption: 'aws:kms',
      publicAccess: { blockAcls: true, blockPolicy: true, ignoreAcls: false, restrictBuckets: false },
    });
  });

  test('is not versioned by default, and says nothing of the rest', () => {
    const nothing = {
      name: 'b',
      arn: 'arn:aws:s3:::b',
      versioned: false,
      encryption: undefined,
      publicAccess: {
        blockAcls: undefined,
        blockPolicy: undefined,
        ignoreAcls: undefined,
        restrictBuckets: undefined,
      },
    };
    expect(bucket('')).toEqual(nothing);
    expect(bucket('VersioningConfiguration: {Status: Suspended}')).toEqual(nothing);
  });

  test('is not known where its properties are not', () => {
    expect(bucket('VersioningConfiguration: !ImportValue v\nBucketEncryption: !ImportValue e')).toMatchObject(
      {
        versioned: expect.stringMatching(/^unknown: .*import/),
        encryption: expect.stringMatching(/^unknown: .*import/),
      },
    );
  });
});

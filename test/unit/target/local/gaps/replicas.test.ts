import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { unfillGaps } from '../../../../../src/target/local/gaps/index.ts';
import { fakeTarget } from '../../fake-target.ts';
import { fill, sent } from './fill.ts';

const dynamoDb = mockClient(DynamoDBClient);
beforeEach(() => {
  dynamoDb.reset();
  dynamoDb.on(ListTagsOfResourceCommand).resolves({ Tags: [] });
  hasReplicasIn();
});
afterAll(() => dynamoDb.restore());

function hasReplicasIn(...regions: readonly string[]): void {
  const Replicas = regions.map((RegionName) => ({ RegionName }));
  dynamoDb.on(DescribeTableCommand).resolves({ Table: { TableArn: 'arn:table', Replicas } });
}

const globalTable = (...Replicas: readonly object[]) => ({
  Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas } },
});
const updates = (): unknown[] => sent(dynamoDb, 'UpdateTableCommand');

describe("a global table's replicas in other regions", () => {
  test('are made, each with its key, its recovery and its tags', async () => {
    const west = {
      Region: 'us-west-2',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { KMSMasterKeyId: 'west-key' },
      Tags: [{ Key: 'Name', Value: 'n' }],
    };
    const its = globalTable({ Region: 'us-east-1' }, west, { Region: 'eu-west-1' });
    expect(await fill(its, { Table: 't' })).toEqual([{ gap: 'table-replicas', physicalId: 't' }]);
    expect(updates()).toEqual([
      {
        TableName: 't',
        ReplicaUpdates: [{ Create: { RegionName: 'us-west-2', KMSMasterKeyId: 'west-key' } }],
      },
      { TableName: 't', ReplicaUpdates: [{ Create: { RegionName: 'eu-west-1' } }] },
    ]);
    const recovery = (PointInTimeRecoveryEnabled: boolean) => ({
      TableName: 't',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
    });
    expect(sent(dynamoDb, 'UpdateContinuousBackupsCommand')).toEqual([recovery(true), recovery(false)]);
    const regions = dynamoDb
      .commandCalls(UpdateContinuousBackupsCommand)
      .map(({ thisValue }) => (thisValue as DynamoDBClient).config.region());
    expect(await Promise.all(regions)).toEqual(['us-west-2', 'eu-west-1']);
    expect(sent(dynamoDb, 'TagResourceCommand')).toEqual([
      { ResourceArn: 'arn:table', Tags: [{ Key: 'Name', Value: 'n' }] },
    ]);
  });

  test('have the names that they are given: not those of records, which end with a dot there', async () => {
    const Record = {
      Type: 'AWS::Route53::RecordSet',
      Properties: { Name: 'profiles.example.com', Type: 'A', HostedZoneName: 'example.com.' },
    };
    const west = { Region: 'us-west-2', Tags: [{ Key: 'For', Value: 'profiles.example.com' }] };
    await fill({ Record, ...globalTable(west) }, { Record: 'profiles.example.com.', Table: 't' });
    expect(sent(dynamoDb, 'TagResourceCommand')).toEqual([
      { ResourceArn: 'arn:table', Tags: [{ Key: 'For', Value: 'profiles.example.com' }] },
    ]);
  });

  test('that are there are not made again, and those that are not asked for go', async () => {
    hasReplicasIn('us-east-1', 'us-west-2', 'eu-west-1');
    const its = globalTable({ Region: 'us-east-1' }, { Region: 'us-west-2' });
    expect(await fill(its, { Table: 't' })).toEqual([{ gap: 'table-replicas', physicalId: 't' }]);
    expect(updates()).toEqual([
      { TableName: 't', ReplicaUpdates: [{ Delete: { RegionName: 'eu-west-1' } }] },
    ]);
  });

  test('are none where only its own region is asked for', async () => {
    expect(await fill(globalTable({ Region: 'us-east-1' }), { Table: 't' })).toEqual([]);
    expect(updates()).toEqual([]);
    expect(dynamoDb.commandCalls(TagResourceCommand)).toEqual([]);
  });

  test('go before the stack does: CloudFormation would leave them', async () => {
    hasReplicasIn('us-west-2');
    await unfillGaps(fakeTarget(), [
      { logicalId: 'T', physicalId: 't', type: 'AWS::DynamoDB::GlobalTable' },
      { logicalId: 'P', physicalId: 'p', type: 'AWS::DynamoDB::Table' },
    ]);
    expect(dynamoDb.commandCalls(UpdateTableCommand)).toHaveLength(1);
    expect(updates()).toEqual([
      { TableName: 't', ReplicaUpdates: [{ Delete: { RegionName: 'us-west-2' } }] },
    ]);
  });
});

import {
  APIGatewayClient,
  GetRequestValidatorsCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  PutResourcePolicyCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { IAMClient, PutRolePermissionsBoundaryCommand } from '@aws-sdk/client-iam';
import { SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { gaps } from '../../../../../src/target/local/gaps/index.ts';
import { fill, sent } from './fill.ts';

const dynamoDb = mockClient(DynamoDBClient);
const apiGateway = mockClient(APIGatewayClient);
const iam = mockClient(IAMClient);
const sns = mockClient(SNSClient);
const all = [dynamoDb, apiGateway, iam, sns];
beforeEach(() => {
  for (const each of all) each.reset();
  dynamoDb.on(DescribeTableCommand).resolves({ Table: { TableArn: 'arn:table' } });
  dynamoDb.on(ListTagsOfResourceCommand).resolves({ Tags: [] });
  apiGateway.on(GetRequestValidatorsCommand).resolves({ items: [] });
});
afterAll(() => {
  for (const each of all) each.restore();
});

const policy = { Version: '2012-10-17', Statement: [] };
const table = (Properties: object, Type = 'AWS::DynamoDB::Table') => ({ Table: { Type, Properties } });

describe('every gap', () => {
  test('has its own id, says what is lost and why', () => {
    expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length);
    for (const { id, lost, reason } of gaps) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(`${lost} ${reason}`).toMatch(/^\S.* .*[^.]$/);
    }
  });
});

describe('what CloudFormation dropped of a table', () => {
  test('its encryption, by the real key', async () => {
    const resources = {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy } },
      ...table({
        SSESpecification: {
          SSEEnabled: 'true',
          SSEType: 'KMS',
          KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
        },
      }),
    };
    expect(await fill(resources, { Key: '11111111-2222-3333-4444-555555555555', Table: 't' })).toEqual([
      { gap: 'table-encryption', physicalId: 't' },
    ]);
    expect(dynamoDb.commandCalls(UpdateTableCommand)[0]?.args[0].input).toEqual({
      TableName: 't',
      SSESpecification: {
        Enabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
      },
    });
  });

  test('its encryption by the key of AWS', async () => {
    await fill(table({ SSESpecification: { SSEEnabled: true } }), { Table: 't' });
    expect(sent(dynamoDb)).toEqual([{ TableName: 't', SSESpecification: { Enabled: true, SSEType: 'KMS' } }]);
  });

  test.each([
    ['that is switched off', { SSEEnabled: 'false', SSEType: 'KMS' }],
    ['that cannot be known', { SSEEnabled: { 'Fn::ImportValue': 'x' } }],
    ['that is not a mapping', []],
  ])('not an encryption %s', async (_, SSESpecification) => {
    expect(await fill(table({ SSESpecification }), { Table: 't' })).toEqual([]);
    expect(dynamoDb.calls()).toEqual([]);
  });

  test('nor that of one that was not made', async () => {
    expect(await fill(table({ SSESpecification: { SSEEnabled: true } }), {})).toEqual([]);
  });

  test('point-in-time recovery, time to live and a policy', async () => {
    const filled = await fill(
      table({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' },
        ResourcePolicy: { PolicyDocument: policy },
      }),
      { Table: 't' },
    );
    expect(filled.map(({ gap }) => gap)).toEqual(['table-recovery', 'table-expiry', 'table-policy']);
    expect(dynamoDb.commandCalls(UpdateContinuousBackupsCommand)[0]?.args[0].input).toEqual({
      TableName: 't',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(dynamoDb.commandCalls(UpdateTimeToLiveCommand)[0]?.args[0].input).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
    expect(dynamoDb.commandCalls(PutResourcePolicyCommand)[0]?.args[0].input).toEqual({
      ResourceArn: 'arn:table',
      Policy: JSON.stringify(policy),
    });
  });

  test('not what is switched off', async () => {
    const off = {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      TimeToLiveSpecification: { Enabled: false, AttributeName: 'expires' },
    };
    expect(await fill(table(off), { Table: 't' })).toEqual([]);
  });

  test("of a global table, what its own region's replica says", async () => {
    const replica = (Region: string, value: string) => ({
      Region,
      SSESpecification: { KMSMasterKeyId: `key-${value}` },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      ResourcePolicy: { PolicyDocument: '{}' },
      Tags: [{ Key: 'a', Value: value }],
    });
    const Replicas = [replica('eu-west-1', 'there'), replica('us-east-1', 'here')];
    const filled = await fill(
      table({ SSESpecification: { SSEEnabled: true }, Replicas }, 'AWS::DynamoDB::GlobalTable'),
      { Table: 't' },
    );
    expect(filled.map(({ gap }) => gap)).toEqual([
      'table-encryption',
      'table-recovery',
      'table-policy',
      'global-table-tags',
      'table-replicas',
    ]);
    expect(dynamoDb.commandCalls(UpdateTableCommand)[0]?.args[0].input).toMatchObject({
      SSESpecification: { KMSMasterKeyId: 'key-here' },
    });
    expect(dynamoDb.commandCalls(TagResourceCommand)[0]?.args[0].input).toEqual({
      ResourceArn: 'arn:table',
      Tags: [{ Key: 'a', Value: 'here' }],
    });
    expect(dynamoDb.commandCalls(PutResourcePolicyCommand)[0]?.args[0].input).toMatchObject({ Policy: '{}' });
  });

  test('of a global table without a replica here, its other replicas only', async () => {
    const Replicas = [{ Region: 'eu-west-1', Tags: [{ Key: 'a', Value: 'b' }] }];
    expect(await fill(table({ Replicas }, 'AWS::DynamoDB::GlobalTable'), { Table: 't' })).toEqual([
      { gap: 'table-replicas', physicalId: 't' },
    ]);
  });
});

describe('what CloudFormation dropped of a stage', () => {
  const api = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } } };
  const accessLog = { DestinationArn: 'arn:group', Format: '$context.requestId' };
  const logged = [
    { op: 'replace', path: '/accessLogSettings/destinationArn', value: 'arn:group' },
    { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
  ];

  test('its access log', async () => {
    const Stage = {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev', AccessLogSetting: accessLog },
    };
    expect(await fill({ ...api, Stage }, { Api: 'abcdef1234', Stage: 'dev' })).toEqual([
      { gap: 'stage-access-log', physicalId: 'dev' },
    ]);
    expect(sent(apiGateway, 'UpdateStageCommand')).toEqual([
      { restApiId: 'abcdef1234', stageName: 'dev', patchOperations: logged },
    ]);
  });

  test('nothing of one that does not log', async () => {
    const Stage = {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev' },
    };
    expect(await fill({ ...api, Stage }, { Api: 'abcdef1234', Stage: 'dev' })).toEqual([]);
    expect(apiGateway.commandCalls(UpdateStageCommand)).toEqual([]);
  });

  test("a deployment's whole description of its stage", async () => {
    const StageDescription = {
      AccessLogSetting: accessLog,
      ThrottlingRateLimit: 100,
      MethodSettings: [
        { ResourcePath: '/~1data', HttpMethod: 'POST', ThrottlingBurstLimit: 5, MetricsEnabled: true },
      ],
    };
    const Deployment = {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev', StageDescription },
    };
    expect(await fill({ ...api, Deployment }, { Api: 'abcdef1234', Deployment: 'd' })).toEqual([
      { gap: 'deployment-stage', physicalId: 'd' },
    ]);
    expect(sent(apiGateway, 'UpdateStageCommand')).toEqual([
      {
        restApiId: 'abcdef1234',
        stageName: 'dev',
        patchOperations: [
          ...logged,
          { op: 'replace', path: '/*/*/throttling/rateLimit', value: '100' },
          { op: 'replace', path: '/~1data/POST/throttling/burstLimit', value: '5' },
          { op: 'replace', path: '/~1data/POST/metrics/enabled', value: 'true' },
        ],
      },
    ]);
  });

  test('nothing of a deployment without a stage', async () => {
    const Deployment = { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } };
    expect(await fill({ ...api, Deployment }, { Api: 'abcdef1234', Deployment: 'd' })).toEqual([]);
  });
});

describe('what CloudFormation dropped of roles and topics', () => {
  test('a boundary and an encryption', async () => {
    const resources = {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: policy, PermissionsBoundary: 'arn:boundary' },
      },
      Free: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: policy } },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'alias/aws/sns' } },
      Plain: { Type: 'AWS::SNS::Topic' },
    };
    expect(await fill(resources, { Role: 'r', Free: 'f', Topic: 'arn:t', Plain: 'arn:p' })).toEqual([
      { gap: 'role-boundary', physicalId: 'r' },
      { gap: 'topic-encryption', physicalId: 'arn:t' },
    ]);
    expect(iam.commandCalls(PutRolePermissionsBoundaryCommand)[0]?.args[0].input).toEqual({
      RoleName: 'r',
      PermissionsBoundary: 'arn:boundary',
    });
    expect(sns.commandCalls(SetTopicAttributesCommand)[0]?.args[0].input).toEqual({
      TopicArn: 'arn:t',
      AttributeName: 'KmsMasterKeyId',
      AttributeValue: 'alias/aws/sns',
    });
  });
});

test('a gap that cannot be filled is named', async () => {
  dynamoDb.on(UpdateTableCommand).rejects(new Error('no such key'));
  await expect(fill(table({ SSESpecification: { SSEEnabled: true } }), { Table: 't' })).rejects.toMatchObject(
    {
      exitCode: 3,
      message: "the local target's gap table-encryption could not be filled: no such key",
    },
  );
});

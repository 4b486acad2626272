// Deploying to the local target: what is made, what is filled, and what is left after a failure.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deployStack, type Deployment } from '../../../src/target/deploy.ts';
import { destroyStack } from '../../../src/target/destroy.ts';
import { lint } from '../../../src/target/lint.ts';
import { startLocal } from '../../../src/target/local/start-local.ts';
import type { Target } from '../../../src/target/target.ts';
import { template } from './template.ts';

const resources = (Resources: object, more: object = {}): string =>
  JSON.stringify({ ...more, Resources }, undefined, 1);
const math = {
  Metrics: [{ Id: 'm', Expression: 'TIME_SERIES(1)', ReturnData: true }],
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const assertion = {
  Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
  AssertDescription: 'only there',
};
const templates = {
  whole: template,
  one: resources({ Topic: { Type: 'AWS::SNS::Topic' } }),
  two: resources(
    { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'two' } } },
    { Outputs: { Arn: { Value: { Ref: 'Topic' } } } },
  ),
  failing: resources({
    Good: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'left-behind' } },
    Bad: { Type: 'AWS::CloudWatch::Alarm', DependsOn: 'Good', Properties: math },
  }),
  unknownType: resources({
    It: {
      Type: 'AWS::SNS::TopicInlinePolicy',
      Properties: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', PolicyDocument: {} },
    },
  }),
  wrong: resources({ It: { Type: 'AWS::SNS::Topic', Properties: { Nonsense: 1 } } }),
  elsewhere: resources(
    { It: { Type: 'AWS::SNS::Topic' } },
    { Rules: { Region: { Assertions: [assertion] } } },
  ),
};

let target: Target;
let folder: string;

const fileOf = (name: string): string => join(folder, `${name}.json`);
const deploy = (name: keyof typeof templates, stackName: string): Promise<Deployment> =>
  deployStack(target, { templateFile: fileOf(name), stackName, parameters: new Map() });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackproof-test-'));
  for (const [name, text] of Object.entries(templates)) await writeFile(fileOf(name), text);
  // One call of cfn-lint for all: it takes two seconds to start.
  [target] = await Promise.all([
    startLocal({ accountId: '123456789012' }),
    lint(Object.keys(templates).map(fileOf)),
  ]);
}, 120_000);
afterAll(async () => {
  await target.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a stack on the local target', () => {
  test('is made, what CloudFormation drops is filled in, and deploying it again changes nothing', async () => {
    const first = await deploy('whole', 'whole');
    const filled = [
      'table-encryption',
      'table-encryption',
      'table-recovery',
      'table-recovery',
      'table-expiry',
      'table-policy',
      'global-table-tags',
      'stage-access-log',
      'deployment-stage',
      'role-boundary',
      'topic-encryption',
      'request-validator',
      'request-validator',
      'event-source-state',
      'service-integration-role',
      'api-endpoint',
    ];
    expect(first).toMatchObject({ created: true });
    expect(first.filled.map(({ gap }) => gap)).toEqual(filled);

    const dynamoDb = await target.clients.dynamoDb();
    const { Table } = await dynamoDb.describeTable({ TableName: 'gaps-table' });
    const key = first.outputs.get('Key') ?? '';
    expect(Table?.SSEDescription).toMatchObject({ Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: key });
    const global = await dynamoDb.describeTable({ TableName: 'gaps-global-table' });
    expect(global.Table?.SSEDescription?.KMSMasterKeyArn).toBe(key);
    const backups = await dynamoDb.describeContinuousBackups({ TableName: 'gaps-table' });
    expect(
      backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
    ).toBe('ENABLED');
    const expiry = await dynamoDb.describeTimeToLive({ TableName: 'gaps-table' });
    expect(expiry.TimeToLiveDescription).toMatchObject({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expires',
    });
    const { Policy = '' } = await dynamoDb.getResourcePolicy({ ResourceArn: Table?.TableArn });
    expect(JSON.parse(Policy)).toMatchObject({ Statement: [{ Action: 'dynamodb:GetItem' }] });
    const { Tags } = await dynamoDb.listTagsOfResource({ ResourceArn: global.Table?.TableArn });
    expect(Tags).toContainEqual({ Key: 'Environment', Value: 'dev' });

    const apiGateway = await target.clients.apiGateway();
    for (const stageName of ['dev', 'described']) {
      const stage = await apiGateway.getStage({ restApiId: first.outputs.get('Api'), stageName });
      expect(stage.accessLogSettings).toMatchObject({
        destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/gaps/access:*',
        format: '$context.requestId',
      });
      expect(stage.methodSettings?.['*/*']).toMatchObject({
        throttlingRateLimit: 100,
        throttlingBurstLimit: 50,
      });
    }
    const { Role } = await (await target.clients.iam()).getRole({ RoleName: 'gaps-role' });
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess');
    const { Attributes } = await (
      await target.clients.sns()
    ).getTopicAttributes({ TopicArn: first.outputs.get('Topic') });
    expect(Attributes?.KmsMasterKeyId).toBe('alias/aws/sns');

    const restApiId = first.outputs.get('Api');
    const validators = await apiGateway.getRequestValidators({ restApiId });
    expect(validators.items).toMatchObject([{ name: 'bodies', validateRequestBody: true }]);
    const { items = [] } = await apiGateway.getResources({ restApiId, limit: 500 });
    const validating = items.flatMap(({ path, resourceMethods = {} }) =>
      resourceMethods['POST']?.requestValidatorId === validators.items?.[0]?.id ? [path] : [],
    );
    expect(validating).toEqual(['/typed']);
    const { EventSourceMappings = [] } = await (
      await target.clients.lambda()
    ).listEventSourceMappings({ EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:gaps-queue' });
    expect(EventSourceMappings.map(({ State }) => State)).toEqual(['Disabled']);
    const sqs = await target.clients.sqs();
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'gaps-queue' });
    const queue = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
    expect(queue.Attributes).toMatchObject({ VisibilityTimeout: '30' });
    expect(queue.Attributes).not.toHaveProperty('Policy');

    const again = await deploy('whole', 'whole');
    expect(again).toMatchObject({ created: false, stackId: first.stackId });
    expect(again.outputs).toEqual(first.outputs);
    // What an update without a change leaves as it was is still known to be filled.
    expect(again.filled.map(({ gap }) => gap)).toEqual(filled);

    await destroyStack(target, 'whole');
    await destroyStack(target, 'whole');
    expect((await dynamoDb.listTables({})).TableNames).toEqual([]);
  }, 60_000);

  test('is updated when it is there', async () => {
    await deploy('one', 'updated');
    const second = await deploy('two', 'updated');
    expect(second.created).toBe(false);
    expect([...second.outputs.keys()]).toEqual(['Arn']);
  });

  test('that cannot be made names the resource and the reason, and leaves nothing', async () => {
    await expect(deploy('failing', 'failing')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^the stack failing could not be created: Bad: .*metric math/),
    });
    const { Topics = [] } = await (await target.clients.sns()).listTopics({});
    expect(Topics.filter(({ TopicArn }) => TopicArn?.includes('left-behind') === true)).toEqual([]);
  });

  test('that CloudFormation does not take at all', async () => {
    await expect(deploy('unknownType', 'refused')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/Unrecognized resource types/),
    });
  });

  test("is not sent to CloudFormation with an error of cfn-lint's", async () => {
    await expect(deploy('wrong', 'linted')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^cfn-lint E3002: .*Nonsense/),
      at: { resource: 'It', line: 6 },
    });
  });

  test('of a rule that forbids the region is refused', async () => {
    await expect(deploy('elsewhere', 'elsewhere')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('only there'),
    });
  });
});

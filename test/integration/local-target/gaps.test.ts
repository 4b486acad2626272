// Every gap of the local target, seen with our own eyes: a test that fails here says that the gap has closed, and that its
// entry in src/target/local/gaps can go.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gaps } from '../../../src/target/local/gaps/index.ts';
import { startLocal } from '../../../src/target/local/start-local.ts';
import { flatOutputs, type FlatOutputs } from '../../../src/target/outputs.ts';
import { poll } from '../../../src/target/poll.ts';
import { settled } from '../../../src/target/stack-state.ts';
import type { Target } from '../../../src/target/target.ts';
import { lossesOfFurtherServices } from './further-losses.ts';
import { template } from './template.ts';

let target: Target;
let outputs: FlatOutputs;

const make = async (name: string, body: string): Promise<string> => {
  const cloudFormation = await target.clients.cloudFormation();
  const { StackId = name } = await cloudFormation.createStack({
    StackName: name,
    TemplateBody: body,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  return StackId;
};

const post = (
  path: string,
  contentType = 'application/json',
): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const url = target.reachable(`https://${outputs.get('Api')}.execute-api.us-east-1.amazonaws.com/${path}`);
    const headers = { 'Content-Type': contentType };
    const call = request(url, { method: 'POST', agent: false, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    });
    call.on('error', reject);
    call.end('{}');
  });

beforeAll(async () => {
  target = await startLocal({ accountId: '123456789012' });
  const stack = await settled(target, await make('gaps', template));
  expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
  outputs = flatOutputs(stack?.Outputs);
}, 120_000);

afterAll(() => target.close());

const stage = async (stageName: string) =>
  (await target.clients.apiGateway()).getStage({ restApiId: outputs.get('Api'), stageName });

const table = async (TableName: string) => {
  const { Table } = await (await target.clients.dynamoDb()).describeTable({ TableName });
  return Table;
};

const methodOf = async (path: string) => {
  const apiGateway = await target.clients.apiGateway();
  const restApiId = outputs.get('Api');
  const { items = [] } = await apiGateway.getResources({ restApiId, limit: 500 });
  return { restApiId, resourceId: items.find((item) => item.path === path)?.id, httpMethod: 'POST' };
};

/** Has a path's bodies validated: API Gateway would do so after the next deployment only. */
const validate = async (path: string): Promise<void> => {
  const apiGateway = await target.clients.apiGateway();
  const { id } = await apiGateway.createRequestValidator({
    restApiId: outputs.get('Api'),
    name: path,
    validateRequestBody: true,
  });
  await apiGateway.updateMethod({
    ...(await methodOf(path)),
    patchOperations: [{ op: 'replace', path: '/requestValidatorId', value: id }],
  });
};

/** How often the consumer got something from a service; waits until it is at least so often. */
const received = async (source: string, atLeast: number): Promise<number> => {
  const logs = await target.clients.logs();
  const look = async (): Promise<number | undefined> => {
    const { events = [] } = await logs.filterLogEvents({ logGroupName: '/aws/lambda/gaps-consumer' });
    const times = events.filter(({ message }) => message?.includes(`got ${source}`) === true).length;
    return times >= atLeast ? times : undefined;
  };
  return (await poll(look, { everyMs: 100, withinMs: 20_000 })) ?? 0;
};

/** What shows that each gap is still there. */
const losses: Readonly<Record<string, () => Promise<void>>> = {
  'table-encryption': async () => {
    expect((await table('gaps-table'))?.SSEDescription).toBeUndefined();
  },
  'table-recovery': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    const { ContinuousBackupsDescription: backups } = await dynamoDb.describeContinuousBackups({
      TableName: 'gaps-table',
    });
    expect(backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('DISABLED');
  },
  'table-expiry': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    const { TimeToLiveDescription: expiry } = await dynamoDb.describeTimeToLive({ TableName: 'gaps-table' });
    expect(expiry?.TimeToLiveStatus).toBe('DISABLED');
  },
  'table-policy': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    const ResourceArn = (await table('gaps-table'))?.TableArn;
    await expect(dynamoDb.getResourcePolicy({ ResourceArn })).rejects.toMatchObject({
      name: 'PolicyNotFoundException',
    });
  },
  'global-table-tags': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    const { Tags } = await dynamoDb.listTagsOfResource({
      ResourceArn: (await table('gaps-global-table'))?.TableArn,
    });
    expect(Tags).toEqual([]);
  },
  'stage-access-log': async () => {
    expect((await stage('dev')).accessLogSettings?.destinationArn).toBeUndefined();
  },
  'deployment-stage': async () => {
    const { accessLogSettings, methodSettings } = await stage('described');
    expect(accessLogSettings?.destinationArn).toBeUndefined();
    expect(methodSettings).toEqual({});
  },
  'role-boundary': async () => {
    const { Role } = await (await target.clients.iam()).getRole({ RoleName: 'gaps-role' });
    expect(Role?.PermissionsBoundary).toBeUndefined();
  },
  'topic-encryption': async () => {
    const sns = await target.clients.sns();
    const { Attributes } = await sns.getTopicAttributes({ TopicArn: outputs.get('Topic') });
    expect(Attributes).not.toHaveProperty('KmsMasterKeyId');
  },
  'request-validator': async () => {
    const apiGateway = await target.clients.apiGateway();
    expect((await apiGateway.getRequestValidators({ restApiId: outputs.get('Api') })).items).toEqual([]);
    expect((await apiGateway.getMethod(await methodOf('/typed'))).requestValidatorId).toBeUndefined();
  },
  'event-source-state': async () => {
    const lambda = await target.clients.lambda();
    const { EventSourceMappings = [] } = await lambda.listEventSourceMappings({
      EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:gaps-queue',
    });
    expect(EventSourceMappings.map(({ State }) => State)).toEqual(['Enabled']);
  },
  'service-integration-role': async () => {
    expect((await post('dev/send')).status).toBe(500);
  },
  'access-log-lines': async () => {
    const apiGateway = await target.clients.apiGateway();
    await apiGateway.updateStage({
      restApiId: outputs.get('Api'),
      stageName: 'dev',
      patchOperations: [
        {
          op: 'replace',
          path: '/accessLogSettings/destinationArn',
          value: 'arn:aws:logs:us-east-1:123456789012:log-group:/gaps/access',
        },
        { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
      ],
    });
    expect((await post('dev/')).status).toBe(200);
    const { events } = await (await target.clients.logs()).filterLogEvents({ logGroupName: '/gaps/access' });
    expect(events).toEqual([]);
  },
  'email-delivery': async () => {
    const sns = await target.clients.sns();
    const { Subscriptions } = await sns.listSubscriptionsByTopic({ TopicArn: outputs.get('Topic') });
    expect(Subscriptions?.map(({ SubscriptionArn }) => SubscriptionArn)).not.toContain('PendingConfirmation');
  },
  'api-metrics': async () => {
    const before = await sum('Invocations', 'gaps-function');
    expect((await post('dev/')).status).toBe(200);
    expect(await sum('Invocations', 'gaps-function')).toBe(before);
  },
  'alarm-dimensions': async () => {
    const cloudWatch = await target.clients.cloudWatch();
    await (
      await target.clients.lambda()
    ).invoke({ FunctionName: 'gaps-function', Payload: Buffer.from('{}') });
    expect(await sum('Errors', 'gaps-function')).toBe(1);
    expect(await sum('Errors', 'another-function')).toBe(0);
    await cloudWatch.putMetricData({ Namespace: 'Gaps', MetricData: [{ MetricName: 'Any', Value: 1 }] });
    const { MetricAlarms } = await cloudWatch.describeAlarms({ AlarmNames: ['gaps-alarm'] });
    expect(MetricAlarms?.[0]?.StateValue).toBe('ALARM');
  },
  'callers-of-keys': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    const kms = await target.clients.kms();
    const { KeyMetadata } = await kms.createKey({
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
      BypassPolicyLockoutSafetyCheck: true,
    });
    await dynamoDb.updateTable({
      TableName: 'gaps-table',
      SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KeyMetadata?.Arn },
    });
    await expect(
      dynamoDb.putItem({ TableName: 'gaps-table', Item: { id: { S: 'x' } } }),
    ).resolves.toBeDefined();
  },
  'invoke-permission': async () => {
    // The template has no AWS::Lambda::Permission.
    expect((await post('dev/')).status).toBe(200);
  },
  'python-version': async () => {
    expect((await post('dev/')).body).not.toBe('3.8');
  },
  'api-endpoint': async () => {
    const { endpointConfiguration } = await (
      await target.clients.apiGateway()
    ).getRestApi({ restApiId: outputs.get('Api') });
    expect(endpointConfiguration?.types).toBeUndefined();
  },
  'missing-redeploy': async () => {
    expect((await post('dev/typed')).status).toBe(200);
    await validate('/typed');
    expect((await post('dev/typed')).status).toBe(400);
  },
  'validation-content-type': async () => {
    await validate('/typed');
    await validate('/default');
    expect((await post('dev/typed', 'text/plain')).status).toBe(400);
    expect((await post('dev/default')).status).toBe(200);
  },
  'integration-rights': async () => {
    const sqs = await target.clients.sqs();
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'gaps-queue' });
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy: '' } });
    expect((await post('dev/send')).status).toBe(200);
  },
  'integration-action': async () => {
    expect((await post('dev/action')).status).toBe(504);
  },
  'integration-parameters': async () => {
    expect(await post('dev/parameters')).toMatchObject({
      status: 500,
      body: expect.stringContaining('MissingAction'),
    });
  },
  'event-source-rights': async () => {
    const sqs = await target.clients.sqs();
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'gaps-read-queue' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
    expect(await received('aws:sqs', 1)).toBe(1);
  },
  'stream-retries': async () => {
    const dynamoDb = await target.clients.dynamoDb();
    await dynamoDb.putItem({ TableName: 'gaps-stream-table', Item: { id: { S: 'x' } } });
    expect(await received('aws:dynamodb', 2)).toBeGreaterThan(1);
  },
  ...lossesOfFurtherServices(() => ({ target, outputs, make })),
};

async function sum(MetricName: string, functionName: string): Promise<number> {
  const { Datapoints = [] } = await (
    await target.clients.cloudWatch()
  ).getMetricStatistics({
    Namespace: 'AWS/Lambda',
    MetricName,
    Dimensions: [{ Name: 'FunctionName', Value: functionName }],
    Period: 60,
    Statistics: ['Sum'],
    StartTime: new Date(Date.now() - 3_600_000),
    EndTime: new Date(Date.now() + 60_000),
  });
  return Datapoints.reduce((total, { Sum = 0 }) => total + Sum, 0);
}

describe('each gap of the local target is still there', () => {
  test.each(gaps.map(({ id, lost }) => [id, lost] as const))(
    '%s: %s',
    async (id) => {
      expect(losses).toHaveProperty(id);
      await losses[id]?.();
      // The local target takes its time over a service that it does not know.
    },
    60_000,
  );

  test('and none is shown here that is not declared', () => {
    expect(Object.keys(losses).sort()).toEqual(gaps.map(({ id }) => id).sort());
  });
});

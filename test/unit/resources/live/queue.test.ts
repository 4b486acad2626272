import { describe, expect, test } from '@jest/globals';
import type { QueueFacts } from '../../../../src/resources/queue/facts.ts';
import { only, reason, value, values } from './facts.ts';
import {
  account,
  allow,
  awsError,
  fails,
  mapping,
  observe,
  outputs,
  policy,
  queueArn,
  queueUrl,
  stack,
  type Answers,
} from './world.ts';

const reading = (source = queueArn): Answers => ({
  'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [{ ...mapping, EventSourceArn: source }] }),
});
const queueWhere = async (Attributes: Record<string, string>, changed: Answers = {}): Promise<QueueFacts> =>
  only(
    await observe({ ...reading(), 'sqs.getQueueAttributes': () => ({ Attributes }), ...changed }),
    'queue',
  );
const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queueArn };

describe('a queue', () => {
  test('its names, by the event source that reads it', async () => {
    const its = await queueWhere({});
    expect([its.id, value(its.own)]).toEqual([queueUrl, true]);
    expect(values([its.name, its.arn, its.url])).toEqual(['demo-queue', queueArn, queueUrl]);
  });

  test('its kind and visibility, and what SQS makes of them unless told', async () => {
    const fifo = await queueWhere({ FifoQueue: 'true', VisibilityTimeout: '90' });
    expect(values([fifo.fifo, fifo.visibilityTimeout])).toEqual([true, 90]);
    const plain = await queueWhere({});
    expect(values([plain.fifo, plain.visibilityTimeout, plain.redrive])).toEqual([false, 30, undefined]);
  });

  test('its policy, and the Deny statements by themselves', async () => {
    const its = await queueWhere({ Policy: policy(allow('sqs:SendMessage', queueArn), deny) });
    expect(value(its.policy)?.statements.length).toBe(2);
    expect(value(its.denials).map(({ actions }) => values(actions ?? []))).toEqual([['sqs:*']]);
    expect(its.policy.at.path).toBe('GetQueueAttributes.Attributes.Policy');
  });

  test.each([[{}], [{ Policy: '' }]])('no policy denies nothing: %j', async (attributes) => {
    const its = await queueWhere(attributes);
    expect(values([its.policy, its.denials])).toEqual([undefined, []]);
  });

  test('a statement that may be a Deny leaves the denials unknown', async () => {
    const its = await queueWhere({ Policy: policy({ ...deny, Effect: 'deny' }) });
    expect(its.policy.known).toBe(true);
    expect(reason(its.denials)).not.toBe('');
    const garbled = await queueWhere({ Policy: 'no policy' });
    expect([garbled.policy.known, garbled.denials.known]).toEqual([false, false]);
  });

  test('a queue whose attributes SQS leaves out', async () => {
    const its = await queueWhere({}, { 'sqs.getQueueAttributes': () => ({}) });
    expect(values([its.visibilityTimeout, its.policy])).toEqual([30, undefined]);
  });
});

describe("a queue's dead letters", () => {
  const dead = `arn:aws:sqs:us-east-1:${account}:dead`;
  const where = async (RedrivePolicy: string) =>
    observe({
      ...reading(),
      'sqs.getQueueUrl': ({ QueueName }) => ({ QueueUrl: queueUrl.replace('demo-queue', String(QueueName)) }),
      'sqs.getQueueAttributes': ({ QueueUrl }) => ({
        Attributes: QueueUrl === queueUrl ? { RedrivePolicy } : {},
      }),
    });
  const first = async (RedrivePolicy: string): Promise<QueueFacts> => {
    const found = (await where(RedrivePolicy)).all('queue').find(({ id }) => id === queueUrl);
    if (found === undefined) throw new Error('no queue');
    return found;
  };

  test.each([[5], ['5']])('lead to their queue; maxReceiveCount is %j', async (maxReceiveCount) => {
    const system = await where(JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount }));
    expect(system.all('queue').map(({ arn }) => value(arn))).toEqual([dead, queueArn]);
    const redrive = value(
      (await first(JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount }))).redrive,
    );
    expect(redrive && values([redrive.targetArn, redrive.maxReceiveCount])).toEqual([dead, 5]);
  });

  test('a redrive policy that lacks something, or is none', async () => {
    const half = value((await first('{}')).redrive);
    expect(half && [half.targetArn.known, half.maxReceiveCount.known]).toEqual([false, false]);
    for (const text of ['5', '[]', 'no']) expect((await first(text)).redrive.known).toBe(false);
    expect(value((await first('')).redrive)).toBeUndefined();
  });

  test('that cannot be read may hide a queue', async () => {
    expect((await where('no')).unreadable('queue')).toContain('not JSON');
    expect((await where('')).unreadable('queue')).toBeUndefined();
  });
});

describe('a queue that cannot be read', () => {
  test('has its names, and the permission that is missing', async () => {
    const no = { ...reading(), 'sqs.getQueueAttributes': fails('AccessDeniedException') };
    const system = await observe(no);
    const its = only(system, 'queue');
    expect(values([its.name, its.arn, its.url, its.own])).toEqual(['demo-queue', queueArn, queueUrl, true]);
    for (const fact of [its.fifo, its.visibilityTimeout, its.redrive, its.policy, its.denials])
      expect(reason(fact)).toContain('needs sqs:GetQueueAttributes');
    expect(system.unreadable('queue')).toContain('needs sqs:GetQueueAttributes');
  });

  test('not even its URL', async () => {
    const its = only(await observe({ ...reading(), 'sqs.getQueueUrl': fails('AccessDenied') }), 'queue');
    expect(its.id).toBe(queueArn);
    for (const fact of [its.url, its.own, its.policy])
      expect(reason(fact)).toContain('needs sqs:GetQueueUrl');
  });

  test.each(['sqs.getQueueUrl', 'sqs.getQueueAttributes'])('it is gone, says %s', async (call) => {
    for (const name of ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'])
      expect((await observe({ ...reading(), [call]: fails(name) })).all('queue')).toEqual([]);
  });

  test('it is in another region: one of the same name here is not it', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    const system = await observe(reading(queueArn.replace('us-east-1', 'eu-west-1')), undefined, { calls });
    expect(reason(only(system, 'queue').policy)).toBe(
      'the queue demo-queue is in eu-west-1, and only us-east-1 is read',
    );
    expect(calls.filter(([call]) => call.startsWith('sqs.'))).toEqual([]);
  });

  test("another account's is asked for in its account; that it does not show does not say that it is gone", async () => {
    const foreign = queueArn.replace(account, '210987654321');
    const inputs: unknown[] = [];
    const system = await observe({
      ...reading(foreign),
      'sqs.getQueueUrl': (input) => {
        inputs.push(input);
        throw awsError('QueueDoesNotExist');
      },
    });
    expect(inputs).toEqual([{ QueueName: 'demo-queue', QueueOwnerAWSAccountId: '210987654321' }]);
    expect(reason(only(system, 'queue').url)).toContain('210987654321');
  });
});

describe('where a queue is looked for', () => {
  const named = (output: Record<string, string>): Answers => ({
    'cloudFormation.describeStacks': () => ({
      Stacks: [
        stack({
          Outputs: Object.entries({ ...outputs, ...output }).map(([OutputKey, OutputValue]) => ({
            OutputKey,
            OutputValue,
          })),
        }),
      ],
    }),
  });
  const found = async (output: Record<string, string>, kind: 'queueUrl' | 'queueArn') => {
    const entry = { outputs: { Queue: kind } };
    return (await observe(named(output), { ...outputs, ...output }, { entry })).all('queue').length;
  };

  test('at the outputs that name its URL or its ARN', async () => {
    expect(await found({ Queue: queueUrl }, 'queueUrl')).toBe(1);
    expect(await found({ Queue: queueArn }, 'queueArn')).toBe(1);
  });

  test('nowhere when they name something else', async () => {
    await expect(found({ Queue: 'https://example.com' }, 'queueUrl')).rejects.toThrow('leads anywhere');
    await expect(found({ Queue: 'arn:aws:sns:us-east-1:1:x' }, 'queueArn')).rejects.toThrow('leads anywhere');
  });

  test('under the name that its specification fixes', async () => {
    const entry = { names: { queue: ['demo-queue'] } };
    expect(only(await observe({}, undefined, { entry }), 'queue').id).toBe(queueUrl);
  });
});

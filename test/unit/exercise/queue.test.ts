import { beforeEach, describe, expect, test } from '@jest/globals';
import { withTemporaryQueue } from '../../../src/exercise/queue.ts';
import { fakeTarget } from './fake-target.ts';

const topic = 'arn:aws:sns:us-east-1:123456789012:alarms';
let calls: string[];
let policy: string;
let messages: string[];
let deleted: number;

const done =
  (name: string, answer: unknown = {}) =>
  () => {
    calls.push(name);
    return Promise.resolve(answer);
  };
const target = (subscribe = done('subscribe', { SubscriptionArn: 'sub' })) =>
  fakeTarget({
    sqs: {
      createQueue: done('createQueue', { QueueUrl: 'url' }),
      getQueueAttributes: done('getQueueAttributes', { Attributes: { QueueArn: 'queue-arn' } }),
      setQueueAttributes: (input: { Attributes: { Policy: string } }) => {
        policy = input.Attributes.Policy;
        return done('setQueueAttributes')();
      },
      receiveMessage: () =>
        Promise.resolve({ Messages: messages.splice(0).map((Body) => ({ Body, ReceiptHandle: 'r' })) }),
      deleteMessageBatch: (input: { Entries: readonly unknown[] }) => {
        deleted += input.Entries.length;
        return done('deleteMessageBatch')();
      },
      deleteQueue: done('deleteQueue'),
    },
    sns: { subscribe, unsubscribe: done('unsubscribe') },
  });

beforeEach(() => {
  calls = [];
  messages = [];
  deleted = 0;
});

describe('withTemporaryQueue', () => {
  test('subscribes a queue that only this topic may send to, and removes both', async () => {
    expect(await withTemporaryQueue(target(), topic, () => Promise.resolve('heard'))).toBe('heard');
    expect(calls).toEqual([
      'createQueue',
      'getQueueAttributes',
      'setQueueAttributes',
      'subscribe',
      'unsubscribe',
      'deleteQueue',
    ]);
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: 'queue-arn',
          Condition: { ArnEquals: { 'aws:SourceArn': topic } },
        },
      ],
    });
  });

  test('gives the message itself, in an envelope or raw, and takes it off the queue', async () => {
    messages = [JSON.stringify({ Type: 'Notification', Message: 'enclosed' }), '{"AlarmName":"raw"}', 'text'];
    const heard = await withTemporaryQueue(target(), topic, ({ take }) => take());
    expect(heard).toEqual(['enclosed', '{"AlarmName":"raw"}', 'text']);
    expect(deleted).toBe(3);
  });

  test('removes both when its use fails', async () => {
    const use = withTemporaryQueue(target(), topic, () => Promise.reject(new Error('failed')));
    await expect(use).rejects.toThrow('failed');
    expect(calls.slice(-2)).toEqual(['unsubscribe', 'deleteQueue']);
  });

  test('removes the queue when it cannot be subscribed', async () => {
    const refusing = target(() => Promise.reject(new Error('not allowed to subscribe')));
    await expect(withTemporaryQueue(refusing, topic, () => Promise.resolve(1))).rejects.toThrow(
      'not allowed',
    );
    expect(calls).toContain('deleteQueue');
    expect(calls).not.toContain('unsubscribe');
  });

  test('makes nothing when it was given up before', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(withTemporaryQueue(target(), topic, () => Promise.resolve(1), signal)).rejects.toThrow(
      'given up',
    );
    expect(calls).toEqual([]);
  });
});

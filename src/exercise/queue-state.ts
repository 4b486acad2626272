import type { Message } from '@aws-sdk/client-sqs';
import type { Target } from '../target/target.ts';

/** How many messages a queue holds: those that wait, are being worked on, or are delayed. Approximate on AWS. */
export const messagesIn = async (target: Target, queueUrl: string): Promise<number> => {
  const sqs = await target.clients.sqs();
  const { Attributes: counts = {} } = await sqs.getQueueAttributes({
    QueueUrl: queueUrl,
    AttributeNames: [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ],
  });
  return Object.values(counts).reduce((sum, count) => sum + Number(count), 0);
};

/** The longest message that a queue takes, in bytes; AWS's limit is 1 MiB. */
export const longestMessage = async (target: Target, queueUrl: string): Promise<number> => {
  const sqs = await target.clients.sqs();
  const { Attributes: attributes = {} } = await sqs.getQueueAttributes({
    QueueUrl: queueUrl,
    AttributeNames: ['MaximumMessageSize'],
  });
  return Number(attributes['MaximumMessageSize'] ?? 1_048_576);
};

/**
 * Sets a queue's visibility timeout, and says how to set it back.
 * @param later is told how before anything changes.
 * @returns sets any other, in seconds.
 */
export const changeVisibility = async (
  target: Target,
  queueUrl: string,
  seconds: number,
  later: (undo: () => Promise<unknown>) => void,
): Promise<(seconds: number) => Promise<void>> => {
  const sqs = await target.clients.sqs();
  const { Attributes: attributes = {} } = await sqs.getQueueAttributes({
    QueueUrl: queueUrl,
    AttributeNames: ['VisibilityTimeout'],
  });
  const set = async (timeout: number | string): Promise<void> => {
    await sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { VisibilityTimeout: String(timeout) } });
  };
  later(() => set(attributes['VisibilityTimeout'] ?? '30'));
  await set(seconds);
  return set;
};

/** A message that was taken out of a queue. */
export interface TakenMessage {
  readonly body: string;
  /** The names of its message attributes: those that a sender sets. */
  readonly attributes: readonly string[];
}

/** Messages of others are out of their sight for so long, in seconds. */
const borrowedFor = 5;

/**
 * Takes those messages out of a queue that are `ours`; the others stay. One look: ten messages at the most.
 */
export const takeOurs = async (
  target: Target,
  queueUrl: string,
  ours: (body: string) => boolean,
  signal?: AbortSignal,
): Promise<readonly TakenMessage[]> => {
  const sqs = await target.clients.sqs();
  const { Messages: messages = [] } = await sqs.receiveMessage(
    {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: borrowedFor,
      MessageAttributeNames: ['All'],
      WaitTimeSeconds: target.name === 'local' ? 0 : 2,
    },
    signal === undefined ? {} : { abortSignal: signal },
  );
  const taken = messages.filter(({ Body: body = '' }: Message) => ours(body));
  for (const { ReceiptHandle: receipt } of taken)
    await sqs.deleteMessage({ QueueUrl: queueUrl, ReceiptHandle: receipt });
  return taken.map(({ Body: body = '', MessageAttributes: attributes = {} }) => ({
    body,
    attributes: Object.keys(attributes),
  }));
};

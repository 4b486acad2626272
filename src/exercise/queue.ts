import { randomUUID } from 'node:crypto';
import type { Target } from '../target/target.ts';
import { withCleanUp } from './clean-up.ts';

/** A queue that hears what a topic publishes. */
export interface TopicListener {
  /**
   * Takes the messages that have come, waiting for the first up to so many seconds (0 to 20). What the topic's publisher wrote.
   * @param stop ends the wait, in place of the signal that ends the whole.
   */
  take(waitSeconds?: number, stop?: AbortSignal): Promise<readonly string[]>;
}

/** What an SNS envelope holds, or the text itself where the topic delivers it raw. */
const messageIn = (body: string): string => {
  try {
    const envelope: unknown = JSON.parse(body);
    if (typeof envelope === 'object' && envelope !== null && 'Type' in envelope && 'Message' in envelope)
      return String(envelope.Message);
  } catch {
    // Not JSON: raw.
  }
  return body;
};

const letsTopicSend = (queueArn: string, topicArn: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
      },
    ],
  });

/**
 * Subscribes a new queue to a topic for as long as `use` runs. Queue and subscription are removed afterwards in every
 * case. Should this process be killed in between, the queue's name (`stackproof-…`) tells what it is, and its messages
 * expire within five minutes.
 */
export const withTemporaryQueue = async <T>(
  target: Target,
  topicArn: string,
  use: (listener: TopicListener) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> =>
  withCleanUp(async (later) => {
    const [sqs, sns] = await Promise.all([target.clients.sqs(), target.clients.sns()]);
    signal?.throwIfAborted();
    // What makes something is never aborted half-way: it might be made and not be known here.
    const { QueueUrl: url = '' } = await sqs.createQueue({
      QueueName: `stackproof-${randomUUID()}`,
      Attributes: { MessageRetentionPeriod: '300' },
    });
    later(() => sqs.deleteQueue({ QueueUrl: url }));
    const { Attributes: attributes } = await sqs.getQueueAttributes({
      QueueUrl: url,
      AttributeNames: ['QueueArn'],
    });
    const queueArn = attributes?.QueueArn ?? '';
    await sqs.setQueueAttributes({
      QueueUrl: url,
      Attributes: { Policy: letsTopicSend(queueArn, topicArn) },
    });
    const { SubscriptionArn: subscription } = await sns.subscribe({
      TopicArn: topicArn,
      Protocol: 'sqs',
      Endpoint: queueArn,
      ReturnSubscriptionArn: true,
    });
    later(() => sns.unsubscribe({ SubscriptionArn: subscription }));
    return use({
      take: async (waitSeconds = 0, stop = signal) => {
        const { Messages: messages = [] } = await sqs.receiveMessage(
          { QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: waitSeconds },
          stop === undefined ? {} : { abortSignal: stop },
        );
        if (messages.length > 0)
          await sqs.deleteMessageBatch({
            QueueUrl: url,
            Entries: messages.map(({ ReceiptHandle: receipt }, index) => ({
              Id: String(index),
              ReceiptHandle: receipt,
            })),
          });
        return messages.map(({ Body: body = '' }) => messageIn(body));
      },
    });
  });

import { describe, expect, test } from '@jest/globals';
import { withCleanUp } from '../../../src/exercise/clean-up.ts';
import { attemptAnonymously, attemptAs } from '../../../src/exercise/queue-attempts.ts';
import { changeVisibility, longestMessage, messagesIn, takeOurs } from '../../../src/exercise/queue-state.ts';
import type { Target } from '../../../src/target/target.ts';
import { fakeTarget, serviceError } from './fake-target.ts';

const withAttributes = (attributes: Record<string, string>, set: string[] = []): Target =>
  fakeTarget({
    sqs: {
      getQueueAttributes: () => Promise.resolve({ Attributes: attributes }),
      setQueueAttributes: (input: { Attributes: { VisibilityTimeout: string } }) => {
        set.push(input.Attributes.VisibilityTimeout);
        return Promise.resolve({});
      },
    },
  });

describe('a queue', () => {
  test('holds what waits, what is worked on and what is delayed', async () => {
    const target = withAttributes({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '20',
      ApproximateNumberOfMessagesDelayed: '300',
    });
    expect(await messagesIn(target, 'q')).toBe(321);
    expect(await messagesIn(withAttributes({}), 'q')).toBe(0);
  });

  test('takes messages up to its own limit, or up to 1 MiB', async () => {
    expect(await longestMessage(withAttributes({ MaximumMessageSize: '1024' }), 'q')).toBe(1024);
    expect(await longestMessage(withAttributes({}), 'q')).toBe(1_048_576);
  });

  test('gets its visibility timeout back, whatever happens', async () => {
    const set: string[] = [];
    const failing = withCleanUp(async (later) => {
      const change = await changeVisibility(withAttributes({ VisibilityTimeout: '60' }, set), 'q', 2, later);
      await change(0);
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(set).toEqual(['2', '0', '60']);
  });

  test('loses our messages only', async () => {
    const deleted: string[] = [];
    const target = fakeTarget({
      sqs: {
        receiveMessage: () =>
          Promise.resolve({
            Messages: [
              { Body: 'ours', ReceiptHandle: '1', MessageAttributes: { a: {} } },
              { Body: 'theirs', ReceiptHandle: '2' },
            ],
          }),
        deleteMessage: ({ ReceiptHandle: receipt }: { ReceiptHandle: string }) => {
          deleted.push(receipt);
          return Promise.resolve({});
        },
      },
    });
    expect(await takeOurs(target, 'q', (body) => body === 'ours')).toEqual([
      { body: 'ours', attributes: ['a'] },
    ]);
    expect(deleted).toEqual(['1']);
  });
});

describe('an attempt', () => {
  const { clients: denying } = fakeTarget({
    sqs: { sendMessage: () => Promise.reject(serviceError('AccessDenied', 'no')) },
  });
  const { clients: letting } = fakeTarget({
    sqs: {
      sendMessage: () => Promise.resolve({}),
      deleteMessage: () => Promise.reject(serviceError('ReceiptHandleIsInvalid', 'no such receipt')),
      receiveMessage: () => Promise.reject(new Error('socket hang up')),
    },
  });

  test('that is denied was refused', async () => {
    expect(await attemptAs(denying, 'q', 'SendMessage', 'x')).toEqual({
      refused: true,
      reason: 'AccessDenied: no',
    });
  });

  test('that comes as far as its receipt was let through', async () => {
    expect(await attemptAs(letting, 'q', 'SendMessage', 'x')).toMatchObject({ refused: false });
    expect(await attemptAs(letting, 'q', 'DeleteMessage', 'x')).toMatchObject({ refused: false });
  });

  test('that got no answer says nothing', async () => {
    await expect(attemptAs(letting, 'q', 'ReceiveMessage', 'x')).rejects.toThrow('socket hang up');
  });

  test('without credentials needs an answer as well', async () => {
    const nowhere = attemptAnonymously(fakeTarget({}), 'no url', 'SendMessage', 'x');
    await expect(nowhere).rejects.toThrow('no url is no URL');
  });
});

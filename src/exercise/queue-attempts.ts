import type { SQS } from '@aws-sdk/client-sqs';
import type { Clients, Target } from '../target/target.ts';
import { post } from './http.ts';

/** What sending to a queue takes, and what receiving from it takes. */
export const sendActions = ['SendMessage'] as const;
export const receiveActions = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility'] as const;

/** An action on a queue's messages. */
export type QueueAction = (typeof sendActions)[number] | (typeof receiveActions)[number];

/** What came of trying an action. */
export interface QueueAttempt {
  /** Whether the service denied it: any other error comes after it was let through. */
  readonly refused: boolean;
  /** The service's words. */
  readonly reason: string;
}

/** A receipt that no message has: who is let through is told so. */
const noReceipt = 'stackproof';

const denial =
  /AccessDenied|MissingAuthenticationToken|InvalidClientTokenId|UnrecognizedClient|NotAuthorized/;

/**
 * Tries an action on a queue as somebody. A message that can be received stays where it is; one that can be sent has the
 * given body.
 */
export const attemptAs = async (
  clients: Clients,
  queueUrl: string,
  action: QueueAction,
  body: string,
): Promise<QueueAttempt> => {
  const sqs = await clients.sqs();
  try {
    await actions[action](sqs, queueUrl, body);
    return { refused: false, reason: 'done' };
  } catch (failure) {
    if (!(failure instanceof Error && '$metadata' in failure)) throw failure;
    return { refused: denial.test(failure.name), reason: `${failure.name}: ${failure.message}` };
  }
};

const actions: Readonly<Record<QueueAction, (sqs: SQS, QueueUrl: string, body: string) => Promise<unknown>>> =
  {
    SendMessage: (sqs, QueueUrl, body) => sqs.sendMessage({ QueueUrl, MessageBody: body }),
    ReceiveMessage: (sqs, QueueUrl) => sqs.receiveMessage({ QueueUrl, VisibilityTimeout: 0 }),
    DeleteMessage: (sqs, QueueUrl) => sqs.deleteMessage({ QueueUrl, ReceiptHandle: noReceipt }),
    ChangeMessageVisibility: (sqs, QueueUrl) =>
      sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: noReceipt, VisibilityTimeout: 0 }),
  };

const parameters: Readonly<Record<QueueAction, (body: string) => Readonly<Record<string, string>>>> = {
  SendMessage: (body) => ({ MessageBody: body }),
  ReceiveMessage: () => ({ VisibilityTimeout: '0' }),
  DeleteMessage: () => ({ ReceiptHandle: noReceipt }),
  ChangeMessageVisibility: () => ({ ReceiptHandle: noReceipt, VisibilityTimeout: '0' }),
};

/** The same without any credentials: a request that is not signed. */
export const attemptAnonymously = async (
  target: Target,
  queueUrl: string,
  action: QueueAction,
  body: string,
): Promise<QueueAttempt> => {
  const form = new URLSearchParams({ Action: action, Version: '2012-11-05', ...parameters[action](body) });
  const answer = await post(target, queueUrl, form.toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const code = /<Code>([^<]*)<\/Code>/.exec(answer.body)?.[1] ?? answer.body.slice(0, 80);
  return {
    refused: answer.status === 403 || (answer.status >= 400 && denial.test(code)),
    reason: `${String(answer.status)} ${code}`,
  };
};

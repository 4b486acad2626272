import { all, drop, swap, within, type Case } from './edits.ts';

const open = (id: string): string => `${id} not-observable`;
const redrive =
  '      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt DeadLetters.Arn\n        maxReceiveCount: 5\n';

/** § 3 */
export const queueCases: readonly Case[] = [
  {
    name: 'the dead-letter queue has the name',
    edit: all(
      within('OrdersQueue', 'QueueName: POC-Queue', 'QueueName: Orders'),
      within('DeadLetters', 'QueueName: POC-Queue-DeadLetters', 'QueueName: POC-Queue'),
    ),
    fails: ['ORDER-QUEUE-01'],
  },
  {
    name: 'a FIFO queue',
    edit: within('OrdersQueue', 'QueueName: POC-Queue', 'QueueName: POC-Queue.fifo\n      FifoQueue: true'),
    fails: ['ORDER-QUEUE-01'],
  },
  {
    name: 'a name in another case',
    edit: within('OrdersQueue', 'QueueName: POC-Queue', 'QueueName: poc-queue'),
    fails: ['ORDER-QUEUE-01'],
  },
  { name: 'no dead-letter queue', edit: drop(redrive), fails: ['ORDER-QUEUE-04'] },
  {
    name: 'it is its own dead-letter queue',
    edit: swap(
      'deadLetterTargetArn: !GetAtt DeadLetters.Arn',
      'deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:POC-Queue',
    ),
    fails: ['ORDER-QUEUE-04'],
  },
  {
    name: 'a dead-letter queue of another stack',
    edit: swap(
      'deadLetterTargetArn: !GetAtt DeadLetters.Arn',
      'deadLetterTargetArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:Elsewhere',
    ),
    fails: [open('ORDER-QUEUE-04')],
  },
  {
    name: 'given up at once',
    edit: swap('maxReceiveCount: 5', 'maxReceiveCount: 1'),
    fails: ['ORDER-QUEUE-04'],
  },
  { name: 'tried often', edit: swap('maxReceiveCount: 5', "maxReceiveCount: '1000'"), fails: [] },
  {
    name: "six times the other function's timeout",
    edit: within('StoreFunction', 'Timeout: 10', 'Timeout: 30'),
    fails: ['ORDER-QUEUE-06'],
  },
  {
    name: 'the default visibility timeout',
    edit: drop('      VisibilityTimeout: 60\n'),
    fails: ['ORDER-QUEUE-06'],
  },
  {
    name: 'the default visibility timeout, and a timeout that suits it',
    edit: all(drop('      VisibilityTimeout: 60\n'), within('StoreFunction', '      Timeout: 10\n', '')),
    fails: [],
  },
];

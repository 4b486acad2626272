import { equals, expectFact, fail, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { QueueFacts } from '../../src/resources/queue/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { deadLetters, refusesOthersToReceive, refusesOthersToSend } from './in-motion.ts';
import { add, attachFromElsewhere, denying, letting, ref, remove, set, sub, together } from './breaks.ts';
import { deniedToOthers, noOtherMay, receiving, roleMay } from './queue-access.ts';
import { names } from './subjects.ts';
import { control, section } from './words.ts';

/** How often AWS advises to try a message before it is put aside. */
const fewestTries = 5;

const policy = 'AWS::SQS::QueuePolicy';
const sendingDenied = 'PolicyDocument.Statement[Sid=NobodyElseSends]';
const receivingDenied = 'PolicyDocument.Statement[Sid=NobodyElseReceives]';

const endsElsewhere = (queue: QueueFacts, system: System): readonly Check[] => {
  const redrive = need(queue.redrive);
  const missing = { expected: 'a RedrivePolicy to another queue', at: queue.redrive.at };
  if (redrive === undefined)
    return [
      fail('a message that keeps failing stays in the queue', { ...missing, actual: 'no RedrivePolicy' }),
    ];
  const { targetArn, maxReceiveCount } = redrive;
  const others = system.all('queue').filter(({ arn }) => valueOf(arn) !== valueOf(queue.arn));
  const target = valueOf(targetArn);
  const isThere = others.some(({ arn }) => target !== undefined && valueOf(arn) === target);
  // A queue that is not of this stack may be there all the same; the queue itself is none, whatever it is called.
  const foreign = target !== undefined && !isThere && /^arn:[\w-]+:sqs:[\w-]+:\d{12}:[\w-]+$/.test(target);
  return [
    foreign && target !== valueOf(queue.arn)
      ? notObservable(`whether the dead-letter queue ${target} exists: it is not one of this stack`)
      : expectFact(targetArn, 'where messages go that keep failing', 'another queue', () => isThere),
    expectFact(
      maxReceiveCount,
      'how often a message is tried',
      `at least ${String(fewestTries)} times`,
      (count) => count >= fewestTries,
    ),
  ];
};

/** § 3, Creating an SQS queue. */
export const queue = section('3', 'Creating an SQS queue', [
  control('ORDER-QUEUE-01', 'queue POC-Queue, a standard one', {
    judge: (its) => [
      equals(its.queue.name, names.queue, "the queue's name"),
      equals(its.queue.fifo, false, 'that the queue is FIFO'),
    ],
    breaks: [
      set('queue', 'QueueName', 'Queue'),
      together('a FIFO queue', set('queue', 'QueueName', 'POC-Queue.fifo'), set('queue', 'FifoQueue', true)),
    ],
  }),

  control('ORDER-QUEUE-02', 'the role APIGateway-SQS may send to it, and no other principal', {
    judge: (its, context) => [
      roleMay(its.sendRole, 'sqs:SendMessage', its.queue, context),
      noOtherMay(its.sendRole, 'sqs:SendMessage', its.queue, context),
    ],
    exercise: refusesOthersToSend,
    breaks: [
      remove(policy, 'PolicyDocument.Statement[Sid=ApiSends]'),
      add(policy, 'PolicyDocument.Statement', denying('sqs:*')),
      // In place of the Deny.
      set(policy, sendingDenied, letting({ Service: 'sns.amazonaws.com' }, 'sqs:SendMessage')),
      together(
        'everybody may send',
        remove(policy, sendingDenied),
        set(policy, 'PolicyDocument.Statement[Sid=ApiSends].Principal', '*'),
      ),
      together(
        'another role of the stack may send by its own policy',
        remove(policy, sendingDenied),
        attachFromElsewhere('notifyRole', 'sqs:SendMessage', 'queue'),
      ),
    ],
    breaksInMotion: [
      together(
        'everybody may send',
        remove(policy, sendingDenied),
        set(policy, 'PolicyDocument.Statement[Sid=ApiSends].Principal', '*'),
      ),
    ],
  }),

  control('ORDER-QUEUE-03', 'the role Lambda-SQS-DynamoDB may receive from it, and no other principal', {
    judge: (its, context) =>
      receiving.flatMap((action) => [
        roleMay(its.storeRole, action, its.queue, context),
        noOtherMay(its.storeRole, action, its.queue, context),
      ]),
    exercise: refusesOthersToReceive,
    breaks: [
      add(policy, 'PolicyDocument.Statement', denying('sqs:ReceiveMessage')),
      add(policy, 'PolicyDocument.Statement', denying('sqs:DeleteMessage')),
      add(policy, 'PolicyDocument.Statement', denying('sqs:ChangeMessageVisibility')),
      set(policy, receivingDenied, letting({ AWS: '999999999999' }, 'sqs:ReceiveMessage')),
      together(
        'another role of the stack may delete messages by its own policy',
        remove(policy, receivingDenied),
        attachFromElsewhere('notifyRole', 'sqs:DeleteMessage', 'queue'),
      ),
      set(
        policy,
        receivingDenied,
        letting('*', 'sqs:ChangeMessageVisibility', {
          ArnLike: { 'aws:PrincipalArn': sub('arn:aws:iam::${AWS::AccountId}:role/*') },
        }),
      ),
    ],
    breaksInMotion: [
      together(
        'everybody may receive',
        remove(policy, receivingDenied),
        set(policy, 'PolicyDocument.Statement[Sid=Function1Receives].Principal', '*'),
      ),
    ],
  }),

  control('ORDER-QUEUE-04', 'a message that keeps failing ends in a dead-letter queue', {
    ours: true,
    judge: (its, { system }) => endsElsewhere(its.queue, system),
    exercise: deadLetters,
    breaks: [
      remove('queue', 'RedrivePolicy'),
      set(
        'queue',
        'RedrivePolicy.deadLetterTargetArn',
        sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:POC-Queue'),
      ),
      set('queue', 'RedrivePolicy.deadLetterTargetArn', ref('OrdersTopic')),
      set('queue', 'RedrivePolicy.maxReceiveCount', 1),
      set('queue', 'RedrivePolicy.maxReceiveCount', 4),
    ],
    breaksInMotion: [remove('queue', 'RedrivePolicy')],
  }),

  control(
    'ORDER-QUEUE-05',
    'and nobody else in the account can: a Deny unless aws:PrincipalArn is that role',
    {
      ours: true,
      judge: (its, context) => [
        deniedToOthers(its.sendRole, 'sqs:SendMessage', its.queue, context),
        ...receiving.map((action) => deniedToOthers(its.storeRole, action, its.queue, context)),
      ],
      breaks: [
        remove(policy, sendingDenied),
        remove(policy, receivingDenied),
        set(policy, `${receivingDenied}.Action`, ['sqs:DeleteMessage', 'sqs:ChangeMessageVisibility']),
        set(policy, `${receivingDenied}.Action`, ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility']),
        set(policy, `${receivingDenied}.Action`, ['sqs:ReceiveMessage', 'sqs:DeleteMessage']),
        set(policy, `${sendingDenied}.Principal`, { AWS: '999999999999' }),
        set(policy, `${sendingDenied}.Condition`, {
          ArnNotLike: { 'aws:PrincipalArn': sub('arn:aws:iam::${AWS::AccountId}:role/*') },
        }),
        set(policy, `${sendingDenied}.Condition`, {
          ArnNotEquals: {
            'aws:PrincipalArn': [
              sub('arn:aws:iam::${AWS::AccountId}:role/APIGateway-SQS'),
              sub('arn:aws:iam::${AWS::AccountId}:role/Admin'),
            ],
          },
        }),
      ],
    },
  ),

  control('ORDER-QUEUE-06', "its visibility timeout is at least six times function 1's timeout", {
    ours: true,
    judge: (its) => {
      const timeout = need(its.function1.timeout);
      return expectFact(
        its.queue.visibilityTimeout,
        "the queue's visibility timeout",
        `at least 6 times ${String(timeout)} seconds`,
        (seconds) => seconds >= 6 * timeout,
      );
    },
    breaks: [
      set('queue', 'VisibilityTimeout', 59),
      remove('queue', 'VisibilityTimeout'),
      set('function1', 'Timeout', 11),
    ],
  }),
]);

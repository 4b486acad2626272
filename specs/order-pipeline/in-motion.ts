import { expectThat, notObservable } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import { shown, succeeded } from '../common/in-motion.ts';
import type { Attempt, FollowedOrder, OrderPipelineEvidence } from './evidence.ts';

const at = (resource: string, path: string): Place => ({ resource, path });

/** How many, and which: the first few. */
const some = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : `${String(names.length)}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;

const allRefused = (attempts: readonly Attempt[], untried: readonly string[]): readonly Check[] => [
  ...attempts.map(({ who, action, refused, reason }) =>
    expectThat(refused, `${who} is let through to ${action}`, {
      expected: 'access denied',
      actual: reason,
      at: at('POC-Queue', 'Policy'),
    }),
  ),
  ...untried.map(notObservable),
];

/** ORDER-QUEUE-02 */
export const refusesOthersToSend = ({ strangers }: OrderPipelineEvidence): readonly Check[] => {
  const { sending, untried } = need(strangers);
  return allRefused(sending, untried);
};

/** ORDER-QUEUE-03 */
export const refusesOthersToReceive = ({ strangers }: OrderPipelineEvidence): readonly Check[] => {
  const { receiving, untried } = need(strangers);
  return allRefused(receiving, untried);
};

/** ORDER-QUEUE-04: a message that keeps failing. */
export const deadLetters = ({ poison }: OrderPipelineEvidence): readonly Check[] => {
  const { deadLetterQueue, inDeadLetters, whole, waitedMs } = need(poison);
  const place = at('POC-Queue', 'RedrivePolicy');
  return [
    expectThat(
      inDeadLetters > 0 && whole,
      'a message that keeps failing does not end in a dead-letter queue',
      {
        expected: 'the message, as it was sent',
        actual:
          deadLetterQueue === undefined
            ? 'there is no dead-letter queue'
            : inDeadLetters > 0
              ? 'another message'
              : `nothing in ${deadLetterQueue} within ${String(Math.round(waitedMs / 1000))} s`,
        at: place,
      },
    ),
  ];
};

/** ORDER-FN-03: one bad message of ten. */
export const keepsNeighbours = ({ poison }: OrderPipelineEvidence): readonly Check[] => {
  const { neighbours, neighboursInDeadLetters, inDeadLetters, oneBatch, deadLetterQueue } = need(poison);
  const lost = neighbours.filter(({ item }) => item === undefined);
  const twice = neighbours.filter(({ notifications }) => notifications > 1);
  const place = at('function 1', 'batch');
  return [
    expectThat(lost.length === 0, 'orders in one batch with a bad message are not stored', {
      expected: `${String(neighbours.length)} items`,
      actual: `${String(neighbours.length - lost.length)} items`,
      at: place,
    }),
    expectThat(
      twice.length === 0 && neighboursInDeadLetters === 0,
      'orders are tried again with the bad message',
      {
        expected: 'each stored once, none in the dead-letter queue',
        actual: `${String(twice.length)} stored again, ${String(neighboursInDeadLetters)} in the dead-letter queue`,
        at: place,
      },
    ),
    deadLetterQueue === undefined
      ? notObservable(
          'whether the bad message is tried again shows in a dead-letter queue, and there is none',
        )
      : expectThat(inDeadLetters === 1, 'the bad message is lost', {
          expected: 'tried again, until it ends in the dead-letter queue',
          actual: 'gone',
          at: place,
        }),
    ...(oneBatch
      ? []
      : [notObservable('whether the ten messages came as one batch is not to be steered here')]),
  ];
};

/** ORDER-API-02 */
export const answersHonestly = ({ refusals }: OrderPipelineEvidence): readonly Check[] => {
  const { bodies, messages, lookedIn } = need(refusals);
  return [
    ...bodies.map(({ what, answer }) =>
      expectThat(answer.status >= 400 && answer.status < 600, `${what} is not answered by an error`, {
        expected: '4xx or 5xx',
        actual: shown(answer),
        at: at('POST', 'IntegrationResponses'),
      }),
    ),
    expectThat(messages === 0, 'a body that was refused leaves a message', {
      expected: `none in ${lookedIn}`,
      actual: messages,
      at: at('POC-Queue', 'messages'),
    }),
  ];
};

/** ORDER-API-03 */
export const arrivesWhole = ({ texts }: OrderPipelineEvidence): readonly Check[] =>
  need(texts).texts.flatMap(({ what, answer, seenIn, arrived, smuggled }) => [
    expectThat(succeeded(answer), `a body with ${what} is not taken`, {
      expected: '2xx',
      actual: shown(answer),
      at: at('POST', 'RequestTemplates'),
    }),
    expectThat(arrived === 'as it was sent', `a body with ${what} does not arrive as it was sent`, {
      expected: `the same in the ${seenIn}`,
      actual: arrived ?? 'nothing',
      at: at('POST', 'RequestTemplates'),
    }),
    expectThat(smuggled.length === 0, `a body with ${what} sets parameters of SendMessage`, {
      expected: 'none',
      actual: smuggled,
      at: at('POST', 'RequestTemplates'),
    }),
  ]);

/** ORDER-E2E-01 */
export const arrives = ({ orders }: OrderPipelineEvidence): readonly Check[] => {
  const { followed, strayItems } = need(orders);
  return [
    ...followed.flatMap(({ orderID, answer, item }) => [
      expectThat(succeeded(answer), 'an order is not taken', {
        expected: '2xx',
        actual: shown(answer),
        at: at('POST', 'answer'),
      }),
      expectThat(item !== undefined, 'an order does not arrive in the table under its own orderID', {
        expected: `an item with the orderID ${orderID}`,
        actual: strayItems.length === 0 ? 'none' : `items under other ids: ${some(strayItems)}`,
        at: at('orders', 'orderID'),
      }),
      expectThat((item?.differing ?? []).length === 0, 'an order does not arrive with every field posted', {
        expected: 'every field as it was posted',
        actual: `differing or missing: ${some(item?.differing ?? [])}`,
        at: at('orders', 'items'),
      }),
    ]),
  ];
};

const place = at('topic', 'notifications');

const oncePer = (
  { orderID, notifications, shared }: FollowedOrder,
  exactlyOnce: boolean,
): readonly Check[] => [
  expectThat(
    exactlyOnce ? notifications === 1 : notifications >= 1,
    notifications === 0 ? 'an order is not notified' : 'an order is notified more than once',
    {
      expected: `${exactlyOnce ? 'one notification' : 'a notification'} with ${orderID}`,
      actual: notifications,
      at: place,
    },
  ),
  expectThat(shared === 0, 'one notification tells of several orders', {
    expected: 'a notification for each',
    actual: shared,
    at: place,
  }),
];

/** ORDER-E2E-02 */
export const isNotified = ({ orders, quiet }: OrderPipelineEvidence): readonly Check[] => {
  const { followed, exactlyOnce } = need(orders);
  const { twice, afterChange, afterDeletion, laterNotified } = need(quiet);
  return [
    ...followed.flatMap((order) => oncePer(order, exactlyOnce)),
    expectThat(twice.items === 1, 'the same order sent twice does not make one item', {
      expected: 1,
      actual: twice.items,
      at: at('orders', 'items'),
    }),
    expectThat(afterChange === 0, 'the change of an item is notified', {
      expected: 'no notification',
      actual: afterChange,
      at: place,
    }),
    expectThat(afterDeletion === 0, 'the deletion of an item is notified', {
      expected: 'no notification',
      actual: afterDeletion,
      at: place,
    }),
    laterNotified
      ? expectThat(true, '', { expected: '', actual: '' })
      : notObservable('a later order was not notified either: whether changes are cannot be told'),
  ];
};

/** ORDER-E2E-03 */
export const survivesBurst = ({ burst }: OrderPipelineEvidence): readonly Check[] => {
  const { sent, refused, stored, differing, notified, notifications, exactlyOnce } = need(burst);
  const [first] = refused;
  return [
    expectThat(first === undefined, 'orders of a burst are not taken', {
      expected: `${String(sent)} times 2xx`,
      actual: first === undefined ? '' : `${String(refused.length)} others, the first ${shown(first)}`,
      at: at('POST', 'answer'),
    }),
    expectThat(stored === sent, 'orders of a burst are lost', {
      expected: `${String(sent)} items`,
      actual: `${String(stored)} items`,
      at: at('orders', 'items'),
    }),
    expectThat(differing.length === 0, 'items of a burst do not hold what was posted', {
      expected: 'each its own content',
      actual: some(differing),
      at: at('orders', 'items'),
    }),
    expectThat(notified === sent, 'orders of a burst are not notified', {
      expected: `${String(sent)} orders notified`,
      actual: notified,
      at: place,
    }),
    expectThat(!exactlyOnce || notifications === notified, 'orders of a burst are notified more than once', {
      expected: notified,
      actual: notifications,
      at: place,
    }),
  ];
};

/** ORDER-E2E-04 */
export const leavesNothing = ({ deletion }: OrderPipelineEvidence): readonly Check[] => {
  const { stackName, status, left, unseen } = need(deletion);
  return [
    expectThat(status === undefined || status === 'DELETE_COMPLETE', 'the stack cannot be deleted', {
      expected: 'DELETE_COMPLETE',
      actual: status,
      at: at(stackName, ''),
    }),
    expectThat(left.length === 0, 'deleting the stack leaves something behind', {
      expected: 'nothing',
      actual: left,
      at: at(stackName, ''),
    }),
    ...unseen.map(notObservable),
  ];
};

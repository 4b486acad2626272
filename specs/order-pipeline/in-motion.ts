import { expectFact, expectThat, notObservable, seen } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { shown, succeeded } from '../common/in-motion.ts';
import type { Attempt, FollowedOrder, OrderPipelineEvidence } from './evidence.ts';

const at = (resource: string, path: string): Place => ({ resource, path });
const answer = at('POST', 'answer');
const items = at('orders', 'items');
const notices = at('topic', 'notifications');

/** How many, and which: the first few. */
const some = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : `${String(names.length)}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;

/** How long something took from the POST on, as evidence. */
const latency = (what: string, all: readonly (number | undefined)[]): readonly Check[] => {
  const times = all.filter((ms) => ms !== undefined);
  return times.length === 0
    ? []
    : [seen(`from POST to ${what}: ${times.map((ms) => `${String(ms)} ms`).join(', ')}`)];
};

const denied = (attempts: readonly Attempt[], untried: readonly string[]): readonly Check[] => [
  ...attempts.map(({ who, action, refused, reason }) =>
    expectThat(refused, `${who} is let through to ${action}`, {
      expected: 'access denied',
      actual: reason,
      at: at('POC-Queue', 'Policy'),
    }),
  ),
  seen(`refused: ${[...new Set(attempts.map(({ who }) => who))].join(', ')}`),
  ...untried.map((who) => seen(`not tried here: ${who}`)),
];

/** ORDER-QUEUE-02: who may not send. That the role may, every order shows. */
export const refusesOthersToSend = ({ strangers }: OrderPipelineEvidence): readonly Check[] => {
  const { sending, untried } = need(strangers);
  return denied(sending, untried);
};

/** ORDER-QUEUE-03: who may not receive. That the role may, every order shows. */
export const refusesOthersToReceive = ({ strangers }: OrderPipelineEvidence): readonly Check[] => {
  const { receiving, untried } = need(strangers);
  return denied(receiving, untried);
};

/** ORDER-QUEUE-04: a message that keeps failing. */
export const deadLetters = ({ poison }: OrderPipelineEvidence): readonly Check[] => {
  const { deadLetterQueue, inDeadLetters, whole, stored, waitedMs } = need(poison);
  if (stored) return [notObservable('function 1 stores even what is no order: nothing keeps failing')];
  const nothing =
    deadLetterQueue === undefined
      ? 'there is no dead-letter queue'
      : `nothing in ${deadLetterQueue} within ${String(Math.round(waitedMs / 1000))} s`;
  return [
    expectThat(
      inDeadLetters > 0 && whole,
      'a message that keeps failing does not end in a dead-letter queue',
      {
        expected: 'the message, as it was sent',
        actual: inDeadLetters > 0 ? 'another message' : nothing,
        at: at('POC-Queue', 'RedrivePolicy'),
      },
    ),
    seen(`there after ${String(waitedMs)} ms`),
  ];
};

/** ORDER-FN-03: one bad message of ten. */
export const keepsNeighbours = ({ poison }: OrderPipelineEvidence): readonly Check[] => {
  const { neighbours, neighboursInDeadLetters, inDeadLetters, stored, oneBatch, deadLetterQueue } =
    need(poison);
  if (deadLetterQueue === undefined)
    return [
      notObservable('nothing bad was sent, which would stay in the queue: it has no dead-letter queue'),
    ];
  const lost = neighbours.filter(({ item }) => item === undefined).length;
  const batch = at('function 1', 'batch');
  return [
    expectThat(lost === 0, 'orders in one batch with a bad message are not stored', {
      expected: `${String(neighbours.length)} items`,
      actual: `${String(neighbours.length - lost)} items`,
      at: batch,
    }),
    expectThat(neighboursInDeadLetters === 0, 'orders fail with the bad message of their batch', {
      expected: 'none in the dead-letter queue',
      actual: neighboursInDeadLetters,
      at: batch,
    }),
    expectThat(stored || inDeadLetters > 0, 'the bad message of a batch is lost', {
      expected: 'tried again, until it ends in the dead-letter queue',
      actual: 'gone',
      at: batch,
    }),
    ...(oneBatch
      ? []
      : [notObservable('whether the ten messages came as one batch is not to be steered here')]),
  ];
};

/** ORDER-API-02: what the queue does not take. */
export const answersHonestly = ({ refusals }: OrderPipelineEvidence): readonly Check[] => {
  const { bodies, messages } = need(refusals);
  return [
    ...bodies.map(({ what, answer: got }) =>
      expectThat(got.status >= 400 && got.status < 600, `${what} is not answered by an error`, {
        expected: '4xx or 5xx',
        actual: shown(got),
        at: at('POST', 'IntegrationResponses'),
      }),
    ),
    expectFact(
      messages,
      'what refused bodies leave in the queue',
      'no message',
      (count) => count <= 0,
      (count) => `${String(count)} messages`,
    ),
  ];
};

/** ORDER-API-03: bodies with a meaning to those who carry them. */
export const arrivesWhole = ({ texts }: OrderPipelineEvidence): readonly Check[] => {
  const place = at('POST', 'RequestTemplates');
  return need(texts).texts.flatMap(({ what, answer: got, seenIn, arrived, smuggled }) => [
    expectThat(succeeded(got), `a body with ${what} is not taken`, {
      expected: '2xx',
      actual: shown(got),
      at: place,
    }),
    expectThat(arrived === 'as it was sent', `a body with ${what} does not arrive as it was sent`, {
      expected: `the same in the ${seenIn}`,
      actual: arrived ?? 'nothing',
      at: place,
    }),
    expectThat(smuggled.length === 0, `a body with ${what} sets parameters of SendMessage`, {
      expected: 'no message attribute',
      actual: smuggled,
      at: place,
    }),
  ]);
};

/** ORDER-E2E-01: from the POST to the item. */
export const arrives = ({ orders }: OrderPipelineEvidence): readonly Check[] => {
  const { followed, strayItems } = need(orders);
  return [
    ...followed.flatMap(({ orderID, answer: got, item }) => [
      expectThat(succeeded(got), 'an order is not taken', {
        expected: '2xx',
        actual: shown(got),
        at: answer,
      }),
      expectThat(item !== undefined, 'an order does not arrive in the table under its own orderID', {
        expected: `an item with the orderID ${orderID}`,
        actual: strayItems.length === 0 ? 'none' : `items under other ids: ${some(strayItems)}`,
        at: items,
      }),
      expectThat((item?.differing ?? []).length === 0, 'an order does not arrive with every field posted', {
        expected: 'every field as it was posted',
        actual: `differing or missing: ${some(item?.differing ?? [])}`,
        at: items,
      }),
    ]),
    ...latency(
      'item',
      followed.map(({ itemMs }) => itemMs),
    ),
  ];
};

const notifiedOnce = (
  { orderID, notifications, shared }: FollowedOrder,
  exactlyOnce: boolean,
): readonly Check[] => [
  expectThat(
    exactlyOnce ? notifications === 1 : notifications >= 1,
    notifications === 0 ? 'an order is not notified' : 'an order is notified more than once',
    {
      expected: `${exactlyOnce ? 'one notification' : 'a notification'} with ${orderID}`,
      actual: notifications,
      at: notices,
    },
  ),
  expectThat(shared === 0, 'one notification tells of several orders', {
    expected: 'a notification for each',
    actual: shared,
    at: notices,
  }),
];

/** ORDER-E2E-02: from the POST to the topic's subscriber, and what must not get there. */
export const isNotified = (
  { subscriber, orders, quiet }: OrderPipelineEvidence,
  { topic }: { readonly topic: TopicFacts },
): readonly Check[] => {
  need(topic.arn);
  need(subscriber);
  const { followed, exactlyOnce } = need(orders);
  const { twice, afterChange, afterDeletion, laterNotified } = need(quiet);
  const quietly = (count: number, what: string): Check =>
    expectThat(count === 0, `${what} is notified`, {
      expected: 'no notification',
      actual: count,
      at: notices,
    });
  return [
    ...followed.flatMap((order) => notifiedOnce(order, exactlyOnce)),
    expectThat(twice.items === 1, 'the same order sent twice does not make one item', {
      expected: 1,
      actual: twice.items,
      at: items,
    }),
    expectThat(
      exactlyOnce ? twice.notifications === 1 : twice.notifications >= 1,
      'the same order sent twice is not notified once',
      { expected: 1, actual: twice.notifications, at: notices },
    ),
    quietly(afterChange, 'the change of an item'),
    quietly(afterDeletion, 'the deletion of an item'),
    ...(laterNotified
      ? []
      : [notObservable('a later order was not notified either: whether a change would be cannot be told')]),
    ...latency(
      'notification',
      followed.map(({ notificationMs }) => notificationMs),
    ),
  ];
};

/** ORDER-E2E-03: 200 orders by 16 clients. */
export const survivesBurst = ({ subscriber, burst }: OrderPipelineEvidence): readonly Check[] => {
  const { sent, clients, refused, stored, differing, slowestMs, tookMs } = need(burst);
  const { notified, notifications, shared, exactlyOnce } = need(burst);
  const [first] = refused;
  const heard = [
    expectThat(notified === sent, 'orders of a burst are not notified', {
      expected: `${String(sent)} orders notified`,
      actual: notified,
      at: notices,
    }),
    expectThat(!exactlyOnce || notifications === notified, 'orders of a burst are notified more than once', {
      expected: notified,
      actual: notifications,
      at: notices,
    }),
    expectThat(shared === 0, 'one notification tells of several orders of a burst', {
      expected: 'a notification for each',
      actual: shared,
      at: notices,
    }),
  ];
  return [
    expectThat(first === undefined, 'orders of a burst are not taken', {
      expected: `${String(sent)} times 2xx`,
      actual: first === undefined ? '' : `${String(refused.length)} others, the first ${shown(first)}`,
      at: answer,
    }),
    expectThat(stored === sent, 'orders of a burst are lost', {
      expected: `${String(sent)} items`,
      actual: `${String(stored)} items`,
      at: items,
    }),
    expectThat(differing.length === 0, 'items of a burst do not hold what was posted', {
      expected: 'each its own content',
      actual: some(differing),
      at: items,
    }),
    ...(subscriber.known ? heard : [notObservable(subscriber.reason)]),
    seen(
      `${String(sent)} orders by ${String(clients)} clients: all through after ${String(tookMs)} ms, the slowest took ${String(slowestMs)} ms`,
    ),
  ];
};

/** ORDER-E2E-04: what is left of a stack that was deleted. */
export const leavesNothing = ({ deletion }: OrderPipelineEvidence): readonly Check[] => {
  const { stackName, problem, lookedFor, left, unseen } = need(deletion);
  return [
    expectThat(problem === undefined, 'the stack cannot be deleted', {
      expected: 'DELETE_COMPLETE',
      actual: problem,
      at: at(stackName, ''),
    }),
    expectThat(left.length === 0, 'deleting the stack leaves something behind', {
      expected: 'nothing',
      actual: left,
      at: at(stackName, ''),
    }),
    ...unseen.map((what) => notObservable(`whether ${what} is left: nobody knows how to look for it`)),
    seen(`${String(lookedFor)} resources and log groups were looked for`),
  ];
};

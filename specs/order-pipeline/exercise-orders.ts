import { known } from '../../src/facts/fact.ts';
import { attributesOf } from '../../src/exercise/table.ts';
import { holdsText, tableItems } from '../common/exercise-run.ts';
import type { OrdersEvidence } from './evidence.ts';
import type { AtTheEnd } from './exercise-parts.ts';
import { namesIn, orderKey, orderOf, waiting, type Order, type Run } from './exercise-run.ts';
import { followed, postOrders, track } from './exercise-follow-orders.ts';

/** Generous: both functions start for the first time, and the machine may be busy. */
export const firstPatience = {
  local: { timeoutMs: 120_000, stallMs: 25_000, intervalMs: 50 },
  aws: { timeoutMs: 120_000, stallMs: 120_000, intervalMs: 500 },
} as const;

/** Those of the orders whose texts have a meaning to somebody who carries them: part of their names, and what is in them. */
export const meaningfulOrders = [
  { name: '-order-002', what: 'characters of every syntax, in an order' },
  { name: '-large-001', what: '200 kB, in an order' },
] as const;

/** An order with all that JSON has, one with texts that have a meaning to those who carry them, and one of 200 kB. */
export const ordinaryOrders = (run: Pick<Run, 'mark'>): readonly Order[] => [
  orderOf(run, 'order', 1, {
    text: 'Grüße, 世界 🌍',
    empty: '',
    count: 42,
    negative: -7,
    price: 19.99,
    tenth: 0.1,
    zero: 0,
    yes: true,
    no: false,
    nothing: null,
    list: [1, 'two', { three: [] }, null, false],
    customer: { name: 'Ann "A." O\'Neil', address: { lines: ['1 Main St', ''], zip: '00501' }, none: {} },
  }),
  orderOf(run, 'order', 2, {
    text: 'a&b=c+d%20e%%f;g#h?i/j\\k"l\'m`n<o>p|q^r~s[t]{u}',
    query: 'x&DelaySeconds=900&MessageBody=other&MessageAttribute.1.Name=smuggled',
    lines: 'one\ntwo\r\nthree\tfour',
    'a&b=c': '$util.escapeJavaScript("x") ${input} $input.body #set($x = 1)',
  }),
  // Mostly ASCII: a notification of it has to fit into 256 KiB, however it is written.
  orderOf(run, 'large', 1, { text: `${'&=+% abc'.repeat(25_000)}ü` }),
];

/** Posts orders of every kind, and follows each to its item and to the topic's subscriber. */
export const exerciseOrders = async (run: Run): Promise<AtTheEnd<OrdersEvidence>> => {
  const orders = ordinaryOrders(run);
  const tracked = await track(run, await postOrders(run, orders, 1), waiting(run, firstPatience));
  const items = await tableItems(run);
  const ids = new Set(orders.map(({ orderID }) => orderID));
  const strayItems = (items.known ? items.value : []).flatMap((item) => {
    const id = attributesOf(item)[orderKey];
    const about = namesIn(run, JSON.stringify(attributesOf(item))).filter((name) => ids.has(name));
    const stray = about.length > 0 && !(typeof id === 'string' && holdsText(item, id) && ids.has(id));
    return stray ? [String(id)] : [];
  });
  // Notifications are counted at the very end: none may come late.
  return () =>
    known({
      followed: tracked.map((order) => followed(run, order)),
      strayItems,
      exactlyOnce: run.target.name === 'local',
    });
};

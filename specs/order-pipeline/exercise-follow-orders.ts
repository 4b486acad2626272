import { need } from '../../src/control/subject.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import { itemsByKey } from '../../src/exercise/items-by-key.ts';
import { poll } from '../../src/exercise/poll.ts';
import { messagesIn } from '../../src/exercise/queue-state.ts';
import type { Item } from '../../src/exercise/table.ts';
import { postTo } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { FollowedOrder } from './evidence.ts';
import { namelessIn, orderKey, toldOf, type Order, type Run, type Waiting } from './exercise-run.ts';
import { storedOrder } from './exercise-stored-order.ts';

/** An order on its way. */
export interface Posted {
  readonly order: Order;
  readonly answer: HttpAnswer;
  /** When it was posted, by `performance.now()`. */
  readonly at: number;
}

/** What has become of it so far. */
export interface Tracked extends Posted {
  readonly item: Item | undefined;
  /** When the item was first seen. */
  readonly itemAt: number | undefined;
}

/** Posts orders, by so many clients at once. */
export const postOrders = async (
  run: Run,
  orders: readonly Order[],
  clients: number,
): Promise<readonly Posted[]> => {
  const post = postTo(run);
  const posted: Posted[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let number = next++; number < orders.length; number = next++) {
      const order = orders[number];
      if (order === undefined) return;
      const at = performance.now();
      posted[number] = { order, at, answer: await post(order.body) };
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return posted;
};

/**
 * Waits until each order that was taken is stored and notified, and reads its item consistently, by its own orderID. What
 * does not come is missing in what it returns.
 */
export const track = async (
  run: Run,
  posted: readonly Posted[],
  { stallMs, ...patience }: Required<Waiting>,
): Promise<readonly Tracked[]> => {
  const { target, subjects, signal, learned } = run;
  const table = need(subjects.table.name);
  const taken = [
    ...new Set(posted.filter(({ answer }) => succeeded(answer)).map(({ order }) => order.orderID)),
  ];
  const seen = new Map<string, { readonly item: Item; readonly at: number }>();
  const lost = new Set<string>();
  const look = async (): Promise<readonly string[]> => {
    const missing = taken.filter((id) => !seen.has(id));
    const items = missing.length === 0 ? [] : await itemsByKey(target, table, orderKey, missing);
    const at = performance.now();
    for (const [id, item] of items) seen.set(id, { item, at });
    return taken.filter((id) => !seen.has(id));
  };
  let progress = { signs: -1, at: performance.now() };
  const stalls = (): boolean => {
    const signs = seen.size + run.hearing.heard().length;
    if (signs > progress.signs) progress = { signs, at: performance.now() };
    return performance.now() - progress.at > stallMs;
  };
  await poll(
    'item and notification of each order',
    patience,
    async () => {
      const told = toldOf(run);
      const missing = await look();
      // A notification comes after its item: one that is not there by then is not under its own id.
      const unstored = learned.items ? missing.filter((id) => !told.has(id) && !lost.has(id)) : [];
      if (unstored.length > 0 && (await isEmpty(run))) for (const id of await look()) lost.add(id);
      const untold = learned.notifications ? taken.filter((id) => !told.has(id) && !lost.has(id)) : [];
      // Notifications that name no order may be theirs.
      const allTold = untold.length <= namelessIn(run);
      return (unstored.length === 0 && allTold) || stalls() ? true : undefined;
    },
    signal,
  );
  await look();
  const told = toldOf(run);
  // What did not come at all is not waited for again.
  if (taken.length > 0 && seen.size === 0 && !taken.some((id) => told.has(id))) learned.items = false;
  if (!taken.some((id) => told.has(id))) learned.notifications = false;
  const tracked = posted.map((each) => {
    const stored = seen.get(each.order.orderID);
    return { ...each, item: stored?.item, itemAt: stored?.at };
  });
  learned.slowestMs = Math.max(learned.slowestMs, ...tracked.map(({ at, itemAt = at }) => itemAt - at));
  return tracked;
};

/** On the local target, where the count is exact: nothing is on its way any more. */
const isEmpty = async ({ target, subjects }: Run): Promise<boolean> =>
  target.name === 'local' && (await messagesIn(target, need(subjects.queue.url))) === 0;

/** What became of an order in the end. */
export const followed = (run: Run, { order, answer, at, item, itemAt }: Tracked): FollowedOrder => {
  const { orderID, fields } = order;
  const told = toldOf(run).get(orderID);
  const since = (moment: number | undefined): number | undefined =>
    moment === undefined ? undefined : Math.max(0, Math.round(moment - at));
  return {
    orderID,
    answer,
    item: item === undefined ? undefined : storedOrder(item, { [orderKey]: orderID, ...fields }),
    notifications: told?.count ?? 0,
    shared: told?.shared ?? 0,
    itemMs: since(itemAt),
    notificationMs: since(told?.firstAt),
  };
};

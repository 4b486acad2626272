import { need } from '../../src/control/subject.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import { itemsByKey } from '../../src/exercise/items-by-key.ts';
import { poll, type Patience } from '../../src/exercise/poll.ts';
import type { Item } from '../../src/exercise/table.ts';
import { postTo } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { FollowedOrder } from './evidence.ts';
import { orderKey, toldOf, type Order, type Run } from './exercise-run.ts';
import { storedOrder } from './stored-order.ts';

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
 * does not come in time is missing in what it returns.
 */
export const track = async (
  run: Run,
  posted: readonly Posted[],
  patience: Patience,
): Promise<readonly Tracked[]> => {
  const { target, subjects, signal, expects } = run;
  const table = need(subjects.table.name);
  const taken = posted.filter(({ answer }) => succeeded(answer)).map(({ order }) => order.orderID);
  const seen = new Map<string, { readonly item: Item; readonly at: number }>();
  const look = async (): Promise<void> => {
    const missing = taken.filter((id) => !seen.has(id));
    const items = missing.length === 0 ? [] : await itemsByKey(target, table, orderKey, missing);
    const at = performance.now();
    for (const [id, item] of items) seen.set(id, { item, at });
  };
  const waited = await poll(
    'item and notification of each order',
    patience,
    async () => {
      const told = toldOf(run);
      await look();
      // A notification comes after its item: one that is not there by then is not under its own id.
      const missing = taken.some(
        (id) => (expects.items && !seen.has(id) && !told.has(id)) || (expects.notifications && !told.has(id)),
      );
      return missing ? undefined : true;
    },
    signal,
  );
  if (waited.seen) await look();
  else giveUp(run, taken, seen.size);
  return posted.map((each) => {
    const stored = seen.get(each.order.orderID);
    return { ...each, item: stored?.item, itemAt: stored?.at };
  });
};

/** What did not come at all is not waited for again. */
const giveUp = (run: Run, taken: readonly string[], stored: number): void => {
  const told = toldOf(run);
  if (stored === 0) run.expects.items = false;
  if (!taken.some((id) => told.has(id))) run.expects.notifications = false;
};

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

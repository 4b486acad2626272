import { known } from '../../src/facts/fact.ts';
import { succeeded } from '../common/in-motion.ts';
import type { BurstEvidence } from './evidence.ts';
import type { AtTheEnd } from './exercise-parts.ts';
import { orderOf, waiting, type Run } from './exercise-run.ts';
import { followed, postOrders, track } from './exercise-follow-orders.ts';

const count = 200;
const clients = 16;

const patience = {
  local: { timeoutMs: 180_000, stallMs: 15_000, intervalMs: 150 },
  aws: { timeoutMs: 300_000, stallMs: 120_000, intervalMs: 1000 },
} as const;

/** Posts 200 orders by 16 clients, each with a content of its own, and follows all of them. */
export const exerciseBurst = async (run: Run): Promise<AtTheEnd<BurstEvidence>> => {
  const orders = Array.from({ length: count }, (_, index) =>
    orderOf(run, 'burst', index, { number: index, text: `order ${String(index)} of ${run.mark}` }),
  );
  const started = performance.now();
  const tracked = await track(run, await postOrders(run, orders, clients), waiting(run, patience));
  return () => {
    const all = tracked.map((order) => followed(run, order));
    const notified = all.filter(({ notifications }) => notifications > 0);
    const latencies = tracked.flatMap(({ at }, index) => {
      const { itemMs = 0, notificationMs = 0 } = all[index] ?? {};
      return at - started + Math.max(itemMs, notificationMs);
    });
    return known({
      sent: count,
      clients,
      refused: all.filter(({ answer }) => !succeeded(answer)).map(({ answer }) => answer),
      stored: all.filter(({ item }) => item !== undefined).length,
      differing: all.filter(({ item }) => (item?.differing ?? []).length > 0).map(({ orderID }) => orderID),
      notified: notified.length,
      notifications: notified.reduce((sum, { notifications }) => sum + notifications, 0),
      shared: notified.filter(({ shared }) => shared > 0).length,
      slowestMs: Math.max(
        ...all.map(({ itemMs = 0, notificationMs = 0 }) => Math.max(itemMs, notificationMs)),
      ),
      tookMs: Math.round(Math.max(...latencies)),
      exactlyOnce: run.target.name === 'local',
    });
  };
};

import { need, valueOf } from '../../src/control/subject.ts';
import { readPart, type Part } from '../../src/exercise/parts.ts';
import { poll } from '../../src/exercise/poll.ts';
import { messagesIn } from '../../src/exercise/queue-state.ts';
import { succeeded } from '../common/in-motion.ts';
import { itemsLeftBehind } from '../common/exercise-run.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { BurstEvidence, DeletionEvidence, OrdersEvidence } from './evidence.ts';
import type { QueueExercise } from './exercise-queue.ts';
import { waiting, type Run, type Unheard } from './exercise-run.ts';

/** How long orders may still be on their way after the user gave up. */
const patience = {
  local: { timeoutMs: 5000, intervalMs: 100 },
  aws: { timeoutMs: 60_000, intervalMs: 2000 },
} as const;

interface Parts {
  readonly orders: Part<OrdersEvidence>;
  readonly burst: Part<BurstEvidence>;
  readonly queue: Part<QueueExercise>;
}

/** Takes the run's items back. What is left all the same, or may still come, a sentence each. */
export const leftOf = async (run: Run, { orders, burst, queue }: Parts): Promise<readonly string[]> => {
  if (run.signal?.aborted === true) await drained(run);
  const lost = missingOrders(valueOf(readPart(orders)), valueOf(readPart(burst)));
  return [
    ...(goesWithItsStack(run) ? [] : await itemsLeftBehind(run)),
    ...(lost === 0
      ? []
      : [
          `${String(lost)} orders were not stored in time: they may still come, with ${run.mark} in their orderID.`,
        ]),
    ...(valueOf(readPart(queue))?.leftBehind ?? []),
  ];
};

/** Whether all that is left goes with the stack. Taken back one by one, it would keep function 2 at work while that is deleted. */
const goesWithItsStack = ({ disposable, signal }: Unheard): boolean => disposable && signal?.aborted !== true;

/** What is left after all when the stack was not deleted that should have been, a sentence each. */
export const leftOfStack = async (
  run: Unheard,
  deletion: Fact<DeletionEvidence>,
): Promise<readonly string[]> => {
  const deleted = deletion.known && deletion.value.problem === undefined;
  return goesWithItsStack(run) && !deleted ? itemsLeftBehind(run) : [];
};

/** What is still in the queue would become items after they were taken back. */
const drained = async (run: Run): Promise<void> => {
  try {
    const url = need(run.subjects.queue.url);
    await poll('empty queue', waiting(run, patience), async () =>
      (await messagesIn(run.target, url)) === 0 ? true : undefined,
    );
  } catch {
    // The user has given up: what can be taken back still is.
  }
};

const missingOrders = (orders: OrdersEvidence | undefined, burst: BurstEvidence | undefined): number => {
  const followed = orders?.followed ?? [];
  const lost = followed.filter(({ answer, item }) => succeeded(answer) && item === undefined).length;
  return lost + (burst === undefined ? 0 : burst.sent - burst.refused.length - burst.stored);
};

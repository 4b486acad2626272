import { setTimeout as pause } from 'node:timers/promises';
import { evidenceOf, readPart, settle, type Part } from '../../src/exercise/parts.ts';
import { beginRun } from '../common/exercise-run.ts';
import type { OrderPipelineEvidence } from './evidence.ts';
import { exerciseBurst } from './exercise-burst.ts';
import { exerciseDeletion } from './exercise-deletion.ts';
import { exerciseOrders } from './exercise-orders.ts';
import { ended, ifOrdersArrive, of, started } from './exercise-parts.ts';
import { exerciseQueue } from './exercise-queue.ts';
import { exerciseQuiet } from './exercise-quiet.ts';
import { whatComes, type LivePipeline, type Run, type Unheard } from './exercise-run.ts';
import { exerciseStrangers } from './exercise-strangers.ts';
import { listening } from './exercise-listening.ts';
import { postUrl } from './post-url.ts';
import { orderPipelineSubjects } from './subjects.ts';
import { leftOf, leftOfStack } from './exercise-take-back.ts';
import { textsEvidence } from './exercise-texts-evidence.ts';

/** How long a message that comes twice may take to come again. */
const lateMs = { local: 200, aws: 10_000 } as const;

/**
 * Exercises a live order pipeline: posts orders and what is none, one by one and all at once, and brings home what became of
 * them. Takes back all that it made or changed in every case. Last of all, it deletes a stack that was made for this run.
 * @throws the signal's reason when it was aborted, StackproofError when the target is gone. What else goes wrong in a part is thrown by that part when it is read.
 */
export const exerciseOrderPipeline = async (given: LivePipeline): Promise<OrderPipelineEvidence> => {
  // A signal of its own: so much is waited for at once that one which others share would warn of its listeners.
  const live = given.signal === undefined ? given : { ...given, signal: AbortSignal.any([given.signal]) };
  const subjects = orderPipelineSubjects(live.system);
  const begun = beginRun(live, subjects, postUrl(live.outputs.get('ApiUrl') ?? '', subjects));
  const run: Unheard = {
    ...begun,
    disposable: live.disposable === true,
    learned: await whatComes(begun),
  };
  const { seen, subscriber, leftBehind } = await listening(run, inMotion);
  live.signal?.throwIfAborted();
  const deletion = await settle(exerciseDeletion(run));
  const stackLeft = await leftOfStack(run, readPart(deletion));
  live.signal?.throwIfAborted();
  const parts = { ...seen.parts, subscriber: () => subscriber, deletion };
  for (const part of Object.values<Part<unknown>>(parts)) readPart(part);
  return evidenceOf<Omit<OrderPipelineEvidence, 'leftBehind'>>(parts, [
    ...seen.leftBehind,
    ...leftBehind,
    ...stackLeft,
  ]);
};

/** What is seen while somebody listens to the topic. */
type WhileListening = Omit<OrderPipelineEvidence, 'leftBehind' | 'subscriber' | 'deletion'>;

interface Seen {
  readonly parts: { readonly [K in keyof WhileListening]: () => WhileListening[K] };
  readonly leftBehind: readonly string[];
}

const inMotion = async (run: Run): Promise<Seen> => {
  const strangers = settle(exerciseStrangers(run));
  const [orders, quiet] = await Promise.all([started(exerciseOrders(run)), started(exerciseQuiet(run))]);
  // Alone: while it lasts, what fails is soon tried again.
  const queue = ended(await started(ifOrdersArrive(run, exerciseQueue)));
  const burst = ended(await started(ifOrdersArrive(run, exerciseBurst)));
  const parts = { strangers: await strangers, orders: ended(orders), quiet: ended(quiet), queue, burst };
  if (run.signal?.aborted !== true) await pause(lateMs[run.target.name] * (run.patience ?? 1));
  // Before anything is taken back: that must not be heard of, and would be counted.
  for (const part of Object.values<Part<unknown>>(parts)) readPart(part);
  return {
    parts: {
      strangers: parts.strangers,
      orders: parts.orders,
      quiet: parts.quiet,
      burst,
      poison: of(queue, ({ poison }) => poison),
      refusals: of(queue, ({ refusals }) => refusals),
      texts: textsEvidence(parts.orders, queue),
    },
    leftBehind: await leftOf(run, parts),
  };
};

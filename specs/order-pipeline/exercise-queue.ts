import { need, valueOf } from '../../src/control/subject.ts';
import { withCleanUp } from '../../src/exercise/clean-up.ts';
import { pauseReaders, readersOf } from '../../src/exercise/event-source.ts';
import { poll, type Patience } from '../../src/exercise/poll.ts';
import { changeVisibility, messagesIn } from '../../src/exercise/queue-state.ts';
import { attributesOf } from '../../src/exercise/table.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { marked, patiently, tableItems } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import { badTexts, difference, postText, type BadText } from './exercise-bad-texts.ts';
import { takeDeadLetters, type DeadLetters } from './exercise-dead-letters.ts';
import type { PoisonEvidence, RefusalsEvidence, SentText } from './evidence.ts';
import { exerciseRefusals } from './exercise-refusals.ts';
import type { AtTheEnd } from './exercise-parts.ts';
import { deadLetterName, namesIn, orderOf, waiting, type Run } from './exercise-run.ts';
import { followed, postOrders, track } from './exercise-follow-orders.ts';

/** What messages that keep failing show, and what the queue refuses. */
export interface QueueExercise {
  readonly poison: Fact<PoisonEvidence>;
  readonly texts: readonly SentText[];
  readonly refusals: Fact<RefusalsEvidence>;
  readonly leftBehind: readonly string[];
}

/**
 * How long the queue hides a message here that function 1 works on, in seconds: short enough to wait for, and longer than
 * that takes. Once nothing but bad messages are left, they need not be hidden at all.
 */
const hiddenFor = ({ learned }: Run): number =>
  Math.min(30, Math.max(2, Math.ceil(learned.slowestMs / 2000)));

const patience = {
  neighbours: {
    local: { timeoutMs: 60_000, stallMs: 15_000, intervalMs: 50 },
    aws: { timeoutMs: 120_000, stallMs: 120_000, intervalMs: 1000 },
  },
  deadLetters: { timeoutMs: 60_000, intervalMs: 50 },
} as const;

/** A message fails as often as the queue says, and is hidden each time as long as it says. */
const deadLetterPatience = ({ target, subjects }: Run): Patience => {
  if (target.name === 'local') return patience.deadLetters;
  const redrive = valueOf(subjects.queue.redrive);
  const receives = (redrive && valueOf(redrive.maxReceiveCount)) ?? 10;
  const hidden = valueOf(subjects.queue.visibilityTimeout) ?? 60;
  return { timeoutMs: Math.min(receives * (hidden + 20) + 60, 1800) * 1000, intervalMs: 2000 };
};

/** One bad message among ten, and where in the batch it is. */
const ten = 10;
const badAt = 3;

/**
 * Sends what the queue must not take, one bad message among nine orders, and texts that are no orders, which are followed to
 * the dead-letter queue. On the local target the queue's readers are paused until all are sent, so that the ten are one
 * batch and the queue's messages can be counted; on AWS nothing of the stack is changed.
 */
export const exerciseQueue = async (run: Run): Promise<AtTheEnd<QueueExercise>> => {
  const { target, subjects, signal } = run;
  const name = deadLetterName(run);
  return withCleanUp(async (later) => {
    const queueUrl = need(subjects.queue.url);
    const readers = await readersOf(target, need(subjects.queue.arn));
    const local = target.name === 'local';
    const resume = local ? await pauseReaders(target, readers, later) : () => Promise.resolve();
    const refusals = await exerciseRefusals(run, queueUrl, local);
    // Without a dead-letter queue they would stay in the queue.
    if (name === undefined)
      return () => known({ poison: known(nothingSent), texts: [], refusals, leftBehind: [] });

    const orders = Array.from({ length: ten - 1 }, (_, index) => orderOf(run, 'batch', index, { index }));
    const [bad, ...texts] = badTexts(run);
    const head = await postOrders(run, orders.slice(0, badAt), 1);
    const sent = [await postText(run, bad)];
    const tail = await postOrders(run, orders.slice(badAt), 1);
    for (const text of texts) sent.push(await postText(run, text));

    const setVisibility = local ? await changeVisibility(target, queueUrl, hiddenFor(run), later) : undefined;
    const started = performance.now();
    await resume();
    const tracked = await track(run, [...head, ...tail], waiting(run, patience.neighbours));
    if (setVisibility !== undefined) {
      await poll(
        'queue with nothing but bad messages',
        patiently(run, patience.neighbours.local),
        async () => ((await messagesIn(target, queueUrl)) <= sent.length ? true : undefined),
        signal,
      );
      await setVisibility(0);
    }
    const failing = sent.filter(({ answer }) => succeeded(answer)).map(({ text }) => text.id);
    const dead = await takeDeadLetters(run, name, failing, patiently(run, deadLetterPatience(run)));
    const waitedMs = Math.round(performance.now() - started);
    const items = await tableItems(run);
    const stored = ({ id, text }: BadText): boolean =>
      items.known && marked(items.value, id).some((item) => Object.values(attributesOf(item)).includes(text));
    const [badLetter] = lettersOf(run, dead, bad.id);

    return () =>
      known({
        poison: known({
          deadLetterQueue: name,
          neighbours: tracked.map((each) => followed(run, each)),
          neighboursInDeadLetters: orders.filter(({ orderID }) => lettersOf(run, dead, orderID).length > 0)
            .length,
          oneBatch:
            readers.length === 1 &&
            readers.every(({ batchSize: size }) => size === 1 || (local && size >= ten)),
          inDeadLetters: lettersOf(run, dead, bad.id).length,
          whole: badLetter?.body === bad.text,
          stored: stored(bad),
          waitedMs,
        }),
        texts: sent.slice(1).map(({ text, answer }): SentText => {
          const [letter] = lettersOf(run, dead, text.id);
          const arrived = letter?.body ?? (stored(text) ? text.text : undefined);
          return {
            what: text.what,
            answer,
            seenIn: letter === undefined && arrived !== undefined ? 'table' : 'dead-letter queue',
            ...(arrived !== undefined && arrived !== text.text
              ? { arrived: difference(arrived, text.text) }
              : { arrived: arrived === undefined ? undefined : 'as it was sent' }),
            smuggled: letter?.attributes ?? [],
          };
        }),
        refusals,
        leftBehind: dead.missing.map((id) => `The message ${id} may still be in a queue of the stack.`),
      });
  });
};

const lettersOf = (run: Run, { letters }: DeadLetters, id: string): DeadLetters['letters'] =>
  letters.filter(({ body }) => namesIn(run, body).includes(id));

const nothingSent: PoisonEvidence = {
  deadLetterQueue: undefined,
  neighbours: [],
  neighboursInDeadLetters: 0,
  oneBatch: false,
  inDeadLetters: 0,
  whole: false,
  stored: false,
  waitedMs: 0,
};

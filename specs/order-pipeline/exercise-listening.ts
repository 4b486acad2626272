import { MissingSubject, need, Unobservable } from '../../src/control/subject.ts';
import { deaf, startHearing } from '../../src/exercise/hearing.ts';
import { withTemporaryQueue } from '../../src/exercise/queue.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { Run, Unheard } from './exercise-run.ts';

/** What was done while somebody listened. */
export interface Listened<T> {
  readonly seen: T;
  /** Who listened; unknown when nobody could. */
  readonly subscriber: Fact<string>;
  readonly leftBehind: readonly string[];
}

/** How long one look waits for messages, in seconds. */
const look = { local: 1, aws: 10 } as const;

/** Runs `use` while a queue of its own listens to the topic; without one, when there is no topic or nobody may subscribe. */
export const listening = async <T>(run: Unheard, use: (run: Run) => Promise<T>): Promise<Listened<T>> => {
  const { target, signal } = run;
  const unheard = async (reason: string): Promise<Listened<T>> => {
    run.learned.notifications = false;
    return { seen: await use({ ...run, hearing: deaf }), subscriber: unknown(reason), leftBehind: [] };
  };
  const topic = topicOf(run);
  if (!topic.known) return unheard(topic.reason);
  const done: T[] = [];
  const state = { began: false };
  const leftBehind: string[] = [];
  try {
    await withTemporaryQueue(
      target,
      topic.value,
      async (listener) => {
        state.began = true;
        const hearing = startHearing(listener, look[target.name], signal);
        try {
          done.push(await use({ ...run, hearing }));
        } finally {
          await hearing.stop();
        }
      },
      signal,
    );
  } catch (failure) {
    const why = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
    const refused = !state.began && failure instanceof Error && '$metadata' in failure;
    if (refused) return unheard(`nobody can subscribe to the topic here (${why})`);
    if (done.length === 0) throw failure;
    leftBehind.push(`The queue that listened to the topic may be left (${why}).`);
  }
  const [seen] = done;
  if (seen === undefined) throw new Error('nothing was done while somebody listened');
  return { seen, subscriber: known('a queue of its own'), leftBehind };
};

const topicOf = ({ subjects }: Unheard): Fact<string> => {
  try {
    return known(need(subjects.topic.arn));
  } catch (failure) {
    if (failure instanceof MissingSubject) return unknown(`there is no topic to listen to`);
    if (failure instanceof Unobservable) return unknown(failure.message);
    throw failure;
  }
};

import { need } from '../../src/control/subject.ts';
import { poll, type Patience } from '../../src/exercise/poll.ts';
import { messagesIn, takeOurs, type TakenMessage } from '../../src/exercise/queue-state.ts';
import { namesIn, type Run } from './exercise-run.ts';

/** This run's messages that came to a dead-letter queue. */
export interface DeadLetters {
  readonly letters: readonly TakenMessage[];
  /** Of those that were waited for, the names of those that did not come. */
  readonly missing: readonly string[];
}

/** Takes this run's messages out of a dead-letter queue, until those of all `names` have come or time is up. */
export const takeDeadLetters = async (
  run: Run,
  queueName: string,
  names: readonly string[],
  patience: Patience,
): Promise<DeadLetters> => {
  const { target, subjects, signal, mark } = run;
  const sqs = await target.clients.sqs();
  const { QueueUrl: url = '' } = await sqs.getQueueUrl({ QueueName: queueName });
  const letters: TakenMessage[] = [];
  const missing = new Set(names);
  let onTheWay = Infinity;
  await poll(
    'message in the dead-letter queue',
    patience,
    async () => {
      const taken = await takeOurs(target, url, (body) => body.includes(mark), signal);
      for (const letter of taken) {
        letters.push(letter);
        for (const name of namesIn(run, letter.body)) missing.delete(name);
      }
      // A look takes some of them only: those that were on their way have come when one takes none.
      if (missing.size === 0 || (onTheWay === 0 && taken.length === 0)) return true;
      // Only the local target's count is exact.
      if (target.name === 'local') onTheWay = await messagesIn(target, need(subjects.queue.url));
      return undefined;
    },
    signal,
  );
  return { letters, missing: [...missing] };
};

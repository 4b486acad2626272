import { poll, type Patience } from '../../src/exercise/poll.ts';
import { takeOurs, type TakenMessage } from '../../src/exercise/queue-state.ts';
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
  const { target, signal, mark } = run;
  const sqs = await target.clients.sqs();
  const { QueueUrl: url = '' } = await sqs.getQueueUrl({ QueueName: queueName });
  const letters: TakenMessage[] = [];
  const missing = new Set(names);
  await poll(
    'message in the dead-letter queue',
    patience,
    async () => {
      for (const letter of await takeOurs(target, url, (body) => body.includes(mark), signal)) {
        letters.push(letter);
        for (const name of namesIn(run, letter.body)) missing.delete(name);
      }
      return missing.size === 0 ? true : undefined;
    },
    signal,
  );
  return { letters, missing: [...missing] };
};

import type { GivenValues } from '../template/given-values.ts';
import type { Fate } from './judge-mutant.ts';
import type { Mutant } from './mutant.ts';
import type { StartHelpers, WorkerFates, WorkerTask } from './shared-work.ts';

export interface MutateOptions<M extends Mutant = Mutant> {
  readonly given?: GivenValues;
  /** Which mutants to judge; all unless given. */
  readonly only?: (mutant: M) => boolean;
  /** Starts threads that help; this one judges alone without. */
  readonly startHelpers?: StartHelpers;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, leftMs: number) => void;
}

/** How often this thread lets others have a word, in milliseconds. */
const breath = 20;

/** Fewer mutants than this are judged before a helper has started. */
const worthHelp = 64;

/** The fates of the chosen, in their order: from helpers where there are any, else from this thread. */
export const fatesOf = async (
  jobs: { fateOf(number: number): Fate },
  task: WorkerTask,
  { startHelpers, signal, progress }: Pick<MutateOptions, 'startHelpers' | 'signal' | 'progress'>,
): Promise<readonly Fate[]> => {
  const { chosen } = task;
  const started = performance.now();
  const fates: Fate[] = [];
  let done = 0;
  const tell = (some: WorkerFates): void => {
    for (const [number, fate] of some) fates[number] = fate;
    done += some.length;
    const took = performance.now() - started;
    if (some.length > 0) progress?.(done, chosen.length, (took / done) * (chosen.length - done));
  };
  const helpers = chosen.length < worthHelp ? [] : (startHelpers?.(task, tell) ?? []);
  const all = Promise.all(helpers.map((helper) => helper.done));
  const stop = (): void => {
    for (const helper of helpers) helper.stop();
  };
  signal?.addEventListener('abort', stop);
  try {
    if (helpers.length === 0) {
      let last = -Infinity;
      for (const [number, job] of chosen.entries()) {
        tell([[number, jobs.fateOf(job)]]);
        if (performance.now() - last > breath) {
          await new Promise(setImmediate);
          last = performance.now();
        }
        signal?.throwIfAborted();
      }
    }
    await all;
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
  if (done < chosen.length) throw new Error(`${String(chosen.length - done)} mutants were not judged`);
  return fates;
};

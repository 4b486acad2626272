import { valueOf } from '../../src/control/subject.ts';
import { linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import { stillThere, thingsOf } from '../../src/exercise/leftovers.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { destroyStack } from '../../src/target/destroy.ts';
import type { DeletionEvidence } from './evidence.ts';
import { waiting, type Unheard } from './exercise-run.ts';

const patience = {
  local: { timeoutMs: 2000, intervalMs: 100 },
  aws: { timeoutMs: 120_000, intervalMs: 5000 },
} as const;

const rest = {
  local: { timeoutMs: 10_000, intervalMs: 250 },
  aws: { timeoutMs: 60_000, intervalMs: 10_000 },
} as const;

/** Deletes the stack, if it was made for this run alone, and looks for what is left of it. The last of all. */
export const exerciseDeletion = async (run: Unheard): Promise<Fact<DeletionEvidence>> => {
  const { target, system, disposable, signal } = run;
  const { stackName } = system.scenario;
  if (!disposable)
    return unknown('the stack was not made for this run alone: an exercise does not delete it (verify does)');
  if (stackName === '') return unknown('the stack is not known by its name');
  const things = await thingsOf(target, stackName);
  await atRest(run);
  signal?.throwIfAborted();
  const problem = await deleted(run, stackName);
  const waited = await poll(
    'end of what the stack had',
    waiting(run, patience),
    async () => ((await stillThere(target, things)).length === 0 ? true : undefined),
    signal,
  );
  const left = waited.seen ? [] : await stillThere(target, things);
  return known({
    stackName,
    problem,
    lookedFor: things.length,
    left: left.map(({ what }) => what),
    unseen: things.filter(({ isThere }) => isThere === undefined).map(({ what }) => what),
  });
};

/** Waits until the functions log no more: one that is still at work would log after all is deleted, into a new group. */
const atRest = async (run: Unheard): Promise<void> => {
  const groups = run.system.all('function').flatMap(({ logGroupName }) => valueOf(logGroupName) ?? []);
  let before = -1;
  await poll(
    "end of the functions' work",
    waiting(run, rest),
    async () => {
      const lines = await Promise.all(groups.map((group) => linesOf(run.target, group, run.startedAt)));
      const now = lines.flat().length;
      const still = now === before;
      before = now;
      return still ? true : undefined;
    },
    run.signal,
  );
};

/** Deletes a stack. Why it could not be deleted. */
const deleted = async ({ target }: Unheard, stackName: string): Promise<string | undefined> => {
  try {
    await destroyStack(target, stackName);
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
};

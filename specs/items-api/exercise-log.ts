import { need } from '../../src/control/subject.ts';
import { linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { patiently } from '../common/exercise-run.ts';
import type { LogEvidence } from './evidence.ts';
import type { Run } from './exercise-run.ts';

/** Lines come at once on the local target, within a minute on AWS. */
const patience = {
  local: { timeoutMs: 1000, intervalMs: 50 },
  aws: { timeoutMs: 90_000, intervalMs: 3000 },
} as const;

/** Looks for lines of the function in its log group. To be run after it was invoked. */
export const exerciseLog = async (run: Run): Promise<Fact<LogEvidence>> => {
  const { target, subjects, startedAt, signal } = run;
  const group = need(subjects.fn.logGroupName);
  const found = await poll(
    'line of the function',
    patiently(run, patience[target.name]),
    async () => {
      const { length } = await linesOf(target, group, startedAt);
      return length > 0 ? length : undefined;
    },
    signal,
  );
  return known({ group, lines: found.seen ? found.value : 0, waitedMs: found.waitedMs });
};

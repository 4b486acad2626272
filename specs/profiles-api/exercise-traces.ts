import { setTimeout as pause } from 'node:timers/promises';
import { poll } from '../../src/exercise/poll.ts';
import { tracesOf } from '../../src/exercise/traces.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { patiently } from '../common/exercise-run.ts';
import type { TracesEvidence } from './evidence.ts';
import { ask, type Run } from './exercise-run.ts';

/** One request a second is traced, and one of twenty beyond: so many in as many seconds are traced almost surely. */
const requests = 5;
const patience = { timeoutMs: 120_000, intervalMs: 5000 };

/** Asks some times more, with a second in between, and looks for traces of that. */
export const exerciseTraces = async (run: Run, token: string): Promise<Fact<TracesEvidence>> => {
  const { target, url, signal } = run;
  const gap = target.gaps.find(({ id }) => id === 'x-ray-traces');
  if (gap !== undefined) return unknown(gap.reason);
  const from = Date.now();
  const between = patiently(run, { timeoutMs: 0, intervalMs: 1000 }).intervalMs;
  for (let asked = 0; asked < requests; asked++) {
    await ask(run, { method: 'GET', path: '/profiles', token });
    await pause(between, undefined, signal === undefined ? {} : { signal });
  }
  const found = await poll(
    'trace of those requests',
    patiently(run, patience),
    async () => {
      const traces = await tracesOf(target, url, from, Date.now());
      return traces > 0 ? traces : undefined;
    },
    signal,
  );
  return known({ requests, traces: found.seen ? found.value : 0, waitedMs: found.waitedMs });
};

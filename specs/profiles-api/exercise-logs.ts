import { need } from '../../src/control/subject.ts';
import { linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { patiently } from '../common/exercise-run.ts';
import type { LogEvidence } from './evidence.ts';
import { ask, type Run } from './exercise-run.ts';

/** Lines of a function come at once on the local target; on AWS within a minute, those of an API within some. */
const patience = {
  function: {
    local: { timeoutMs: 1000, intervalMs: 50 },
    aws: { timeoutMs: 90_000, intervalMs: 3000 },
  },
  api: { timeoutMs: 180_000, intervalMs: 5000 },
} as const;

/** A line may bear an earlier time than this machine's clock had at the request. */
const clockSkewMs = 60_000;

/** Calls the function once more, and looks for its lines in its log group. */
export const exerciseFunctionLog = async (run: Run, token: string): Promise<Fact<LogEvidence>> => {
  const { target, subjects, startedAt, signal } = run;
  const group = need(subjects.functionLogGroup.name);
  const { status } = await ask(run, { method: 'GET', path: '/profiles', token });
  if (status === 401 || status === 403)
    return unknown(`no request gets through to the function: the API answers ${String(status)}`);
  const found = await poll(
    'line of the function',
    patiently(run, patience.function[target.name]),
    async () => {
      const { length } = await linesOf(target, group, startedAt);
      return length > 0 ? length : undefined;
    },
    signal,
  );
  return known({ group, lines: found.seen ? found.value : 0, waitedMs: found.waitedMs });
};

/** Asks once more, and looks for that request's line in the API's access log. */
export const exerciseApiLog = async (run: Run, token: string): Promise<Fact<LogEvidence>> => {
  const { target, subjects, signal } = run;
  const gap = target.gaps.find(({ id }) => id === 'access-log-lines');
  if (gap !== undefined) return unknown(gap.reason);
  const group = need(subjects.accessLogGroup.name);
  const since = Date.now() - clockSkewMs;
  const { headers } = await ask(run, { method: 'GET', path: '/profiles', token });
  const ids = [headers['x-amzn-requestid'], headers['x-amz-apigw-id']].filter((id) => id !== undefined);
  if (ids.length === 0) return unknown('the answer names no request id to look for');
  const found = await poll(
    'line of that request',
    patiently(run, patience.api),
    async () => {
      const lines = await Promise.all(ids.map((id) => linesOf(target, group, since, id)));
      const { length } = lines.flat();
      return length > 0 ? length : undefined;
    },
    signal,
  );
  return known({ group, lines: found.seen ? found.value : 0, waitedMs: found.waitedMs });
};

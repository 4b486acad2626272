import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { need } from '../../src/control/subject.ts';
import { linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import type { AccessLogEvidence } from './evidence.ts';
import { patiently, postTo } from '../common/exercise-run.ts';
import type { Run } from './exercise-run.ts';

/** How long API Gateway may take to deliver a line: usually seconds, sometimes minutes. */
const patience = { timeoutMs: 180_000, intervalMs: 5000 };

/** A line may bear an earlier time than this machine's clock had at the request. */
const clockSkewMs = 60_000;

/** Posts once more, and looks for that request's line in the API's access log. */
export const exerciseAccessLog = async (run: Run): Promise<Fact<AccessLogEvidence>> => {
  const { target, subjects, signal } = run;
  const gap = target.gaps.find(({ id }) => id === 'access-log-lines');
  if (gap !== undefined) return unknown(gap.reason);
  const group = need(subjects.accessLogGroup.name);
  const since = Date.now() - clockSkewMs;
  const { headers } = await postTo(run)(JSON.stringify({ mark: `${run.mark}-access-log` }));
  const requestIds = [headers['x-amzn-requestid'], headers['x-amz-apigw-id']].filter(
    (id) => id !== undefined,
  );
  if (requestIds.length === 0) return unknown('the answer names no request id to look for');
  const found = await poll(
    'line of that request',
    patiently(run, patience),
    async () => {
      const lines = await Promise.all(requestIds.map((id) => linesOf(target, group, since, id)));
      return lines.some((some) => some.length > 0) ? [...new Set(lines.flat())] : undefined;
    },
    signal,
  );
  return known({ group, requestIds, lines: found.seen ? found.value : [], waitedMs: found.waitedMs });
};

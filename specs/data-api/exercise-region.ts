import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { need } from '../../src/control/subject.ts';
import { linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import type { RegionEvidence } from './evidence.ts';
import { patiently } from '../common/exercise-run.ts';
import type { Run } from './exercise-run.ts';

/** Log lines come at once on the local target, within a minute on AWS. */
const patience = {
  local: { timeoutMs: 500, intervalMs: 100 },
  aws: { timeoutMs: 60_000, intervalMs: 3000 },
} as const;

/** Lambda's own lines; its INIT_START names the region of the runtime's ARN, not what the function sees. */
const platformLine =
  /^(?:START|END|REPORT|INIT_START|INIT_REPORT|EXTENSION|TELEMETRY|RESTORE_START|RESTORE_REPORT|XRAY)\b|"type":\s*"platform\./;

/**
 * A region that a line gives as one: under a name that says region, as `"region": "us-east-1"`, `AWS_REGION=us-east-1` or
 * `in region us-east-1`. One inside an ARN or an endpoint is the region of something else.
 */
const named = /region["'\]]*\s*(?:[:=]|is|was)?\s*["']?([a-z]{2}(?:-[a-z]+)+-\d)\b/i;

/** The region that a line of the function's log says it runs in; undefined when it says none. */
export const regionIn = (line: string): string | undefined =>
  platformLine.test(line) ? undefined : named.exec(line)?.[1];

/**
 * Looks in the function's log for the region that it sees: nothing else shows the environment that Lambda gives it. To be
 * run after POSTs that it stores, refuses and fails to store, so that it has had reason to log at every level.
 */
export const exerciseRegion = async (run: Run): Promise<Fact<RegionEvidence>> => {
  const { target, subjects, startedAt, signal } = run;
  const group = need(subjects.fn.logGroupName);
  const found = await poll(
    'line of the function that says its region',
    patiently(run, patience[target.name]),
    async () => {
      for (const line of await linesOf(target, group, startedAt)) {
        const region = regionIn(line);
        if (region !== undefined) return { region, line: line.slice(0, 300) };
      }
      return undefined;
    },
    signal,
  );
  return found.seen
    ? known(found.value, { resource: group, path: '' })
    : unknown(`which region the function sees, only it could tell: ${found.reason} in ${group}`);
};

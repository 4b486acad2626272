import type { Spec } from '../control/control.ts';
import { judgeTemplate } from '../control/judge-template.ts';
import { specResultOf } from '../control/spec-result.ts';
import { known } from '../facts/fact.ts';
import type { SpecResult, TargetResult } from '../report/run-result.ts';
import { filledFacts } from '../resources/live-filled.ts';
import type { Target } from '../target/target.ts';
import { loadTemplate } from '../template/load.ts';
import { lintNotices } from '../check.ts';
import { deployRequest } from './deploy-request.ts';
import { orInterrupted } from './io.ts';
import type { Progress } from './progress.ts';
import { referenceFile } from './run-result.ts';
import type { Session } from './session.ts';

/** One spec, verified from nothing. */
export interface Verified {
  readonly result: SpecResult;
  readonly target: TargetResult;
}

/**
 * Judges a spec's own template, then deploys it to a target that is being started, judges and exercises the stack.
 * @throws StackproofError when the template cannot be read or deployed, or the target fails.
 */
export const verifySpec = async (
  spec: Spec,
  starting: Promise<Target>,
  { io, services }: Session,
  progress: Progress,
): Promise<Verified> => {
  const timings: Record<string, number> = {};
  const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const done = await work();
    timings[part] = Math.round(performance.now() - started);
    return done;
  };
  const file = referenceFile(spec);
  const linting = timed('lint', () => services.lint([file], progress.now));
  // Whoever waits for it below gets its error; until then it is nobody's.
  linting.catch(() => undefined);
  const target = await orInterrupted(starting, io.signal);
  progress.now(`${spec.id}: cfn-lint`);
  const lint = (await orInterrupted(linting, io.signal)).get(file);
  const document = loadTemplate(file);
  const template = await timed('template', () =>
    judgeTemplate(spec, document, lint === undefined ? {} : { lint: known(lint.errors) }),
  );
  progress.done(`${spec.id}: template judged (${told(template.verdicts)})`);

  const request = deployRequest(spec, file, {}, 'local');
  const deployment = await timed('deploy', () =>
    orInterrupted(
      services.deployStack(target, request, (line) => {
        progress.now(`${spec.id}: ${line}`);
      }),
      io.signal,
    ),
  );
  progress.done(`${spec.id}: deployed`);
  const live = await services.probe(spec, {
    target,
    outputs: deployment.outputs,
    outputsFile: `the outputs of ${request.stackName}`,
    exercise: true,
    filled: filledFacts(deployment.filled.map(({ gap }) => gap)),
    signal: io.signal,
    progress: (line) => {
      progress.now(`${spec.id}: ${line}`);
    },
  });
  progress.done(`${spec.id}: live stack judged (${told(live.verdicts)})`);

  const columns = { template: template.verdicts, live: live.verdicts };
  const more = {
    source: spec.reference,
    notices: [...spec.deviations, ...template.notices, ...lintNotices(lint), ...live.notices],
    timings: { ...timings, ...live.timings },
  };
  const { name, region, description } = target;
  return {
    result: specResultOf(spec, columns, more),
    target: { name, region, description },
  };
};

/** Of a column: how many verdicts there are of each outcome. */
const told = (verdicts: ReadonlyMap<string, { readonly outcome: string }>): string => {
  const counts = new Map<string, number>();
  for (const { outcome } of verdicts.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${String(count)} ${outcome}`).join(', ');
};

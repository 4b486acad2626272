import type { Spec } from '../control/control.ts';
import { judgeTemplate } from '../control/judge-template.ts';
import type { TerraformJudgement } from '../control/judge-terraform.ts';
import { specResultOf, type ColumnVerdicts } from '../control/spec-result.ts';
import type { Verdict } from '../control/verdict.ts';
import { StackproofError } from '../errors.ts';
import { known } from '../facts/fact.ts';
import {
  mutationResultOf,
  noMutants,
  terraformMutationResultOf,
  withMutants,
} from '../mutation/mutation-result.ts';
import type { Mutation } from '../mutation/mutate.ts';
import type { TerraformMutation } from '../mutation/terraform/mutate.ts';
import { explanationsOf } from '../mutation/survivors.ts';
import type { LiveJudgement } from '../probe.ts';
import type { SpecResult, TargetResult } from '../report/run-result.ts';
import { filledFacts, filledMark } from '../resources/live-filled.ts';
import type { LintResult } from '../target/lint.ts';
import type { Target } from '../target/target.ts';
import type { TemplateDocument } from '../template/document.ts';
import { lintNotices } from '../check.ts';
import { attempt, doneOf, type Attempt } from './attempt.ts';
import { deployRequest } from './deploy-request.ts';
import { lineOf } from './fail.ts';
import { orInterrupted } from './io.ts';
import type { Progress } from './progress.ts';
import { referenceFile, referenceFolder } from './run-result.ts';
import type { Session } from './session.ts';

/** What a spec is verified with: work that has been begun, for several specs at once where it can be. */
export interface Material {
  readonly document: TemplateDocument;
  readonly starting: Promise<Target>;
  readonly linting: Promise<LintResult | undefined>;
  /** The mutants that the controls declare for their own clauses. */
  readonly mutating: Promise<Mutation>;
  /** Begins the same of its Terraform code, once that was judged; undefined where there is none. */
  readonly mutateCode: () => Promise<TerraformMutation | undefined>;
}

/** One spec, verified from nothing as far as that went. */
export interface Verified {
  readonly result: SpecResult;
  /** Where its stack ran; undefined when there was no target. */
  readonly target: TargetResult | undefined;
  /** What was thrown where a part of it could not be judged: the cells of that part are in error. */
  readonly failures: readonly unknown[];
}

/**
 * Judges a spec's own template, then deploys it to a target that is being started, judges and exercises the stack. What goes
 * wrong with a part of it puts the cells of that part in error.
 * @throws only the signal's reason, when the user gave up.
 */
export const verifySpec = async (
  spec: Spec,
  { document, starting, linting, mutating, mutateCode }: Material,
  session: Session,
  progress: Progress,
): Promise<Verified> => {
  const { signal } = session.io;
  const timings: Record<string, number> = {};
  const timed: Timed = async (part, work) => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      timings[part] = Math.round(performance.now() - started);
    }
  };
  let target: Target | undefined;
  const template = await attempt(async () => {
    progress.now('cfn-lint');
    const lint = await timed('lint', () => orInterrupted(linting, signal));
    const options = lint === undefined ? {} : { lint: known(lint.errors) };
    const judged = await timed('template', () => judgeTemplate(spec, document, options));
    progress.done(`template judged (${told(judged.verdicts)})`);
    return { ...judged, notices: [...judged.notices, ...lintNotices(lint)] };
  }, signal);
  const folder = referenceFolder(spec);
  const code =
    folder === undefined
      ? undefined
      : await attempt(async () => {
          progress.now('Terraform code');
          const judged = await timed('terraform', () => judgedCode(spec, folder));
          progress.done(`Terraform code judged (${told(judged.verdicts)})`);
          return judged;
        }, signal);
  const mutatingCode = code === undefined || 'failure' in code ? undefined : mutateCode();
  const live = await attempt(async () => {
    // What could not be judged is not deployed.
    doneOf(template);
    progress.now('starting the local target');
    target = await orInterrupted(starting, signal);
    const judged = await judgedLive(spec, target, session, progress, timed);
    Object.assign(timings, judged.timings);
    progress.done(`live stack judged (${told(judged.verdicts)})`);
    return judged;
  }, signal);
  progress.now('mutants');
  const mutation =
    'failure' in template ? undefined : await attempt(() => orInterrupted(mutating, signal), signal);
  const ofCode =
    mutatingCode === undefined ? undefined : await attempt(() => orInterrupted(mutatingCode, signal), signal);
  const took = [mutation, ofCode].flatMap((part) =>
    part !== undefined && 'done' in part ? (part.done?.durationMs ?? []) : [],
  );
  if (took.length > 0) timings['mutants'] = Math.round(took.reduce((total, ms) => total + ms, 0));
  progress.clear();

  const columns = {
    template: columnOf(spec, template),
    ...(code === undefined ? {} : { terraform: columnOf(spec, code) }),
    live: columnOf(spec, live),
  };
  const judgedParts = [template, ...(code === undefined ? [] : [code]), live];
  const notices = judgedParts.flatMap((part) => ('done' in part ? part.done.notices : []));
  const more = { ...sourcesOf(spec), notices: [...spec.deviations, ...notices], timings };
  const failures = [...judgedParts, mutation, ofCode].flatMap((part) =>
    part !== undefined && 'failure' in part ? [part.failure] : [],
  );
  const judged = specResultOf(spec, columns, more);
  return {
    result: withMutantsOfCode(
      mutation === undefined ? judged : withOwnMutants(judged, mutation, spec.reference),
      ofCode,
    ),
    target: target && { name: target.name, region: target.region, description: target.description },
    failures: [...new Set(failures)],
  };
};

/** What a spec comes to whose template cannot even be read: every cell is in error. */
export const notVerified = (spec: Spec, failure: unknown): Verified => {
  const column = columnOf(spec, { failure });
  const more = { ...sourcesOf(spec), notices: [], timings: {} };
  const columns = {
    template: column,
    ...(spec.terraform === undefined ? {} : { terraform: column }),
    live: column,
  };
  return {
    result: specResultOf(spec, columns, more),
    target: undefined,
    failures: [failure],
  };
};

const sourcesOf = ({ reference, terraform }: Spec): Pick<SpecResult, 'source' | 'terraformSource'> => ({
  source: reference,
  ...(terraform === undefined ? {} : { terraformSource: terraform }),
});

type Timed = <T>(part: string, work: () => T | Promise<T>) => Promise<T>;

/** Its parser is loaded only where there is such code. */
const judgedCode = async (spec: Spec, folder: string): Promise<TerraformJudgement> => {
  const [{ judgeTerraform }, { loadTerraform }] = await Promise.all([
    import('../control/judge-terraform.ts'),
    import('../terraform/module.ts'),
  ]);
  return judgeTerraform(spec, await loadTerraform(folder));
};

const judgedLive = async (
  spec: Spec,
  target: Target,
  { io: { signal }, services }: Session,
  progress: Progress,
  timed: Timed,
): Promise<LiveJudgement> => {
  const request = deployRequest(spec, referenceFile(spec), {}, 'local');
  const deployment = await timed('deploy', () =>
    orInterrupted(services.deployStack(target, request, progress.now), signal),
  );
  progress.done('deployed');
  // Not given up at once: what it has made it takes back.
  return services.probe(spec, {
    target,
    outputs: deployment.outputs,
    outputsFile: `the outputs of ${request.stackName}`,
    exercise: true,
    disposable: true,
    filled: filledFacts(deployment.filled.map(filledMark)),
    signal,
    progress: progress.now,
  });
};

/** The verdicts of a column; where it could not be judged, every control is in error for that reason. */
const columnOf = (
  { sections }: Spec,
  judged: Attempt<{ readonly verdicts: ColumnVerdicts }>,
): ColumnVerdicts => {
  if ('done' in judged) return judged.done.verdicts;
  const { failure } = judged;
  const trace = failure instanceof Error && !(failure instanceof StackproofError) ? failure.stack : undefined;
  const verdict: Verdict = {
    outcome: 'error',
    reason: lineOf(failure),
    findings: [],
    ...(trace === undefined ? {} : { trace }),
  };
  return new Map(sections.flatMap(({ controls }) => controls.map(({ id }) => [id, verdict] as const)));
};

/** A result with what its controls' own mutants came to. Mutants that could not be judged fail it. */
const withOwnMutants = (result: SpecResult, judged: Attempt<Mutation>, diffPath: string): SpecResult => {
  if ('done' in judged) {
    const reading = { explanations: explanationsOf([]), complete: false, diffPath };
    return withMutants(result, judged.done, mutationResultOf(judged.done, reading));
  }
  const problems = [`the mutants could not be judged: ${lineOf(judged.failure)}`];
  return { ...result, mutation: { ...noMutants, problems } };
};

/** The same of the mutants of its Terraform code. */
const withMutantsOfCode = (
  result: SpecResult,
  judged: Attempt<TerraformMutation | undefined> | undefined,
): SpecResult => {
  if (judged === undefined) return result;
  if ('done' in judged) {
    const { done } = judged;
    if (done === undefined) return result;
    const reading = { explanations: explanationsOf([]), complete: false, diffPath: done.source.folder };
    return withMutants(result, done, terraformMutationResultOf(done, reading), 'terraformMutation');
  }
  const problems = [`the mutants of the Terraform code could not be judged: ${lineOf(judged.failure)}`];
  return { ...result, terraformMutation: { ...noMutants, problems } };
};

/** Of a column: how many verdicts there are of each outcome. */
const told = (verdicts: ReadonlyMap<string, { readonly outcome: string }>): string => {
  const counts = new Map<string, number>();
  for (const { outcome } of verdicts.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${String(count)} ${outcome}`).join(', ');
};

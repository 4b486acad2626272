import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spec } from './control/control.ts';
import type { Verdict } from './control/verdict.ts';
import { StackproofError } from './errors.ts';
import type { LiveMutant } from './mutation/live-sample.ts';
import type { LiveJudgement, ProbeRequest } from './probe.ts';
import { filledFacts, filledMark } from './resources/live-filled.ts';
import type { DeployRequest, Deployment } from './target/deploy.ts';
import type { Target } from './target/target.ts';

/** What became of a deployed mutant. */
export type LiveFate =
  | {
      readonly kind: 'killed';
      readonly by: readonly string[];
      /** The filled gaps without which no control would have noticed. */
      readonly gapFilled: readonly string[];
    }
  | { readonly kind: 'survived'; readonly unobservable: readonly string[] }
  /** No stack could be made of it. */
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'error'; readonly control: string; readonly reason: string };

export interface JudgedLive {
  readonly mutant: LiveMutant;
  readonly fate: LiveFate;
}

/** What it takes to deploy and probe; tests put their own in its place. */
export interface LiveServices {
  startLocal(options: object): Promise<Target>;
  deployStack(target: Target, request: DeployRequest, progress: (line: string) => void): Promise<Deployment>;
  probe(spec: Spec, request: ProbeRequest): Promise<LiveJudgement>;
}

export interface LiveMutationRequest {
  readonly spec: Spec;
  /** The unmutated template. */
  readonly text: string;
  /** Where the paths in it start. */
  readonly folder: string;
  readonly mutants: readonly LiveMutant[];
  /** Other than the defaults where there is a choice, so that a constant shows. */
  readonly parameters: ReadonlyMap<string, string>;
  /** How many stacks at a time. */
  readonly parallel: number;
  readonly services: LiveServices;
  readonly signal: AbortSignal;
  readonly progress?: (done: number, total: number, leftMs: number) => void;
}

/** Not the name that templates are resolved with: a constant that is right there is wrong here. */
const stackName = 'live-mutant';

/**
 * Deploys each mutant to a local target of its own, and judges the stack. The unmutated template comes first: what does not
 * pass there cannot kill.
 * @throws StackproofError when the unmutated template cannot be deployed, or a target does not come up.
 */
export const mutateLive = async (request: LiveMutationRequest): Promise<readonly JudgedLive[]> => {
  const { mutants, parallel, signal, progress } = request;
  const folder = await mkdtemp(join(tmpdir(), 'stackproof-mutants-'));
  try {
    const unmutated = await judged(request, join(folder, 'unmutated.yaml'), { text: request.text }, true);
    const passing = new Set([...unmutated].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])));
    const fates: LiveFate[] = [];
    const started = performance.now();
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      for (let number = next++; number < mutants.length; number = next++) {
        const mutant = mutants[number];
        if (mutant === undefined) return;
        signal.throwIfAborted();
        fates[number] = await fateOf(request, mutant, join(folder, `${String(number)}.yaml`), passing);
        done += 1;
        const took = performance.now() - started;
        progress?.(done, mutants.length, (took / done) * (mutants.length - done));
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return mutants.flatMap((mutant, number) => {
      const fate = fates[number];
      return fate === undefined ? [] : [{ mutant, fate }];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const fateOf = async (
  request: LiveMutationRequest,
  mutant: LiveMutant,
  file: string,
  passing: ReadonlySet<string>,
): Promise<LiveFate> => {
  try {
    const { text } = mutant;
    const texts =
      mutant.mutant.inPackageTemplate === true ? { text: request.text, packageText: text } : { text };
    return told(await judged(request, file, texts, mutant.exercise), passing);
  } catch (error) {
    // Bad input: the target refused to make it. Anything else is no mutant's doing.
    if (error instanceof StackproofError && error.exitCode === 2)
      return { kind: 'invalid', reason: error.message };
    throw error;
  }
};

/** A template, and the one of its bucket where that is another than it names. */
interface Texts {
  readonly text: string;
  readonly packageText?: string;
}

/** Deploys a template to a fresh target, and judges what came of it. */
const judged = async (
  { spec, folder, parameters, services, signal }: LiveMutationRequest,
  templateFile: string,
  { text, packageText }: Texts,
  exercise: boolean,
): Promise<ReadonlyMap<string, Verdict>> => {
  await writeFile(templateFile, text);
  const packageTemplateFile = `${templateFile}.package.yaml`;
  if (packageText !== undefined) await writeFile(packageTemplateFile, packageText);
  const target = await services.startLocal({});
  try {
    const deploy = {
      templateFile,
      folder,
      ...(packageText !== undefined && { packageTemplateFile }),
      stackName,
      parameters,
      withoutLint: true,
    } as const;
    const { outputs, filled } = await services.deployStack(target, deploy, () => undefined);
    const { verdicts } = await services.probe(spec, {
      target,
      outputs,
      outputsFile: `the outputs of ${stackName}`,
      exercise,
      disposable: true,
      filled: filledFacts(filled.map(filledMark)),
      signal,
    });
    return verdicts;
  } finally {
    await target.close();
  }
};

const told = (verdicts: ReadonlyMap<string, Verdict>, passing: ReadonlySet<string>): LiveFate => {
  const changed = [...verdicts].filter(([id]) => passing.has(id));
  for (const [control, { outcome, reason = 'it threw' }] of changed)
    if (outcome === 'error') return { kind: 'error', control, reason };
  const killers = changed.filter(([, { outcome }]) => outcome === 'fail');
  if (killers.length === 0) {
    const unobservable = changed.filter(([, { outcome }]) => outcome === 'not-observable').map(([id]) => id);
    return { kind: 'survived', unobservable };
  }
  const gaps = killers.map(([, { gapFilled = [] }]) => gapFilled);
  return {
    kind: 'killed',
    by: killers.map(([id]) => id),
    gapFilled: gaps.every((some) => some.length > 0) ? [...new Set(gaps.flat())] : [],
  };
};

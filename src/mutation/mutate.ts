import { judgeTemplate, type TemplateJudgement } from '../control/judge-template.ts';
import { givenFor, type Spec } from '../control/control.ts';
import { known } from '../facts/fact.ts';
import type { TemplateDocument } from '../template/document.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { jobsOf, type Jobs } from './jobs.ts';
import type { Fate } from './judge-mutant.ts';
import type { Mutant } from './mutant.ts';
import type { StartHelpers, WorkerFates, WorkerTask } from './shared-work.ts';

/** A mutant and what became of it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

/** A declared mutant and what became of it; `missing` says why the template has no place for it. */
export interface JudgedDeclaration {
  readonly control: string;
  readonly description: string;
  readonly mutant?: Mutant;
  readonly fate?: Fate;
  readonly missing?: string;
}

/** What a template's mutants came to under a spec. */
export interface Mutation {
  readonly document: TemplateDocument;
  /** The unmutated template's verdicts: what does not pass there cannot kill. */
  readonly unmutated: TemplateJudgement;
  /** The generated ones, in their order. */
  readonly mutants: readonly Judged[];
  readonly declared: readonly JudgedDeclaration[];
  readonly durationMs: number;
}

export interface MutateOptions {
  readonly given?: GivenValues;
  /** Which mutants to judge; all unless given. */
  readonly only?: (mutant: Mutant) => boolean;
  /** Starts threads that help; this one judges alone without. */
  readonly startHelpers?: StartHelpers;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, leftMs: number) => void;
}

/**
 * Makes a template's mutants, and judges each.
 * @throws StackproofError when the template cannot be resolved, or takes no given value.
 */
export const mutate = async (
  spec: Spec,
  document: TemplateDocument,
  options: MutateOptions = {},
): Promise<Mutation> => {
  const started = performance.now();
  const given = givenFor(spec, options.given);
  const unmutated = judgeTemplate(spec, document, { given, lint: known([]) });
  const passing = new Set(
    [...unmutated.verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])),
  );
  const jobs = jobsOf(spec, document, given, passing);
  const { generated, declared } = jobs;
  const wanted = generated.flatMap(({ mutant }, index) => (options.only?.(mutant) === false ? [] : [index]));
  const chosen = [...wanted, ...declared.map((_, index) => generated.length + index)];
  const { file, text, packageTemplate } = document;
  const beside = packageTemplate && { file: packageTemplate.file, text: packageTemplate.text };
  const task = {
    spec: spec.id,
    file,
    text,
    ...(beside === undefined ? {} : { packageTemplate: beside }),
    given,
    passing: [...passing],
  };
  const fates = await fatesOf(jobs, { ...task, chosen, taken: new SharedArrayBuffer(4) }, options);
  return {
    document,
    unmutated,
    mutants: wanted.flatMap((index, number) => {
      const [made, fate] = [generated[index], fates[number]];
      return made === undefined || fate === undefined ? [] : [{ mutant: made.mutant, fate }];
    }),
    declared: declared.map((each, index): JudgedDeclaration => {
      const { control, description } = each;
      if (each.missing !== undefined) return { control, description, missing: each.missing };
      const fate = fates[wanted.length + index];
      return { control, description, mutant: each.mutant, ...(fate === undefined ? {} : { fate }) };
    }),
    durationMs: performance.now() - started,
  };
};

/** How often this thread lets others have a word, in mutants. */
const breath = 16;

/** Fewer mutants than this are judged before a helper has started. */
const worthHelp = 64;

/** The fates of the chosen, in their order: from helpers where there are any, else from this thread. */
const fatesOf = async (
  jobs: Jobs,
  task: WorkerTask,
  { startHelpers, signal, progress }: MutateOptions,
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
    if (helpers.length === 0)
      for (const [number, job] of chosen.entries()) {
        tell([[number, jobs.fateOf(job)]]);
        if (number % breath === 0) await new Promise(setImmediate);
        signal?.throwIfAborted();
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

import { judgeTemplate, type TemplateJudgement } from '../control/judge-template.ts';
import type { Spec } from '../control/control.ts';
import { known } from '../facts/fact.ts';
import type { TemplateDocument } from '../template/document.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { declaredMutants } from './declared.ts';
import { generate, type Generated } from './generate.ts';
import { judgeMutant, type Fate, type MutantJudge } from './judge-mutant.ts';
import type { Mutant } from './mutant.ts';
import { originalOf } from './original.ts';
import { reparseOf } from './reparse.ts';
import { takeNext, type StartHelpers, type WorkerFates } from './shared-work.ts';

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
  const given = { region: spec.region, ...options.given };
  const unmutated = judgeTemplate(spec, document, { given, lint: known([]) });
  const passing = new Set(
    [...unmutated.verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])),
  );
  const judge: MutantJudge = { spec, passing, given, reparse: reparseOf(document) };
  const original = originalOf(document, given);
  const generated = generate(original);
  const chosen = generated.flatMap(({ mutant }, index) => (options.only?.(mutant) === false ? [] : [index]));
  const fates = await fatesOf(judge, document, generated, chosen, options);
  const declared = declaredMutants(spec, original).map((each): JudgedDeclaration => {
    const { control, description } = each;
    if (each.missing !== undefined) return { control, description, missing: each.missing };
    const judged = { ...judge, passing: new Set([control].filter((id) => passing.has(id))) };
    return {
      control,
      description,
      mutant: each.mutant,
      fate: judgeMutant(judged, each, false),
    };
  });
  return {
    document,
    unmutated,
    mutants: chosen.flatMap((index, number) => {
      const [made, fate] = [generated[index], fates[number]];
      return made === undefined || fate === undefined ? [] : [{ mutant: made.mutant, fate }];
    }),
    declared,
    durationMs: performance.now() - started,
  };
};

/** How often this thread lets others have a word, in mutants. */
const breath = 16;

const fatesOf = async (
  judge: MutantJudge,
  { file, text }: TemplateDocument,
  generated: readonly Generated[],
  chosen: readonly number[],
  { startHelpers, signal, progress }: MutateOptions,
): Promise<readonly Fate[]> => {
  const started = performance.now();
  const fates: Fate[] = [];
  let done = 0;
  const tell = (some: WorkerFates): void => {
    for (const [number, fate] of some) fates[number] = fate;
    done += some.length;
    const took = performance.now() - started;
    if (some.length > 0) progress?.(done, chosen.length, (took / done) * (chosen.length - done));
  };
  const shared = new SharedArrayBuffer(4);
  const taken = new Int32Array(shared);
  const task = {
    spec: judge.spec.id,
    file,
    text,
    given: judge.given,
    passing: [...judge.passing],
    chosen,
    taken: shared,
  };
  // For a handful of mutants a thread takes longer to start than it saves.
  const helpers = chosen.length > 64 ? (startHelpers?.(task, tell) ?? []) : [];
  // Whoever waits for them below gets their errors; until then they are nobody's.
  for (const { done: ended } of helpers) ended.catch(() => undefined);
  try {
    for (let judged = 1; ; judged++) {
      const number = takeNext(taken, chosen.length);
      const made = number === undefined ? undefined : generated[chosen[number] ?? -1];
      if (number === undefined || made === undefined) break;
      tell([[number, judgeMutant(judge, made)]]);
      if (judged % breath === 0) await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    await Promise.all(helpers.map((helper) => helper.done));
  } finally {
    for (const helper of helpers) helper.stop();
  }
  if (done < chosen.length) throw new Error(`${String(chosen.length - done)} mutants were not judged`);
  return fates;
};

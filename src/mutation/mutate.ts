import { judgeTemplate, type TemplateJudgement } from '../control/judge-template.ts';
import { givenFor, type Spec } from '../control/control.ts';
import { known } from '../facts/fact.ts';
import type { TemplateDocument } from '../template/document.ts';
import { fatesOf, type MutateOptions } from './fates.ts';
import { jobsOf } from './jobs.ts';
import type { Fate } from './judge-mutant.ts';
import type { Mutant } from './mutant.ts';

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
    kind: 'template' as const,
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

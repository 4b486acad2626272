import { sourceOf } from './cells.ts';
import type { MutationResult, SpecResult } from './run-result.ts';

/** What was mutated, and what came of it. */
export interface MutatedSource {
  /** The file or folder's path. */
  readonly source: string;
  readonly mutation: MutationResult;
}

/** The mutations of one result: of its template, and of its Terraform code. */
export const mutationsOf = (spec: SpecResult): readonly MutatedSource[] => [
  ...(spec.mutation === undefined ? [] : [{ source: spec.source, mutation: spec.mutation }]),
  ...(spec.terraformMutation === undefined
    ? []
    : [{ source: sourceOf(spec, 'terraform'), mutation: spec.terraformMutation }]),
];

/** What the mutants show to be wrong, a sentence each. */
export const mutationProblems = (spec: SpecResult): readonly string[] =>
  mutationsOf(spec).flatMap(({ mutation }) => mutation.problems);

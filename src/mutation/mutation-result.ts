import type { ControlResult, MutantResult, MutationCounts, MutationResult } from '../report/run-result.ts';
import { unifiedDiff } from './diff.ts';
import type { Judged, JudgedDeclaration, Mutation } from './mutate.ts';
import type { Explanations } from './survivors.ts';

/** What else a mutation's result needs. */
export interface Reading {
  /** The reviewed survivors; undefined for a template that is not the spec's own. */
  readonly explanations: Explanations | undefined;
  /** Whether every mutant was judged, so that a record that fits none is out of date. */
  readonly complete: boolean;
  /** The template's path in a diff. */
  readonly diffPath: string;
}

/**
 * A mutation's part of the run result. Of a spec's own template every survivor has to be explained, every record has to fit
 * one, and every declared mutant has to be killed by its control; of another, survivors are only shown.
 */
export const mutationResultOf = (mutation: Mutation, reading: Reading): MutationResult => {
  const mutants = mutation.mutants.map((judged) => mutantResult(mutation, judged, reading));
  const { declared } = mutation;
  return {
    counts: countsOf(mutants),
    declared: {
      killed: declared.filter(killedByItsControl).length,
      survived: declared.filter((each) => each.missing === undefined && !killedByItsControl(each)).length,
      missing: declared.filter(({ missing }) => missing !== undefined).length,
    },
    durationMs: Math.round(mutation.durationMs),
    problems: problemsOf(mutants, declared, reading),
    mutants,
  };
};

const killedByItsControl = ({ control, fate }: JudgedDeclaration): boolean =>
  fate?.kind === 'killed' && fate.by.includes(control);

const mutantResult = ({ document }: Mutation, { mutant, fate }: Judged, reading: Reading): MutantResult => {
  const { id, operator, description, at, edits } = mutant;
  const place = { file: document.file, line: at.line ?? 1, column: at.column ?? 1 };
  const known = { id, operator, description, ...place };
  switch (fate.kind) {
    case 'killed':
      return { ...known, outcome: 'killed', killedBy: fate.by };
    case 'invalid':
      return { ...known, outcome: 'invalid', reason: fate.reason };
    case 'error':
      return { ...known, outcome: 'error', reason: `${fate.control}: ${fate.reason}` };
    case 'survived': {
      const notObservable = fate.unobservable.length === 0 ? {} : { notObservable: fate.unobservable };
      const reason = reading.explanations?.reasonFor(id);
      if (reason !== undefined) return { ...known, outcome: 'recorded', ...notObservable, reason };
      const diff = unifiedDiff(document.text, edits, reading.diffPath);
      return { ...known, outcome: 'survived', ...notObservable, diff };
    }
  }
};

const countsOf = (mutants: readonly MutantResult[]): MutationCounts => {
  const count = (outcome: MutantResult['outcome']): number =>
    mutants.filter((each) => each.outcome === outcome).length;
  return {
    killed: count('killed'),
    survived: count('survived'),
    recorded: count('recorded'),
    invalid: count('invalid'),
    errors: count('error'),
  };
};

const problemsOf = (
  mutants: readonly MutantResult[],
  declared: readonly JudgedDeclaration[],
  { explanations, complete }: Reading,
): readonly string[] => [
  ...mutants.flatMap(({ outcome, id, reason = '' }) =>
    outcome === 'error' ? [`a control threw on ${id}: ${reason}`] : [],
  ),
  ...declared.flatMap(({ control, description, fate }) =>
    fate?.kind === 'error' ? [`${control} threw on its own mutant (${description}): ${fate.reason}`] : [],
  ),
  ...(explanations === undefined ? [] : problemsOfReference(mutants, declared, explanations, complete)),
];

const problemsOfReference = (
  mutants: readonly MutantResult[],
  declared: readonly JudgedDeclaration[],
  explanations: Explanations,
  complete: boolean,
): readonly string[] => [
  ...mutants.flatMap(({ outcome, id }) =>
    outcome === 'survived' ? [`nothing explains why ${id} survived`] : [],
  ),
  ...declared.flatMap((each) => {
    if (each.missing !== undefined)
      return [
        `${each.control} declares a mutant that the template has no place for (${each.description}): ${each.missing}`,
      ];
    return killedByItsControl(each) || each.fate?.kind === 'error'
      ? []
      : [`${each.control} does not kill its own mutant: ${each.description}`];
  }),
  ...(complete ? outdated(explanations, (pattern) => !isLive(pattern)) : []),
];

/** Whether a pattern is about deployed mutants. */
export const isLive = (pattern: string): boolean => pattern.startsWith('live:');

/** The records, of those of a kind, that fit no survivor any more. */
export const outdated = (
  explanations: Explanations,
  wanted: (pattern: string) => boolean,
): readonly string[] =>
  explanations
    .unused()
    .filter(wanted)
    .map((pattern) => `a record of survivors fits none any more: ${pattern}`);

/** What each control has noticed: generated mutants and its own. */
export const mutantsByControl = ({
  mutants,
  declared,
}: Mutation): ReadonlyMap<string, Required<ControlResult>['mutants']> => {
  const counts = new Map<string, { killed: number; survived: number; invalid: number }>();
  const of = (control: string) => {
    const known = counts.get(control) ?? { killed: 0, survived: 0, invalid: 0 };
    counts.set(control, known);
    return known;
  };
  for (const { fate } of mutants)
    if (fate.kind === 'killed') for (const control of fate.by) of(control).killed++;
  for (const each of declared)
    if (each.fate?.kind === 'invalid' || each.missing !== undefined) of(each.control).invalid++;
    else if (killedByItsControl(each)) of(each.control).killed++;
    else of(each.control).survived++;
  return counts;
};

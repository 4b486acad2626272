import type {
  ControlResult,
  LiveMutantResult,
  MutantResult,
  MutationCounts,
  MutationResult,
  SpecResult,
} from '../report/run-result.ts';
import { position } from '../facts/place.ts';
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
    problems: problemsOf(mutation, mutants, reading),
    mutants,
  };
};

/** A mutation's result without any mutant. */
export const noMutants: MutationResult = {
  counts: { killed: 0, survived: 0, recorded: 0, invalid: 0, errors: 0 },
  declared: { killed: 0, survived: 0, missing: 0 },
  durationMs: 0,
  problems: [],
  mutants: [],
};

/** A spec's result with its mutation, and with what each control has noticed of it. */
export const withMutants = (judged: SpecResult, mutation: Mutation, result: MutationResult): SpecResult => {
  const byControl = mutantsByControl(mutation);
  const controls = judged.controls.map((control) => {
    const mutants = byControl.get(control.id);
    return mutants === undefined ? control : { ...control, mutants };
  });
  return { ...judged, controls, mutation: result };
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

/** How many mutants, judged or deployed, came to what. */
export const countsOf = (
  mutants: readonly (Pick<MutantResult, 'outcome'> | Pick<LiveMutantResult, 'outcome'>)[],
): MutationCounts => {
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
  { declared, unmutated }: Mutation,
  mutants: readonly MutantResult[],
  { explanations, complete }: Reading,
): readonly string[] => [
  ...mutants.flatMap(({ outcome, id, reason = '' }) =>
    outcome === 'error' ? [`a control threw on ${id}: ${reason}`] : [],
  ),
  ...declared.flatMap(({ control, description, fate }) =>
    fate?.kind === 'error' ? [`${control} threw on its own mutant (${description}): ${fate.reason}`] : [],
  ),
  ...(explanations === undefined
    ? []
    : [
        ...unexplained(mutants),
        ...problemsOfDeclared(declared, unmutated.verdicts),
        ...(complete ? outdated(explanations, (pattern) => !isLive(pattern)) : []),
      ]),
];

const unexplained = (mutants: readonly MutantResult[]): readonly string[] =>
  mutants.flatMap(({ outcome, id }) =>
    outcome === 'survived' ? [`nothing explains why ${id} survived`] : [],
  );

/** What does not pass unmutated can notice nothing: that is told once for each control. */
const problemsOfDeclared = (
  declared: readonly JudgedDeclaration[],
  unmutated: Mutation['unmutated']['verdicts'],
): readonly string[] => {
  const problems = declared.flatMap((each) => {
    const { control, description, mutant, fate } = each;
    if (killedByItsControl(each) || fate?.kind === 'error') return [];
    if (unmutated.get(control)?.outcome !== 'pass')
      return [`${control} cannot notice its own mutants: it does not pass on the unmutated template`];
    if (each.missing !== undefined)
      return [
        `${control} declares a mutant that the template has no place for (${description}): ${each.missing}`,
      ];
    const where = mutant === undefined ? '' : ` (${position(mutant.at)}; mutate --show '${mutant.id}')`;
    return [`${control} does not kill its own mutant: ${description}${where}`];
  });
  return [...new Set(problems)];
};

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

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
import type { Mutant } from './mutant.ts';
import type { Judged, JudgedDeclaration, Mutation } from './mutate.ts';
import type { Explanations } from './survivors.ts';
import { codeDiff } from './terraform/code-diff.ts';
import type { CodeEdit } from './terraform/declaration.ts';
import type { TerraformMutation } from './terraform/mutate.ts';

/** What else a mutation's result needs. */
export interface Reading {
  /** The reviewed survivors; undefined for a template that is not the spec's own. */
  readonly explanations: Explanations | undefined;
  /** Whether every mutant was judged, so that a record that fits none is out of date. */
  readonly complete: boolean;
  /** The template's path in a diff. */
  readonly diffPath: string;
}

/** What mutants came to, of whatever they are. */
export type JudgedMutants = Pick<Mutation, 'unmutated' | 'mutants' | 'declared' | 'durationMs'>;

/** What is mutated. */
type Kind = 'template' | 'code';

/** A mutant as it is shown. */
interface Shown {
  readonly file: string;
  /** For `git apply`. */
  diff(): string;
}

/**
 * A mutation's part of the run result. Of a spec's own template every survivor has to be explained, every record has to fit
 * one, and every declared mutant has to be killed by its control; of another, survivors are only shown.
 */
export const mutationResultOf = (mutation: Mutation, reading: Reading): MutationResult => {
  const { file, text } = mutation.document;
  return resultOf(mutation, reading, 'template', ({ edits }) => ({
    file,
    diff: () => unifiedDiff(text, edits, reading.diffPath),
  }));
};

/** The same of Terraform code. */
export const terraformMutationResultOf = (mutation: TerraformMutation, reading: Reading): MutationResult => {
  const { source, mutants } = mutation;
  const edits = new Map<Mutant, readonly CodeEdit[]>(mutants.map(({ mutant }) => [mutant, mutant.edits]));
  return resultOf(mutation, reading, 'code', (mutant) => ({
    file: mutant.at.file ?? source.folder,
    diff: () => codeDiff(source, edits.get(mutant) ?? []),
  }));
};

const resultOf = (
  mutation: JudgedMutants,
  reading: Reading,
  what: Kind,
  show: (mutant: Mutant) => Shown,
): MutationResult => {
  const mutants = mutation.mutants.map((judged) => mutantResult(judged, reading, show(judged.mutant)));
  const { declared } = mutation;
  return {
    counts: countsOf(mutants),
    declared: {
      killed: declared.filter(killedByItsControl).length,
      survived: declared.filter((each) => each.missing === undefined && !killedByItsControl(each)).length,
      missing: declared.filter(({ missing }) => missing !== undefined).length,
    },
    durationMs: Math.round(mutation.durationMs),
    problems: problemsOf(mutation, mutants, reading, what),
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

/** A spec's result with its mutation, and with what each control has noticed of it, beside what it had noticed before. */
export const withMutants = (
  judged: SpecResult,
  mutation: JudgedMutants,
  result: MutationResult,
  of: 'mutation' | 'terraformMutation' = 'mutation',
): SpecResult => {
  const byControl = mutantsByControl(mutation);
  const controls = judged.controls.map((control) => {
    const mutants = byControl.get(control.id);
    return mutants === undefined ? control : { ...control, mutants: sumOf(control.mutants, mutants) };
  });
  return { ...judged, controls, [of]: result };
};

type Noticed = Required<ControlResult>['mutants'];

const sumOf = (before: Noticed | undefined, more: Noticed): Noticed => ({
  killed: (before?.killed ?? 0) + more.killed,
  survived: (before?.survived ?? 0) + more.survived,
  invalid: (before?.invalid ?? 0) + more.invalid,
});

const killedByItsControl = ({ control, fate }: JudgedDeclaration): boolean =>
  fate?.kind === 'killed' && fate.by.includes(control);

const mutantResult = ({ mutant, fate }: Judged, reading: Reading, shown: Shown): MutantResult => {
  const { id, operator, description, at } = mutant;
  const place = { file: shown.file, line: at.line ?? 1, column: at.column ?? 1 };
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
      return { ...known, outcome: 'survived', ...notObservable, diff: shown.diff() };
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
  { declared, unmutated }: JudgedMutants,
  mutants: readonly MutantResult[],
  { explanations, complete }: Reading,
  what: Kind,
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
        ...problemsOfDeclared(declared, unmutated.verdicts, what),
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
  unmutated: JudgedMutants['unmutated']['verdicts'],
  what: Kind,
): readonly string[] => {
  const problems = declared.flatMap((each) => {
    const { control, description, mutant, fate } = each;
    if (killedByItsControl(each) || fate?.kind === 'error') return [];
    if (unmutated.get(control)?.outcome !== 'pass')
      return [`${control} cannot notice its own mutants: it does not pass on the unmutated ${what}`];
    if (each.missing !== undefined)
      return [
        `${control} declares a mutant that the ${what} has no place for (${description}): ${each.missing}`,
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
}: Pick<JudgedMutants, 'mutants' | 'declared'>): ReadonlyMap<string, Noticed> => {
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

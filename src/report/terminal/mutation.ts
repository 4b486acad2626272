import { mutationsOf, type MutatedSource } from '../mutations.ts';
import type { MutantResult, MutationCounts, MutationResult, SpecResult } from '../run-result.ts';
import type { Style } from './style.ts';
import { labelled, printable } from './text.ts';

/** More diffs than this are too many to read: the JSON has them all. */
const mostDiffs = 20;

/** What became of the mutants of each source: the score, the survivors as diffs, and what fails the run. */
export const mutationOf = (spec: SpecResult, style: Style): string[][] =>
  mutationsOf(spec).flatMap((mutated) => ofSource(mutated, style));

const ofSource = ({ source, mutation }: MutatedSource, style: Style): string[][] => {
  const survivors = mutation.mutants.filter(({ outcome }) => outcome === 'survived');
  const shown = survivors.slice(0, mostDiffs);
  return [
    // Where only the controls' own were judged, the totals have them.
    ...(isEmpty(mutation.counts) ? [] : [score(mutation, source, style)]),
    ...shown.map((mutant) => survivor(mutant, style)),
    ...(survivors.length > shown.length
      ? [[`and ${String(survivors.length - shown.length)} more survivors (--format json has them all)`]]
      : []),
    ...deployed(mutation, style),
    mutation.problems.length === 0
      ? []
      : [
          style.bold(`What the mutants of ${printable(source)} show to be wrong`),
          ...mutation.problems.flatMap((problem) => labelled('  ✗ ', printable(problem), style.width)),
        ],
  ];
};

const isEmpty = (counts: MutationCounts): boolean =>
  Object.values<number>({ ...counts }).every((count) => count === 0);

const score = ({ counts, durationMs }: MutationResult, source: string, style: Style): string[] => {
  const { killed, survived, recorded, invalid, errors } = counts;
  const valid = killed + survived + recorded;
  const rate = durationMs === 0 ? valid : Math.round(((valid + invalid + errors) * 1000) / durationMs);
  const share = (part: number): string => (valid === 0 ? '0 %' : `${((part * 100) / valid).toFixed(1)} %`);
  const { outcome } = style;
  const paint = (n: number, text: string): string => (n === 0 ? style.dim(text) : outcome.fail(text));
  return [
    `${style.bold(`Mutants of ${printable(source)}`)}  ${String(valid)} valid · ${String(rate)} a second`,
    `  ${outcome.pass(`${String(killed)} killed (${share(killed)})`)} · ${paint(survived, `${String(survived)} survived unexplained`)} · ${String(recorded)} recorded: no clause asks (${share(recorded)}) · ${style.dim(`${String(invalid)} invalid`)} · ${paint(errors, `${String(errors)} in error`)}`,
  ];
};

/** The sample that was deployed: its score, what survived or could not be made, and what rests on a filled gap. */
const deployed = ({ live }: MutationResult, style: Style): string[][] => {
  if (live === undefined) return [];
  const { killed, survived, recorded, invalid, errors } = live.counts;
  const paint = (n: number, text: string): string => (n === 0 ? style.dim(text) : style.outcome.fail(text));
  const filled = live.mutants.filter(({ gapFilled = [] }) => gapFilled.length > 0);
  const others = live.mutants.filter(({ outcome }) => outcome === 'recorded' || outcome === 'invalid');
  const seconds = (live.durationMs / 1000).toFixed(1);
  return [
    [
      `${style.bold('Deployed mutants')}  ${String(live.mutants.length)} in ${seconds} s`,
      `  ${style.outcome.pass(`${String(killed)} killed`)} · ${paint(survived, `${String(survived)} survived unexplained`)} · ${String(recorded)} recorded · ${style.dim(`${String(invalid)} could not be made`)} · ${paint(errors, `${String(errors)} in error`)}`,
      ...filled.map(({ id, gapFilled = [] }) => `  filled ${gapFilled.join(', ')}: ${printable(id)}`),
      ...others.flatMap(({ id, outcome, reason = '' }) =>
        labelled(`  ${outcome} `, printable(`${id}: ${reason}`), style.width),
      ),
    ],
    ...live.mutants.filter(({ outcome }) => outcome === 'survived').map((mutant) => survivor(mutant, style)),
  ];
};

/** One mutant: what was done, where, and the diff. */
const survivor = (mutant: MutantResult, style: Style): string[] => {
  const { id, file, line, column, notObservable, diff = '' } = mutant;
  return [
    `${style.outcome.fail('survived')} ${style.bold(printable(id))}`,
    `  ${printable(file)}:${String(line)}:${String(column)}  ${printable(mutant.description)}`,
    ...(notObservable === undefined ? [] : [`  cannot tell any more: ${notObservable.join(', ')}`]),
    ...diff
      .trimEnd()
      .split('\n')
      .map((text) => `  ${painted(printable(text), style)}`),
  ];
};

const painted = (line: string, { outcome, dim }: Style): string => {
  if (/^(?:---|\+\+\+|@@)/.test(line)) return dim(line);
  if (line.startsWith('+')) return outcome.pass(line);
  return line.startsWith('-') ? outcome.fail(line) : line;
};

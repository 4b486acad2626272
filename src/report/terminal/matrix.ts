import { columns, sectionHeading } from '../cells.ts';
import type { Column, ControlResult, SpecResult } from '../run-result.ts';
import { mark, type Style } from './style.ts';
import { padEnd, printable, widthOf, wrap } from './text.ts';

const cellWidth = 12;
const leastClauseWidth = 24;

/** Clause × source, by section. */
export const matrix = (spec: SpecResult, style: Style): string[] => {
  const layout = layoutOf(spec, style);
  const heads = [...layout.columns, ...(layout.mutants ? ['mutants'] : [])];
  const sources = [spec.source, ...(spec.terraformSource === undefined ? [] : [spec.terraformSource])];
  const title = printable(`${spec.title} · ${sources.join(', ')}`);
  const gap = Math.max(2, layout.left - widthOf(title));
  const lines = [
    style.bold(title) +
      ' '.repeat(gap) +
      style.dim(
        heads
          .map((head) => padEnd(head, cellWidth))
          .join('')
          .trimEnd(),
      ),
  ];
  for (const [section, controls] of bySection(spec.controls)) {
    lines.push('', style.cyan(printable(sectionHeading(spec, section))));
    for (const control of controls) lines.push(...row(control, layout, style));
  }
  return lines;
};

interface Layout {
  readonly columns: readonly Column[];
  readonly mutants: boolean;
  readonly idWidth: number;
  readonly clauseWidth: number;
  /** Where the first column starts. */
  readonly left: number;
}

/** Template and live always have their columns, so that an empty one shows; the others when there is something in them. */
const layoutOf = ({ controls }: SpecResult, { width }: Style): Layout => {
  const shown = columns.filter(
    (column) => column !== 'terraform' || controls.some(({ verdicts }) => verdicts.terraform !== undefined),
  );
  const mutants = controls.some((control) => control.mutants !== undefined);
  const idWidth = Math.max(0, ...controls.map(({ id }) => widthOf(id)));
  const longest = Math.max(leastClauseWidth, ...controls.map((control) => widthOf(wordsOf(control))));
  const room = width - (2 + idWidth + 2 + 2) - (shown.length + (mutants ? 1 : 0)) * cellWidth;
  const clauseWidth = Math.min(longest, Math.max(leastClauseWidth, room));
  return { columns: shown, mutants, idWidth, clauseWidth, left: 2 + idWidth + 2 + clauseWidth + 2 };
};

const row = (control: ControlResult, layout: Layout, style: Style): string[] => {
  const [first = '', ...rest] = wrap(wordsOf(control), layout.clauseWidth);
  const marks = layout.columns.map((column) => {
    const verdict = control.verdicts[column];
    const text = verdict === undefined ? '·' : mark(verdict);
    const paint = verdict === undefined ? style.dim : style.outcome[verdict.outcome];
    return paint(text) + ' '.repeat(Math.max(1, cellWidth - widthOf(text)));
  });
  const id = style.bold(padEnd(control.id, layout.idWidth));
  const mutants = layout.mutants ? mutantsOf(control, style) : '';
  const head = `  ${id}  ${padEnd(first, layout.clauseWidth)}  ${marks.join('')}${mutants}`;
  return [head.trimEnd(), ...rest.map((line) => ' '.repeat(2 + layout.idWidth + 2) + line)];
};

const wordsOf = ({ clause, ours }: ControlResult): string => printable(clause) + (ours ? ' (ours)' : '');

/** Killed of all that count: `12/12`; `0/0` when none of a control's mutants could be made. */
const mutantsOf = ({ mutants }: ControlResult, { dim, outcome }: Style): string => {
  if (mutants === undefined) return dim('·');
  const { killed, survived } = mutants;
  const paint = survived > 0 ? outcome.fail : killed > 0 ? outcome.pass : outcome['not-observable'];
  return paint(`${String(killed)}/${String(killed + survived)}`);
};

const bySection = (controls: readonly ControlResult[]): Map<string, ControlResult[]> => {
  const sections = new Map<string, ControlResult[]>();
  for (const control of controls) {
    const section = sections.get(control.section);
    if (section === undefined) sections.set(control.section, [control]);
    else section.push(control);
  }
  return sections;
};

import { type Cell, isOurs, positionOf, subjectOf } from '../cells.ts';
import type { FindingResult, SpecResult } from '../run-result.ts';
import { signs, type Style } from './style.ts';
import { labelled, printable } from './text.ts';

/** What to show of each cell beside its findings. */
export interface DetailOptions {
  /** Sources have to be told apart. */
  readonly withSource: boolean;
  /** Show the stack trace of an error. */
  readonly traces: boolean;
}

/** Failures: where, what is wrong, what was expected and found, and where to read on. */
export const failures = (cells: readonly Cell[], style: Style, options: DetailOptions): string[] =>
  cells
    .filter(({ verdict }) => verdict.outcome === 'fail')
    .flatMap((cell) => [
      '',
      heading(cell, style, options),
      ...cell.verdict.findings.flatMap((finding) => findingLines(finding, style)),
      ...(cell.verdict.reason === undefined
        ? []
        : labelled('    also not observable: ', printable(cell.verdict.reason), style.width)),
      style.dim(`    stackproof explain ${cell.control.id}`),
    ]);

const findingLines = (finding: FindingResult, style: Style): string[] => {
  const place = [positionOf(finding), subjectOf(finding)].filter((part) => part !== '').join('  ');
  return [
    ...(place === '' ? [] : [`    ${style.cyan(printable(place))}`]),
    ...labelled('    ', `${printable(finding.message)}${finding.ours ? ' (ours)' : ''}`, style.width),
    ...labelled('      expected  ', printable(finding.expected), style.width),
    ...labelled('      actual    ', printable(finding.actual), style.width),
  ];
};

/** Cells whose control threw or could not do its work; those with one cause stand together. */
export const errors = (cells: readonly Cell[], style: Style, options: DetailOptions): string[] => {
  const inError = cells.filter(({ verdict }) => verdict.outcome === 'error');
  const causeOf = ({ verdict: { reason, trace } }: Cell) => JSON.stringify([reason, trace]);
  return [...groupCells(inError, causeOf).values()].flatMap((group) => {
    const [cell] = group;
    if (cell === undefined) return [];
    const reason = printable(cell.verdict.reason ?? 'for no known reason');
    const trace = options.traces ? traceLines(cell.verdict.trace ?? '') : [];
    const sign = style.outcome.error(`${signs.error} `);
    return group.length === 1
      ? ['', heading(cell, style, options), ...labelled('    in error: ', reason, style.width), ...trace]
      : ['', ...grouped(sign, `in error: ${reason}`, group, style, options), ...trace];
  });
};

const traceLines = (trace: string): string[] =>
  trace
    .split('\n')
    .filter(Boolean)
    .map((line) => `      ${printable(line.trim())}`);

const heading = (cell: Cell, style: Style, { withSource }: DetailOptions): string => {
  const { control, column, verdict } = cell;
  const paint = style.outcome[verdict.outcome];
  const where = withSource ? `${column}, ${printable(cell.spec.source)}` : column;
  const ours = isOurs(cell) ? ' (ours)' : '';
  return `${paint(`${signs[verdict.outcome]} ${control.id}`)} ${printable(control.clause)}${ours}  ${style.dim(`[${where}]`)}`;
};

/** Reasons for which nothing was decided, each with its cells. */
export const reasons = (
  cells: readonly Cell[],
  outcome: 'not-observable' | 'not-applicable',
  style: Style,
  options: DetailOptions,
): string[] =>
  [
    ...groupCells(
      cells.filter(({ verdict }) => verdict.outcome === outcome),
      ({ verdict }) => verdict.reason ?? 'no reason given',
    ),
  ].flatMap(([reason, group]) => [
    '',
    ...grouped(style.outcome[outcome](`${signs[outcome]} `), reason, group, style, options),
  ]);

/** The filled gaps of the local target that verdicts rest on, each with its cells. */
export const filledGaps = (cells: readonly Cell[], style: Style, options: DetailOptions): string[] => {
  const gaps = new Set(cells.flatMap(({ verdict }) => verdict.gapFilled ?? []));
  return [...gaps].flatMap((gap) => [
    '',
    ...grouped(
      '  ',
      gap,
      cells.filter(({ verdict }) => verdict.gapFilled?.includes(gap)),
      style,
      options,
    ),
  ]);
};

const grouped = (
  sign: string,
  title: string,
  cells: readonly Cell[],
  style: Style,
  { withSource }: DetailOptions,
): string[] => {
  const names = namesOf(cells, withSource);
  const [first = '', ...rest] = labelled('  ', printable(title), style.width);
  return [sign + first.slice(2), ...rest, ...labelled('    ', names.join(', '), style.width).map(style.dim)];
};

/** Each cell by its name; a whole column at once. */
const namesOf = (cells: readonly Cell[], withSource: boolean): string[] => {
  const of = (spec: SpecResult) => (withSource ? ` of ${printable(spec.source)}` : '');
  const columnsOfSources = groupCells(cells, ({ spec, column }) => `${column} ${spec.spec} ${spec.source}`);
  return [...columnsOfSources.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { spec, column } = first;
    const all = spec.controls.filter(({ verdicts }) => verdicts[column] !== undefined).length;
    return all > 1 && group.length === all
      ? [`all ${String(all)} of ${column}${of(spec)}`]
      : group.map(({ control }) => `${control.id} ${column}${of(spec)}`);
  });
};

const groupCells = (cells: readonly Cell[], keyOf: (cell: Cell) => string): Map<string, Cell[]> => {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group === undefined) groups.set(keyOf(cell), [cell]);
    else group.push(cell);
  }
  return groups;
};

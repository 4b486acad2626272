import { type Cell, cellsOf, isOurs, repeatsSpecs } from './cells.ts';
import type { RunResult, SpecResult } from './run-result.ts';
import { summarise } from './summary.ts';
import { type DetailOptions, errors, failures, filledGaps, reasons } from './terminal/details.ts';
import { matrix } from './terminal/matrix.ts';
import { mutationOf } from './terminal/mutation.ts';
import { type Style, styleOf } from './terminal/style.ts';
import { labelled, printable } from './terminal/text.ts';
import { counts, totals } from './terminal/totals.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Characters on a line. */
  readonly width: number;
  /** Show the stack traces of cells in error. */
  readonly traces?: boolean;
}

/** The run for a person at a terminal: the matrix, what failed and why, what could not be seen, and the counts. */
export const renderTerminal = (
  result: RunResult,
  { colour, width, traces = false }: TerminalOptions,
): string => {
  const style = styleOf(colour, width);
  const options: DetailOptions = { withSource: result.specs.length > 1, traces };
  const cells = result.specs.flatMap(cellsOf);
  const blocks: readonly (readonly string[])[] = [
    ...overview(result, style),
    block(
      'Failures',
      failures(
        cells.filter((cell) => !isOurs(cell)),
        style,
        options,
      ),
      style,
    ),
    block(
      'Failures of ours (not asked for by the specification)',
      failures(cells.filter(isOurs), style, options),
      style,
    ),
    block('Errors', errors(cells, style, options), style),
    block('Not observable', reasons(cells, 'not-observable', style, options), style),
    block('Not applicable', reasons(cells, 'not-applicable', style, options), style),
    block('Seen only because a gap of the local target was filled', filledGaps(cells, style, options), style),
    ...result.specs.flatMap((spec) => mutationOf(spec, style)),
    block('Notices', notices(result.specs, style), style),
    totals(result, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

/**
 * A matrix for each source; one of which nothing could be judged takes a line, and so do those in which all is well when one
 * spec has judged several.
 */
const overview = (result: RunResult, style: Style): string[][] => {
  const shown = (spec: SpecResult) => (isUnjudged(spec) ? [unjudged(spec, style)] : matrix(spec, style));
  if (!repeatsSpecs(result)) return result.specs.map(shown);
  const clean = result.specs.filter((spec) => !needsAttention(cellsOf(spec)));
  const others = result.specs.filter((spec) => needsAttention(cellsOf(spec)));
  return [...others.map(shown), clean.map((spec) => oneLine(spec, style))];
};

/** Whether every cell is in error, and all for one reason: it stands under Errors. */
const isUnjudged = (spec: SpecResult): boolean => {
  const cells = cellsOf(spec);
  const reasons = new Set(cells.map(({ verdict: { outcome, reason } }) => `${outcome} ${reason ?? ''}`));
  return cells.length > 1 && reasons.size === 1 && cells[0]?.verdict.outcome === 'error';
};

const unjudged = (spec: SpecResult, { bold, outcome }: Style): string =>
  `${bold(printable(`${spec.title} · ${spec.source}`))}  ${outcome.error('! not judged')}`;

const needsAttention = (cells: readonly Cell[]): boolean =>
  cells.some(({ verdict }) => verdict.outcome === 'fail' || verdict.outcome === 'error') ||
  !cells.some(({ verdict }) => verdict.outcome === 'pass');

const oneLine = (spec: SpecResult, style: Style): string => {
  const { cells, ours } = summarise([spec]);
  return `${style.bold(printable(spec.source))}  ${spec.spec}  ${counts(cells, style)}  ours: ${counts(ours, style)}`;
};

const block = (title: string, lines: readonly string[], style: Style): string[] =>
  lines.length === 0 ? [] : [style.bold(title), ...lines];

const notices = (specs: readonly SpecResult[], style: Style): string[] =>
  [...new Set(specs.flatMap((spec) => spec.notices))].flatMap((notice) =>
    labelled('  · ', printable(notice), style.width),
  );

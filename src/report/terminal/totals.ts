import { mutationsOf } from '../mutations.ts';
import type { Counts, RunResult } from '../run-result.ts';
import type { Style } from './style.ts';
import { printable } from './text.ts';

/** The counts of a run, each outcome by itself, and how long its parts took. */
export const totals = ({ summary, target, specs, durationMs }: RunResult, style: Style): string[] => {
  const sources = specs.length === 1 ? '1 source' : `${String(specs.length)} sources`;
  const where =
    target === null ? '' : ` · ${printable(`${target.name}: ${target.description}, ${target.region}`)}`;
  return [
    `${style.bold(`${String(summary.clauses)} clauses`)} · ${sources}${where}`,
    `  asked for  ${counts(summary.cells, style)}`,
    ...(sum(summary.ours) === 0 ? [] : [`  ours       ${counts(summary.ours, style)}`]),
    ...(summary.gapFilled === 0
      ? []
      : [`  filled     ${filled(summary.gapFilled)} on a filled gap of the local target`]),
    ...mutants(specs, style),
    ...(summary.cells.passed + summary.ours.passed === 0
      ? [style.outcome.fail('  Nothing was proven: no cell passed.')]
      : []),
    ...durations(specs, target !== null, durationMs).map((line) => style.dim(`  ${line}`)),
  ];
};

/** How many of the mutants that the controls declare for their own clauses they kill. */
const mutants = (specs: RunResult['specs'], { outcome, dim }: Style): string[] => {
  const declared = specs.flatMap(mutationsOf).map(({ mutation }) => mutation.declared);
  if (declared.length === 0) return [];
  const total = (count: 'killed' | 'survived' | 'missing'): number =>
    declared.reduce((before, each) => before + each[count], 0);
  const [killed, survived, missing] = [total('killed'), total('survived'), total('missing')];
  return [
    `  mutants    ${[
      paintIf(killed, outcome.pass, `${String(killed)} of the controls' own killed`, dim),
      paintIf(survived, outcome.fail, `${String(survived)} survived`, dim),
      ...(missing === 0 ? [] : [`${String(missing)} have no place`]),
    ].join(' · ')}`,
  ];
};

const filled = (cells: number): string =>
  cells === 1 ? '1 of all these cells rests' : `${String(cells)} of all these cells rest`;

/** `12 passed · 0 failed · …`: zeroes are shown, because a count that is missing can be mistaken for none. */
export const counts = (
  { passed, failed, notObservable, notApplicable, errors }: Counts,
  { outcome, dim }: Style,
): string =>
  [
    paintIf(passed, outcome.pass, `${String(passed)} passed`, dim),
    paintIf(failed, outcome.fail, `${String(failed)} failed`, dim),
    paintIf(notObservable, outcome['not-observable'], `${String(notObservable)} not observable`, dim),
    paintIf(errors, outcome.error, `${String(errors)} in error`, dim),
    ...(notApplicable === 0 ? [] : [dim(`${String(notApplicable)} not applicable`)]),
  ].join(' · ');

const paintIf = (
  n: number,
  paint: (text: string) => string,
  text: string,
  otherwise: (text: string) => string,
): string => (n === 0 ? otherwise(text) : paint(text));

const sum = (each: Counts): number => Object.values<number>({ ...each }).reduce((total, n) => total + n, 0);

/** Parts of several sources are added up, unless they went on side by side: then each source has its line. */
const durations = (specs: RunResult['specs'], sideBySide: boolean, total: number): string[] => {
  const all = ['in all', total] as const;
  if (sideBySide && specs.length > 1)
    return [
      ...specs
        .filter(({ timings }) => Object.keys(timings).length > 0)
        .map(({ spec, timings }) => `${printable(spec)}: ${partsOf(Object.entries(timings))}`),
      partsOf([all]),
    ];
  const parts = new Map<string, number>();
  for (const { timings } of specs) {
    for (const [part, ms] of Object.entries(timings)) parts.set(part, (parts.get(part) ?? 0) + ms);
  }
  return [partsOf([...parts, all])];
};

const partsOf = (parts: readonly (readonly [string, number])[]): string =>
  parts.map(([part, ms]) => `${printable(part)} ${duration(ms)}`).join(' · ');

/** Milliseconds for people: `8 ms`, `1.2 s`, `2 min 5 s`. */
export const duration = (ms: number): string => {
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${String(Math.floor(ms / 60_000))} min ${String(Math.round((ms % 60_000) / 1000))} s`;
};

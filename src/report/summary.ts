import { type Cell, cellsOf, isOurs } from './cells.ts';
import { mutationProblems } from './mutations.ts';
import type { Counts, RunResult, SpecResult, Summary, VerdictResult } from './run-result.ts';

const none: Counts = { passed: 0, failed: 0, notObservable: 0, notApplicable: 0, errors: 0 };

const counterOf: Readonly<Record<VerdictResult['outcome'], keyof Counts>> = {
  pass: 'passed',
  fail: 'failed',
  'not-observable': 'notObservable',
  'not-applicable': 'notApplicable',
  error: 'errors',
};

/** Counts the cells of a run. The same clause judged on several sources is one clause and several cells. */
export const summarise = (specs: readonly SpecResult[]): Summary => {
  const cells = specs.flatMap(cellsOf);
  return {
    clauses: new Set(cells.map(({ spec, control }) => `${spec.spec} ${control.id}`)).size,
    cells: count(cells.filter((cell) => !isOurs(cell))),
    ours: count(cells.filter(isOurs)),
    gapFilled: cells.filter(({ verdict }) => (verdict.gapFilled ?? []).length > 0).length,
  };
};

export interface ExitRules {
  /** What could not be observed counts as a failure. */
  readonly strict: boolean;
  /** Whether *ours* cells count, for all sources or for each: a reference stack has to meet them. */
  readonly ours: boolean | ((spec: SpecResult) => boolean);
}

/**
 * 0 when nothing failed and nothing is in error, 1 otherwise. A source of which no cell passed is never green, nor
 * one without a passed live cell in a run with a target: it was not judged. A control that threw counts whoever
 * asked for it, and so does what its mutants showed to be wrong with the controls.
 */
export const exitCodeOf = (
  { specs, target }: Pick<RunResult, 'specs' | 'target'>,
  rules: ExitRules,
): 0 | 1 => {
  const wasSeenLive = (spec: SpecResult) =>
    cellsOf(spec).some(({ column, verdict }) => column === 'live' && verdict.outcome === 'pass');
  const isGreen = (spec: SpecResult) => isMet(spec, rules) && (target === null || wasSeenLive(spec));
  return specs.length > 0 && specs.every(isGreen) ? 0 : 1;
};

const isMet = (spec: SpecResult, { strict, ours }: ExitRules): boolean => {
  const { cells, ours: apart } = summarise([spec]);
  const countsOurs = typeof ours === 'function' ? ours(spec) : ours;
  const total = (counter: keyof Counts) => cells[counter] + (countsOurs ? apart[counter] : 0);
  const errors = cells.errors + apart.errors;
  const unproven = mutationProblems(spec).length > 0;
  // What fails only on what is ours may hide that the rest, which is asked for, was not seen.
  const hidden = cellsOf(spec).filter(
    (cell) => !cell.control.ours && isOurs(cell) && cell.verdict.reason !== undefined,
  );
  return (
    !unproven &&
    total('failed') === 0 &&
    errors === 0 &&
    total('passed') > 0 &&
    !(strict && total('notObservable') + hidden.length > 0)
  );
};

const count = (cells: readonly Cell[]): Counts => {
  const counts: { -readonly [K in keyof Counts]: number } = { ...none };
  for (const { verdict } of cells) counts[counterOf[verdict.outcome]] += 1;
  return counts;
};

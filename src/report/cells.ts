import type {
  Column,
  ControlResult,
  FindingResult,
  RunResult,
  SpecResult,
  VerdictResult,
} from './run-result.ts';

/** One clause in one column, with what it stands in. */
export interface Cell {
  readonly spec: SpecResult;
  readonly control: ControlResult;
  readonly column: Column;
  readonly verdict: VerdictResult;
}

/** In the order in which reports show them. */
export const columns: readonly Column[] = ['template', 'terraform', 'live'];

/** The cells of one source, clause by clause. */
export const cellsOf = (spec: SpecResult): Cell[] =>
  spec.controls.flatMap((control) =>
    columns.flatMap((column) => {
      const verdict = control.verdicts[column];
      return verdict === undefined ? [] : [{ spec, control, column, verdict }];
    }),
  );

/** What a column was judged on: the file or folder's path. */
export const sourceOf = ({ source, terraformSource }: SpecResult, column: Column | 'mutants'): string =>
  column === 'terraform' ? (terraformSource ?? source) : source;

/** Whether a cell is counted apart: its clause is ours, or all that it fails on is. */
export const isOurs = ({ control, verdict }: Pick<Cell, 'control' | 'verdict'>): boolean =>
  control.ours ||
  (verdict.outcome === 'fail' &&
    verdict.findings.length > 0 &&
    verdict.findings.every(({ ours }) => ours === true));

/** The section as its specification prints it, e.g. `§ 2 Security and encryption`. */
export const sectionHeading = (spec: SpecResult, number: string): string => {
  const title = spec.sections?.find((section) => section.number === number)?.title;
  return title === undefined ? `§ ${number}` : `§ ${number} ${title}`;
};

/** Where a finding is: `file:line:column`, as far as they are known; '' for none. */
export const positionOf = ({ file, line, column }: FindingResult): string =>
  file === undefined ? '' : [file, line, column].filter((part) => part !== undefined).join(':');

/** What a finding is about, e.g. `FunctionRole.Properties.Policies[0]`; '' when it is about the whole. */
export const subjectOf = ({ resource, path }: FindingResult): string =>
  [resource, path].filter((part) => part !== '').join('.');

/** Whether two sources of the run were judged by the same spec, so that its id alone does not say which is meant. */
export const repeatsSpecs = ({ specs }: Pick<RunResult, 'specs'>): boolean =>
  new Set(specs.map(({ spec }) => spec)).size < specs.length;

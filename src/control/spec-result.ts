import type {
  Column,
  ControlResult,
  FindingResult,
  SpecResult,
  VerdictResult,
} from '../report/run-result.ts';
import type { Spec } from './control.ts';
import type { Finding, Verdict } from './verdict.ts';

/** The verdicts of one column, by control. */
export type ColumnVerdicts = ReadonlyMap<string, Verdict>;

/**
 * One spec's part of the run result. A control has a cell in each judged column that it has a say in; a control whose
 * verdict is missing there is an error, so that nothing can be green by being forgotten.
 */
export const specResultOf = <S, E>(
  spec: Spec<S, E>,
  columns: Readonly<Partial<Record<Column, ColumnVerdicts>>>,
  more: Pick<SpecResult, 'source' | 'terraformSource' | 'notices' | 'timings'>,
): SpecResult => ({
  spec: spec.id,
  title: spec.title,
  ...more,
  sections: spec.sections.map(({ number, title }) => ({ number, title })),
  controls: spec.sections.flatMap(({ controls }) =>
    controls.map((control): ControlResult => {
      const decided: Record<Column, boolean> = {
        template: control.template !== undefined,
        terraform: control.terraform !== undefined,
        live: control.live !== undefined || control.exercise !== undefined,
      };
      const verdicts: Partial<Record<Column, VerdictResult>> = {};
      for (const column of ['template', 'terraform', 'live'] as const) {
        const judged = columns[column];
        if (judged === undefined || !decided[column]) continue;
        verdicts[column] = verdictResult(judged.get(control.id) ?? forgotten);
      }
      const { id, clause, section, ours } = control;
      return { id, clause, section, ours, verdicts };
    }),
  ),
});

const forgotten: Verdict = {
  outcome: 'error',
  reason: 'the control was not run: a defect of Stackproof',
  findings: [],
};

const verdictResult = ({ findings, ...rest }: Verdict): VerdictResult => ({
  ...rest,
  findings: findings.map(findingResult),
});

const findingResult = ({ at, message, expected, actual, ours }: Finding): FindingResult => ({
  message,
  resource: at.resource,
  path: at.path,
  expected,
  actual,
  ...(at.file === undefined ? {} : { file: at.file }),
  ...(at.line === undefined ? {} : { line: at.line }),
  ...(at.column === undefined ? {} : { column: at.column }),
  ...(ours === undefined ? {} : { ours }),
});

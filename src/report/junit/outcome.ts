import { type Cell, isOurs, positionOf, subjectOf } from '../cells.ts';
import type { FindingResult } from '../run-result.ts';
import { element, type XmlElement } from './xml.ts';

export type State = 'passed' | 'failed' | 'error' | 'skipped';

/** What JUnit makes of a verdict. Failures of *ours* are skipped, with their findings, where ours does not count. */
export const outcomeOf = (cell: Cell, oursCount: boolean): [State, XmlElement[]] => {
  const { control, verdict } = cell;
  const reason = verdict.reason ?? 'no reason given';
  switch (verdict.outcome) {
    case 'pass':
      return ['passed', []];
    case 'fail': {
      const text = [...verdict.findings.map(findingText), `stackproof explain ${control.id}`].join('\n\n');
      const message = summaryOf(verdict.findings);
      if (isOurs(cell) && !oursCount)
        return [
          'skipped',
          [element('skipped', { message: `failed, but is ours and does not count: ${message}` }, [text])],
        ];
      return ['failed', [element('failure', { message, type: 'fail' }, [text])]];
    }
    case 'error':
      return ['error', [element('error', { message: reason, type: 'error' }, [verdict.trace ?? reason])]];
    case 'not-observable':
      return ['skipped', [element('skipped', { message: `not observable: ${reason}` })]];
    case 'not-applicable':
      return ['skipped', [element('skipped', { message: `not applicable: ${reason}` })]];
  }
};

const summaryOf = ([first, ...others]: readonly FindingResult[]): string =>
  `${first?.message ?? 'failed'}${others.length === 0 ? '' : ` (and ${String(others.length)} more)`}`;

const findingText = (finding: FindingResult): string =>
  [
    [positionOf(finding), subjectOf(finding)].filter((part) => part !== '').join('  '),
    `${finding.message}${finding.ours ? ' (ours)' : ''}`,
    `expected  ${finding.expected}`,
    `actual    ${finding.actual}`,
  ]
    .filter((line) => line !== '')
    .join('\n');

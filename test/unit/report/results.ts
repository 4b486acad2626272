import type {
  ControlResult,
  FindingResult,
  RunResult,
  SpecResult,
  VerdictResult,
} from '../../../src/report/run-result.ts';
import { summarise } from '../../../src/report/summary.ts';

/** Run results made by hand for the tests of the reports. */
export const passed: VerdictResult = { outcome: 'pass', findings: [] };

export const filled: VerdictResult = { outcome: 'pass', findings: [], gapFilled: ['table-encryption'] };

export const unseen: VerdictResult = {
  outcome: 'not-observable',
  reason: 'no access-log line is ever delivered here',
  findings: [],
};

export const inapplicable: VerdictResult = {
  outcome: 'not-applicable',
  reason: 'JSON cannot have comments',
  findings: [],
};

export const crashed: VerdictResult = {
  outcome: 'error',
  reason: 'the control threw TypeError: x is undefined',
  findings: [],
  trace: 'TypeError: x is undefined\n    at judge (file:///a.ts:1:1)',
};

export const finding: FindingResult = {
  message: 'the role grants dynamodb:GetItem beyond it',
  resource: 'FunctionRole',
  path: 'Properties.Policies[1]',
  expected: 'only dynamodb:PutItem',
  actual: 'dynamodb:GetItem on table/demo',
  file: 'lib/data-api.yaml',
  line: 112,
  column: 17,
};

export const failed = (more: Partial<FindingResult> = {}): VerdictResult => ({
  outcome: 'fail',
  findings: [{ ...finding, ...more }],
});

export const control = (
  id: string,
  verdicts: ControlResult['verdicts'],
  more: Partial<ControlResult> = {},
): ControlResult => ({ id, clause: `the clause of ${id}`, section: '1', ours: false, verdicts, ...more });

export const specResult = (
  controls: readonly ControlResult[],
  more: Partial<SpecResult> = {},
): SpecResult => ({
  spec: 'data-api',
  title: 'data API',
  source: 'lib/data-api.yaml',
  sections: [
    { number: '1', title: 'Compute' },
    { number: '2', title: 'Security' },
  ],
  controls,
  notices: [],
  timings: { template: 40 },
  ...more,
});

export const run = (specs: readonly SpecResult[], more: Partial<RunResult> = {}): RunResult => ({
  schemaVersion: 1,
  tool: { name: 'stackproof', version: '0.1.0' },
  target: null,
  specs,
  summary: summarise(specs),
  durationMs: 1234,
  ...more,
});

export const local = { name: 'local', region: 'us-east-1', description: 'MiniStack 1.5.33' } as const;

/** One cell of each outcome, in both columns, of a clause asked for and of one of ours. */
export const everyOutcome = run(
  [
    specResult(
      [
        control('DATA-A-01', { template: passed, live: filled }),
        control('DATA-A-02', { template: failed(), live: passed }),
        control('DATA-B-01', { live: unseen }, { section: '2' }),
        control('DATA-B-02', { template: crashed, live: unseen }, { section: '2' }),
        control('DATA-B-03', { template: inapplicable }, { section: '2' }),
        control(
          'DATA-B-04',
          { template: failed({ ours: true }), live: passed },
          { section: '2', ours: true },
        ),
      ],
      { notices: ['python3.9 is old'], timings: { template: 40, live: 800 } },
    ),
  ],
  { target: local },
);

import { describe, expect, test } from '@jest/globals';
import { exitCodeOf, summarise } from '../../../src/report/summary.ts';
import {
  control,
  crashed,
  everyOutcome,
  failed,
  filled,
  inapplicable,
  local,
  passed,
  run,
  specResult,
  unseen,
} from './results.ts';

describe('summarise', () => {
  test('counts each outcome by itself, ours apart, and filled cells', () => {
    expect(summarise(everyOutcome.specs)).toEqual({
      clauses: 6,
      cells: { passed: 3, failed: 1, notObservable: 2, notApplicable: 1, errors: 1 },
      ours: { passed: 1, failed: 1, notObservable: 0, notApplicable: 0, errors: 0 },
      gapFilled: 1,
    });
  });

  test('a cell whose findings are all ours counts apart, one with another finding does not', () => {
    const both = {
      outcome: 'fail',
      findings: [...failed({ ours: true }).findings, ...failed().findings],
    } as const;
    const summary = summarise([
      specResult([control('A', { template: failed({ ours: true }) }), control('B', { template: both })]),
    ]);
    expect([summary.cells.failed, summary.ours.failed]).toEqual([1, 1]);
  });

  test('a clause judged on two sources is one clause and two cells', () => {
    const source = specResult([control('A', { template: passed })]);
    const summary = summarise([source, source]);
    expect([summary.clauses, summary.cells.passed]).toEqual([1, 2]);
  });
});

const lenient = { strict: false, ours: false };
const codeOf = (verdicts: Parameters<typeof control>[1][], rules = lenient) =>
  exitCodeOf(run([specResult(verdicts.map((each, index) => control(String(index), each)))]), rules);

describe('exitCodeOf', () => {
  test.each([
    ['a pass', [{ template: passed }], 0],
    ['a pass and something not observable', [{ template: passed }, { template: unseen }], 0],
    ['a failure', [{ template: passed }, { template: failed() }], 1],
    ['an error', [{ template: passed }, { template: crashed }], 1],
    ['nothing but not observable', [{ template: unseen }], 1],
    ['nothing but not applicable', [{ template: inapplicable }], 1],
    ['controls without a cell', [{}], 1],
    ['no controls', [], 1],
  ])('%s', (_, verdicts, code) => {
    expect(codeOf(verdicts)).toBe(code);
  });

  test('no sources at all are not green', () => {
    expect(exitCodeOf(run([]), lenient)).toBe(1);
  });

  test('one source of two without a pass is not green', () => {
    const good = specResult([control('A', { template: passed })]);
    expect(exitCodeOf(run([good, specResult([])]), lenient)).toBe(1);
    expect(exitCodeOf(run([good, good]), lenient)).toBe(0);
  });

  test('strict: what is not observable fails', () => {
    const verdicts = [{ template: passed }, { template: unseen }];
    expect(codeOf(verdicts, { strict: true, ours: false })).toBe(1);
    expect(codeOf([{ template: passed }], { strict: true, ours: false })).toBe(0);
  });

  test('a run with a target needs a passed live cell in each source', () => {
    const onlyTemplate = specResult([control('A', { template: passed, live: unseen })]);
    const alive = specResult([control('A', { template: passed, live: filled })]);
    expect(exitCodeOf(run([onlyTemplate], { target: local }), lenient)).toBe(1);
    expect(exitCodeOf(run([alive], { target: local }), lenient)).toBe(0);
  });

  test('failures of ours count when asked, for each source by itself', () => {
    const result = run([
      specResult([
        control('A', { template: passed }),
        control('B', { template: failed() }, { ours: true }),
        control('C', { template: failed({ ours: true }) }),
      ]),
    ]);
    expect(exitCodeOf(result, lenient)).toBe(0);
    expect(exitCodeOf(result, { strict: false, ours: true })).toBe(1);
    expect(exitCodeOf(result, { strict: false, ours: ({ source }) => source === 'lib/data-api.yaml' })).toBe(
      1,
    );
    expect(exitCodeOf(result, { strict: false, ours: ({ source }) => source === 'other.yaml' })).toBe(0);
  });

  test('strict looks at ours only where ours counts', () => {
    const result = run([
      specResult([control('A', { template: passed }), control('B', { template: unseen }, { ours: true })]),
    ]);
    expect(exitCodeOf(result, { strict: true, ours: false })).toBe(0);
    expect(exitCodeOf(result, { strict: true, ours: true })).toBe(1);
  });

  test('strict sees what is asked for and hidden behind a failure of ours', () => {
    const half = { ...failed({ ours: true }), reason: 'the other half was not seen' };
    const verdicts = [{ template: passed }, { template: half }];
    expect(codeOf(verdicts, lenient)).toBe(0);
    expect(codeOf(verdicts, { strict: true, ours: false })).toBe(1);
    expect(
      codeOf([{ template: passed }, { template: failed({ ours: true }) }], { strict: true, ours: false }),
    ).toBe(0);
  });

  test('an error counts whoever asked for the clause', () => {
    const result = run([
      specResult([control('A', { template: passed }), control('B', { template: crashed }, { ours: true })]),
    ]);
    expect(exitCodeOf(result, lenient)).toBe(1);
  });
});

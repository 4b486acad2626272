import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/package-root.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackproof-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const cells = (passed: number, failed = 0, errors = 0) => ({
  passed,
  failed,
  errors,
  notObservable: 1,
  notApplicable: 0,
});
const good = { summary: { cells: cells(99), ours: cells(8) } };

function summary(
  tests: string,
  testCode: number,
  result: unknown,
  code: number,
): { line: string; status: number | null } {
  writeFileSync(join(folder, 'tests'), tests);
  writeFileSync(join(folder, 'result'), typeof result === 'string' ? result : JSON.stringify(result));
  const script = join(packageRoot(), 'scripts', 'ci-summary.mjs');
  const args = [script, join(folder, 'tests'), String(testCode), join(folder, 'result'), String(code)];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { line: stdout, status };
}

const twoRuns = 'PASS\nTests:       30 passed, 30 total\nmore\nTests:       2 skipped, 5 passed, 7 total\n';

describe("CI's last line", () => {
  test('adds up tests and verdicts', () => {
    expect(summary(twoRuns, 0, good, 0)).toEqual({ line: '142 passed, 0 failed\n', status: 0 });
  });

  test.each([
    ['a failed test', 'Tests:       2 failed, 33 passed, 35 total', 1, good, 0, '140 passed, 2 failed\n'],
    ['tests that ended badly without a word', twoRuns, 134, good, 0, '142 passed, 1 failed\n'],
    ['no tests at all', '', 0, good, 0, '107 passed, 1 failed\n'],
    [
      'failed verdicts and errors',
      twoRuns,
      0,
      { summary: { cells: cells(90, 2, 1), ours: cells(8, 1) } },
      1,
      '133 passed, 4 failed\n',
    ],
    [
      'mutants that survived',
      twoRuns,
      0,
      { ...good, specs: [{ mutation: { problems: ['a', 'b'] } }, {}] },
      1,
      '142 passed, 2 failed\n',
    ],
    ['a run that ended badly without a word', twoRuns, 0, good, 3, '142 passed, 1 failed\n'],
    ['no result', twoRuns, 0, '', 0, '35 passed, 1 failed\n'],
    [
      'a result without verdicts',
      twoRuns,
      0,
      { summary: { cells: cells(0), ours: cells(0) } },
      0,
      '35 passed, 1 failed\n',
    ],
  ])('%s', (_, tests, testCode, result, code, line) => {
    expect(summary(tests, testCode, result, code)).toEqual({ line, status: 1 });
  });
});

// Adds up what CI saw: the tests that jest counted and the verdicts of a run result. Prints "N passed, N failed" and exits
// with 1 when anything failed. What ended badly without saying so counts as one failure: never a wrong green.
//   node scripts/ci-summary.mjs <output of the tests> <its exit code> <the run result> <the run's exit code>
import { readFileSync } from 'node:fs';

const [testOutput, testCode, resultFile, verifyCode] = process.argv.slice(2);

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Each jest run ends with e.g. `Tests:       1 failed, 2 skipped, 30 passed, 33 total`. */
function tests(text, code) {
  const lines = text.split('\n');
  const sum = (line, word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  const counted = lines.filter((line) => line.startsWith('Tests:'));
  const passed = counted.reduce((total, line) => total + sum(line, 'passed'), 0);
  const failed = counted.reduce((total, line) => total + sum(line, 'failed'), 0);
  return atLeastOne({ passed, failed }, code);
}

/**
 * Cells of our own clauses count like those that were asked for: the reference stacks meet them all. What the mutants show to
 * be wrong counts as failures.
 */
function verdicts(text, code) {
  let cells = [];
  let problems = 0;
  try {
    const { summary, specs = [] } = JSON.parse(text);
    cells = [summary.cells, summary.ours];
    problems = specs
      .flatMap(({ mutation, terraformMutation }) => [mutation, terraformMutation])
      .reduce((total, mutation) => total + (mutation?.problems.length ?? 0), 0);
  } catch {
    // There is no result: that is a failure, below.
  }
  const passed = cells.reduce((total, cell) => total + cell.passed, 0);
  const failed = cells.reduce((total, cell) => total + cell.failed + cell.errors, problems);
  return atLeastOne({ passed, failed }, code);
}

const atLeastOne = ({ passed, failed }, code) => {
  const bad = code !== '0' || passed === 0;
  return { passed, failed: bad && failed === 0 ? 1 : failed };
};

const parts = [tests(read(testOutput), testCode), verdicts(read(resultFile), verifyCode)];
const passed = parts.reduce((total, part) => total + part.passed, 0);
const failed = parts.reduce((total, part) => total + part.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

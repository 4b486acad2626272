// StrykerJS's configuration for one folder of the core, which its own unit tests alone judge. scripts/mutation-score.mjs
// says which.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env.STACKPROOF_MUTATE ?? 'iam';
const files = process.env.STACKPROOF_MUTATE_FILES?.split(',') ?? ['**/*'];

/** They need a quiet machine, or a few thousand random templates, to say anything. */
const leftOut = ['speed.test.ts', 'random-templates.test.ts'];

const testFolder = `test/unit/${folder}`;
const testFiles = readdirSync(testFolder)
  .filter((name) => name.endsWith('.test.ts') && !leftOut.includes(name))
  .map((name) => `${testFolder}/${name}`);

export default {
  testRunner: 'in-process',
  plugins: [fileURLToPath(new URL('./runner.mjs', import.meta.url))],
  // Read by our test runner.
  inProcess: { testFiles },
  warnings: { unknownOptions: false },
  mutate: files.map((name) => `src/${folder}/${name}.ts`),
  checkers: [],
  // There is no such file: to rewrite the real one it would need TypeScript, which npx does not bring.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Ours breaks off what does not end much earlier.
  timeoutMS: 120_000,
  ignorePatterns: ['/dist', '/reports', '/coverage', '/bench', '/docs', '/cfn-outputs'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `reports/mutation-score/${folder}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
};

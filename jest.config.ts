/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const transform: Config['transform'] = {
  '^.+\\.m?ts$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript' },
        target: 'es2022',
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const shared = { transform, extensionsToTreatAsEsm: ['.ts'], testEnvironment: 'node', injectGlobals: false };

/** They judge every mutant of the reference templates: as long as all the other tests together. */
const contract = [
  'contract',
  'contract-items-api',
  'contract-order-pipeline',
  'contract-profiles-api',
  'contract-profiles-terraform',
  'generate',
  'reparse',
  'same-fate',
].map((name) => `test/unit/mutation/${name}.test.ts`);

const config: Config = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
      testPathIgnorePatterns: contract,
    },
    { ...shared, displayName: 'contract', testMatch: contract.map((file) => `<rootDir>/${file}`) },
    { ...shared, displayName: 'integration', testMatch: ['<rootDir>/test/integration/*.test.ts'] },
    {
      ...shared,
      displayName: 'local-target',
      testMatch: ['<rootDir>/test/integration/local-target/**/*.test.ts'],
    },
  ],
  // Jest leaves a core free for the editor; the tests are all that runs here.
  maxWorkers: '100%',
  coverageProvider: 'v8',
  collectCoverageFrom: [
    'src/**/*.ts',
    'specs/**/*.ts',
    // Types alone: there is nothing to run.
    '!src/**/facts.ts',
    '!src/facts/value.ts',
    '!src/{iam/policy,resources/resource,resources/system,control/control,control/verdict}.ts',
    '!src/template/{document,scope,stack}.ts',
    '!src/{target/target,target/local/gaps/gap,report/run-result,cli/session}.ts',
    '!src/mutation/tables/property-paths.ts',
    '!specs/*/evidence.ts',
    // Run in processes and threads of their own, where coverage does not see them; tests start them.
    '!src/cli/{main,bin}.ts',
    '!src/cli/{mutation-worker,mutation-helpers}.ts',
    // What it exports is tested where it stands.
    '!src/index.ts',
  ],
  coverageThreshold: { global: { lines: 95 } },
};

export default config;

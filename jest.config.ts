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

const config: Config = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    { ...shared, displayName: 'integration', testMatch: ['<rootDir>/test/integration/*.test.ts'] },
    {
      ...shared,
      displayName: 'local-target',
      testMatch: ['<rootDir>/test/integration/local-target/**/*.test.ts'],
    },
  ],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', 'specs/**/*.ts', '!src/**/*.d.ts'],
  coverageThreshold: { global: { lines: 95 } },
};

export default config;

import { describe } from '@jest/globals';
import { compute } from '../../../../specs/profiles-api/compute.ts';
import { logs } from '../../../../specs/profiles-api/logs.ts';
import { computeCodeCases, logsCodeCases } from './cases-compute-terraform.ts';
import { computeCases } from './cases-compute.ts';
import { logsCases } from './cases-logs.ts';
import { testSection } from './section-suite.ts';

describe('the function', () => {
  testSection(compute, { template: computeCases, terraform: computeCodeCases });
});

describe('the logs', () => {
  testSection(logs, { template: logsCases, terraform: logsCodeCases });
});

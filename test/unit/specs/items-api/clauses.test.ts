import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { itemsApi } from '../../../../specs/items-api/index.ts';
import { testCases } from '../case-suite.ts';
import { verdictsOn } from '../verdicts.ts';
import { apiCases } from './cases-api.ts';
import { computeCases } from './cases-compute.ts';
import { monitoringCases } from './cases-monitoring.ts';
import { permissionsCases } from './cases-permissions.ts';
import { storageCases } from './cases-storage.ts';
import { templateCases } from './cases-template.ts';
import { reference } from './edits.ts';

testCases(
  itemsApi,
  reference,
  {
    '§ 2 Backend data store': storageCases,
    '§ 3 IAM roles': permissionsCases,
    '§ 4 Serverless compute': computeCases,
    '§ 5 API endpoint': apiCases,
    '§ 6 Monitoring and alerting': monitoringCases,
    'the template as a whole': templateCases,
  },
  [],
);

test('the reference has the name that the specification gives it', () => {
  expect(basename(itemsApi.reference)).toBe('serverless_template.yaml');
});

test('a template with nothing of it fails every clause, and none is in error', () => {
  const verdicts = verdictsOn(itemsApi, 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');
  const passed = [...verdicts].filter(([, { outcome }]) => outcome === 'pass').map(([id]) => id);
  expect(passed.sort()).toEqual(['ITEMS-TPL-01', 'ITEMS-TPL-02', 'ITEMS-TPL-07']);
  expect([...verdicts.values()].filter(({ outcome }) => outcome === 'error')).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { testCases } from '../case-suite.ts';
import { computeCases } from './cases-compute.ts';
import { encryptionCases } from './cases-encryption.ts';
import { limitsCases, monitoringCases, storageCases } from './cases-monitoring.ts';
import { permissionsCases } from './cases-permissions.ts';
import { templateCases } from './cases-template.ts';
import { trapCases } from './cases-traps.ts';
import { apiTrapCases } from './cases-traps-api.ts';
import { reference } from './edits.ts';
import { verdictsOn } from './verdicts.ts';

testCases(
  dataApi,
  reference,
  {
    '§ 1 Core serverless components': computeCases,
    '§ 2 Encryption': encryptionCases,
    '§ 2 Grants': permissionsCases,
    '§ 3 Storage': storageCases,
    '§ 4 Monitoring': monitoringCases,
    '§ 5 Limits': limitsCases,
    '§ 6 Template': templateCases,
    'What is easily got wrong': [...apiTrapCases, ...trapCases],
  },
  // Its case is the same template as JSON.
  ['DATA-TPL-01'],
);

test('JSON is no YAML', () => {
  const asJson = '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}';
  expect(verdictsOn(asJson).get('DATA-TPL-01')?.outcome).toBe('fail');
});

import { itemsApi } from '../../../specs/items-api/index.ts';
import { numbered, testContract } from './contract-suite.ts';

testContract({
  spec: itemsApi,
  clauses: [
    ...numbered('ITEMS-TPL', 8),
    ...numbered('ITEMS-TABLE', 1),
    ...numbered('ITEMS-KMS', 1),
    ...numbered('ITEMS-SSE', 1),
    ...numbered('ITEMS-ROLE', 5),
    ...numbered('ITEMS-FN', 4),
    ...numbered('ITEMS-API', 7),
    ...numbered('ITEMS-LOG', 1),
    ...numbered('ITEMS-ALARM', 5),
  ],
  // That the stack itself made a resource: in a template it always has.
  onlyLive: new Set(['ITEMS-KMS-01 #1', 'ITEMS-ALARM-03 #2']),
  valid: 600,
  killed: 300,
});

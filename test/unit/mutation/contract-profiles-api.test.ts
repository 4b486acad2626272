import { profilesApi } from '../../../specs/profiles-api/index.ts';
import { numbered, testContract } from './contract-suite.ts';

testContract({
  spec: profilesApi,
  clauses: [
    ...numbered('PROF-TF', 3),
    ...numbered('PROF-NAME', 2),
    ...numbered('PROF-S3', 2),
    ...numbered('PROF-COG', 6),
    ...numbered('PROF-TABLE', 8),
    ...numbered('PROF-ROLE', 6),
    ...numbered('PROF-FN', 5),
    ...numbered('PROF-API', 8),
    ...numbered('PROF-LOG', 1),
    ...numbered('PROF-CDN', 7),
    ...numbered('PROF-DNS', 4),
    ...numbered('PROF-MON', 8),
    ...numbered('PROF-OUT', 1),
    ...numbered('PROF-X', 5),
    ...numbered('PROF-FLOW', 1),
  ],
  // That the stack itself made a resource: in a template it always has.
  onlyLive: new Set(['PROF-MON-01 #1']),
  valid: 1000,
  killed: 700,
});

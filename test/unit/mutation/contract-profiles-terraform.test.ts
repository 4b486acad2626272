import { profilesApi } from '../../../specs/profiles-api/index.ts';
import { testTerraformContract } from './terraform-contract-suite.ts';

testTerraformContract({
  spec: profilesApi,
  // That the deployment itself made the topic: in code it always has.
  onlyElsewhere: new Set(['PROF-MON-01 #1']),
  valid: 3500,
  killed: 2900,
});

import { expect, test } from '@jest/globals';
import { users } from '../../../../specs/profiles-api/users.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { verdictsOn } from '../verdicts.ts';
import { usersCodeCases } from './cases-users-terraform.ts';
import { usersCases } from './cases-users.ts';
import { reference, referenceCode, testSection, verdictsOnCode } from './section-suite.ts';

testSection(users, { template: usersCases, terraform: usersCodeCases });

const spec = { ...profilesApi, sections: [users] };

test('only the tier is ours', () => {
  const findings = (text: string): readonly (readonly [string, boolean])[] =>
    (verdictsOn(spec, text).get('PROF-COG-04')?.findings ?? []).map(({ message, ours }) => [
      message,
      ours === true,
    ]);
  expect(findings(reference.replace('UserPoolTier: PLUS', 'UserPoolTier: LITE'))).toEqual([
    ["the pool's tier is LITE", true],
  ]);
  expect(
    findings(reference.replace('AdvancedSecurityMode: ENFORCED', "AdvancedSecurityMode: 'OFF'")),
  ).toEqual([['the advanced security is OFF', false]]);
});

test('a finding stands where the argument is', async () => {
  const wrong = referenceCode.replace('minimum_length                   = 8', 'minimum_length = 6');
  const line = wrong.split('\n').findIndex((each) => each.includes('minimum_length = 6')) + 1;
  const found = (await verdictsOnCode(users, wrong)).get('PROF-COG-01')?.findings;
  expect(found?.map(({ at }) => [at.resource, at.path, at.line])).toEqual([
    ['aws_cognito_user_pool.users', 'password_policy.minimum_length', line],
  ]);
});

import { describe, expect, test } from '@jest/globals';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import { shownScenarios } from '../../../../src/terraform/scenarios.ts';
import { readShown } from '../../../../src/terraform/show.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { naming } from '../../../../specs/profiles-api/naming.ts';
import { outputs } from '../../../../specs/profiles-api/outputs.ts';
import { terraform } from '../../../../specs/profiles-api/terraform.ts';
import { reachesNobody } from '../../../../specs/profiles-api/variables.ts';
import { terraformCodeCases } from './cases-terraform-terraform.ts';
import { terraformCases } from './cases-terraform.ts';
import { referenceCode, testSection, verdictsOnCode } from './section-suite.ts';

testSection(terraform, { template: terraformCases, terraform: terraformCodeCases });

test("the provider's version is ours from the tier on, and the specification's below", async () => {
  const oursOf = async (version: string) => {
    const code = referenceCode.replace('>= 5.83.0', version);
    const findings = (await verdictsOnCode(terraform, code)).get('PROF-TF-01')?.findings ?? [];
    return findings.map(({ ours = false }) => ours);
  };
  expect(await oursOf('~> 5.0')).toEqual([true]);
  expect(await oursOf('>= 4.0')).toEqual([false, true]);
  expect(await oursOf('>= 5.83.0')).toEqual([]);
});

test('a finding stands where the variable is', async () => {
  const code = referenceCode.replace('default     = 5000', 'default     = 500');
  const line = code.split('\n').findIndex((each) => each.includes('default     = 500')) + 1;
  const [finding] = (await verdictsOnCode(terraform, code)).get('PROF-TF-03')?.findings ?? [];
  expect(finding).toMatchObject({
    message: 'the default of api_throttle_burst_limit is 500',
    expected: '5000',
    at: { line },
  });
});

describe('an address that reaches nobody', () => {
  test.each([
    'a@example.com',
    'a@x.example.org',
    'a@example.net',
    'a@b.example',
    'a@b.test',
    'A@EXAMPLE.COM',
  ])('%s', (address) => {
    expect(reachesNobody(address)).toBe(true);
  });
  test.each([
    '',
    'a',
    '@example.com',
    'a@example.dev',
    'a@anexample.com',
    'a@example.com.de',
    'a b@example.com',
  ])('not %s', (address) => {
    expect(reachesNobody(address)).toBe(false);
  });
});

test('a plan does not hold what the code says, and is not blamed for it', () => {
  const shown = readShown('{"planned_values": {"outputs": {}, "root_module": {}}}', 'plan.json');
  const spec = { ...profilesApi, sections: [terraform, naming, outputs] };
  const { verdicts } = judgeTerraform(spec, shown.module, { scenarios: shownScenarios(shown) });
  for (const id of ['PROF-TF-01', 'PROF-TF-02', 'PROF-TF-03', 'PROF-FLOW-01'])
    expect([id, verdicts.get(id)]).toMatchObject([
      id,
      { outcome: 'not-observable', reason: expect.stringContaining('a plan or a state') as unknown },
    ]);
  expect(verdicts.get('PROF-NAME-02')?.outcome).toBe('fail');
});

import { expect, test } from '@jest/globals';
import { mutate } from '../../../src/mutation/mutate.ts';
import { loadTemplate } from '../../../src/template/load.ts';
import { profilesApi } from '../../../specs/profiles-api/index.ts';

/** The same spec without declared mutants, which would all be judged as well. */
const spec = {
  ...profilesApi,
  sections: profilesApi.sections.map((section) => ({
    ...section,
    controls: section.controls.map((each) => ({ ...each, breaks: [] })),
  })),
};

const primary = 'Rules.InThePrimaryRegion.Assertions[0].Assert.Fn::Equals[0]';
const domain = 'Conditions.HasDomain.Fn::And[1].Fn::Not[0].Fn::Equals[0]';
const tls =
  'Resources.Distribution.Properties.DistributionConfig.ViewerCertificate.Fn::If[2].MinimumProtocolVersion';

test.each([
  // Route 53 on, and no domain: neither the defaults nor the circumstances have that.
  [`swap-reference:${domain}=Environment`, { kind: 'killed', by: ['PROF-DNS-04'] }],
  // Tracing off, and Route 53 as well.
  [`under-condition:${tls}`, { kind: 'killed', by: ['PROF-CDN-06'] }],
  [
    `swap-reference:${primary}=AWS::StackName`,
    { kind: 'invalid', reason: expect.stringMatching(/^the rule InThePrimaryRegion does not hold/) },
  ],
  // A rule that refuses less than it did.
  ['remove-property:Rules.InThePrimaryRegion', { kind: 'survived', unobservable: [] }],
  // A tag without its value is none.
  [
    'remove-property:Resources.FunctionLogGroup.Properties.Tags[0].Value',
    { kind: 'killed', by: ['PROF-NAME-02'] },
  ],
])('%s', async (id, expected) => {
  const { mutants } = await mutate(spec, loadTemplate(profilesApi.reference), {
    only: (mutant) => mutant.id === id,
  });
  expect(mutants.map(({ fate }) => fate)).toEqual([expected]);
});

import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import { known } from '../../../../src/facts/fact.ts';
import { shownScenarios } from '../../../../src/terraform/scenarios.ts';
import { readShown } from '../../../../src/terraform/show.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { asTerraform, liveSystem, type Live } from './live-system.ts';
import { dns } from '../../../../specs/profiles-api/dns.ts';
import { dnsCodeCases } from './cases-dns-terraform.ts';
import { dnsCases } from './cases-dns.ts';
import { testSection } from './section-suite.ts';

testSection(dns, { template: dnsCases, terraform: dnsCodeCases });

describe('on a live stack', () => {
  const withDomain = {
    EnableRoute53: 'true',
    DomainName: 'profiles.example.com',
    CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  };
  const judged = (live: Live = {}): Verdict | undefined =>
    judgeLive({ ...profilesApi, sections: [dns] }, liveSystem(live), undefined).get('PROF-DNS-01');
  const aliases = known([known('profiles.example.com')]);
  const answering: Live['facts'] = { distribution: (its) => ({ ...its, aliases }) };

  test.each<[string, Live, string]>([
    ['nothing of it', {}, 'pass'],
    ['nothing of it, where nothing tells its variables', { parameters: false }, 'pass'],
    ['an alias that nobody asked for', { facts: answering }, 'fail'],
    [
      'an alias that nobody asked for, where nothing tells its variables',
      { parameters: false, facts: answering },
      'fail',
    ],
    ['all of it, as was asked for', { given: withDomain }, 'pass'],
    [
      'all of it, where nothing tells its variables',
      { given: withDomain, parameters: false },
      'not-observable',
    ],
    [
      "all of it, by Terraform's names",
      { given: withDomain, parameters: false, outputs: asTerraform },
      'not-observable',
    ],
  ])('%s', (_, live, outcome) => {
    expect(judged(live)?.outcome).toBe(outcome);
  });

  test('says nothing where its kind may not be read', () => {
    const system = liveSystem();
    const hidden = { ...system, unreadable: () => 'it takes route53:GetHostedZone' };
    const verdicts = judgeLive({ ...profilesApi, sections: [dns] }, hidden, undefined);
    expect(verdicts.get('PROF-DNS-01')).toMatchObject({
      outcome: 'not-observable',
      reason: 'it takes route53:GetHostedZone',
    });
  });

  test('has no say on what only the code can show', () => {
    const verdicts = judgeLive({ ...profilesApi, sections: [dns] }, liveSystem(), undefined);
    expect([...verdicts.keys()]).toEqual(['PROF-DNS-01']);
  });
});

describe('a plan or a state', () => {
  const resource = (type: string, name: string, values: object): object => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const distribution = resource('aws_cloudfront_distribution', 'edge', {
    domain_name: 'd1.cloudfront.net',
    aliases: [],
  });
  const zone = resource('aws_route53_zone', 'domain', { zone_id: 'Z1', name: 'profiles.example.com' });
  const outcomes = (
    resources: readonly object[],
    variables: Readonly<Record<string, unknown>>,
  ): readonly (string | undefined)[] => {
    const shown = readShown(
      JSON.stringify({
        variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
        planned_values: { root_module: { resources } },
      }),
      'plan.json',
    );
    const { verdicts } = judgeTerraform({ ...profilesApi, sections: [dns] }, shown.module, {
      scenarios: shownScenarios(shown),
    });
    return [...verdicts.values()].map(({ outcome }) => outcome);
  };
  const open = 'not-observable';

  test.each<[string, readonly object[], Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'without a domain',
      [distribution],
      { enable_route53: false, domain_name: null },
      [open, open, open, open],
    ],
    [
      'without a domain, but with a zone',
      [distribution, zone],
      { enable_route53: false },
      ['fail', open, open, open],
    ],
    [
      'with a domain that is not there',
      [distribution],
      { enable_route53: true, domain_name: 'profiles.example.com' },
      [open, 'fail', 'fail', 'fail'],
    ],
    ['without variables', [distribution], {}, [open, open, open, open]],
    ['without variables, but with a zone', [distribution, zone], {}, [open, open, open, open]],
  ])('%s', (_, resources, variables, expected) => {
    expect(outcomes(resources, variables)).toEqual(expected);
  });
});

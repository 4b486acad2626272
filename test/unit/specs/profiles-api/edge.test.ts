import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';
import type { CertificateFacts } from '../../../../src/resources/distribution/facts.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { verdictsOn } from '../verdicts.ts';
import { asTerraform, liveSystem, type Live } from './live-system.ts';
import { edge } from '../../../../specs/profiles-api/edge.ts';
import { edgeCodeCases } from './cases-edge-terraform.ts';
import { edgeCases } from './cases-edge.ts';
import { reference, testSection } from './section-suite.ts';

testSection(edge, { template: edgeCases, terraform: edgeCodeCases });

describe('on a live stack', () => {
  const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
  const withDomain = {
    EnableRoute53: 'true',
    DomainName: 'profiles.example.com',
    CertificateArn: certificate,
  };
  const judged = (live: Live = {}): ReadonlyMap<string, Verdict> =>
    judgeLive({ ...profilesApi, sections: [edge] }, liveSystem(live), undefined);
  /** The distribution's certificate with something else about it. */
  const served = (changed: Partial<CertificateFacts>): NonNullable<Live['facts']> => ({
    distribution: (its) => ({ ...its, certificate: { ...its.certificate, ...changed } }),
  });

  test('everything passes but what only shows in motion', () => {
    const open = [...judged()].filter(([, { outcome }]) => outcome !== 'pass');
    expect(open.map(([id, { outcome }]) => [id, outcome])).toEqual([['PROF-CDN-03', 'not-observable']]);
  });

  test.each<[string, Live, string]>([
    [
      "CloudFront's own serves TLSv1, whatever was asked for",
      { facts: served({ minimumProtocol: known('TLSv1') }) },
      'pass',
    ],
    ['the given one', { given: withDomain }, 'pass'],
    [
      'the given one with TLSv1',
      { given: withDomain, facts: served({ minimumProtocol: known('TLSv1') }) },
      'fail',
    ],
    [
      'another than the given one',
      { given: withDomain, facts: served({ acm: known(`${certificate}0`) }) },
      'fail',
    ],
    [
      'one of its own that nobody asked for',
      { facts: served({ isCloudFronts: known(false), acm: known(certificate) }) },
      'fail',
    ],
    [
      'one that cannot be seen',
      { facts: served({ isCloudFronts: unknown('it may not be read') }) },
      'not-observable',
    ],
    [
      'the one of a zone, where nothing tells its variables',
      { given: withDomain, parameters: false },
      'pass',
    ],
    [
      'none of its own with a zone, where nothing tells its variables',
      { given: withDomain, parameters: false, facts: served({ acm: known(undefined) }) },
      'fail',
    ],
    [
      "Terraform's names of the outputs",
      {
        given: withDomain,
        parameters: false,
        outputs: asTerraform,
        facts: served({ acm: known(undefined) }),
      },
      'fail',
    ],
  ])('the certificate: %s', (_, live, outcome) => {
    expect(judged(live).get('PROF-CDN-06')?.outcome).toBe(outcome);
  });
});

test('a finding stands where the property is', () => {
  const text = reference.replace('OriginPath: !Sub /${ApiStage}', 'OriginPath: /prod/');
  const findings = verdictsOn({ ...profilesApi, sections: [edge] }, text).get('PROF-CDN-01')?.findings;
  expect(findings).toMatchObject([
    {
      message: "the origin's path is /prod/",
      expected: '/prod',
      actual: '/prod/',
      at: { resource: 'Distribution' },
    },
  ]);
  const line = text.split('\n').findIndex((each) => each.includes('OriginPath')) + 1;
  expect(findings?.[0]?.at.line).toBe(line);
});

test('what is missing is one finding', () => {
  const text = reference.replace(/ {10}- ErrorCode: 404\n(?: {12}.*\n){3}/, '');
  expect(text).not.toContain('ErrorCode: 404');
  const findings = verdictsOn({ ...profilesApi, sections: [edge] }, text).get('PROF-CDN-05')?.findings;
  expect(findings?.map(({ message }) => message)).toEqual(['there is no error response for 404']);
});

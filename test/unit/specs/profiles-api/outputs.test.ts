import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';
import { outputList } from '../../../../specs/profiles-api/output-values.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { outputs } from '../../../../specs/profiles-api/outputs.ts';
import { pascalCase } from '../../../../src/terraform/variables.ts';
import { outputCodeCases } from './cases-outputs-terraform.ts';
import { outputCases } from './cases-outputs.ts';
import { asTerraform, liveSystem, snakeCase, type Live } from './live-system.ts';
import { testSection } from './section-suite.ts';

testSection(outputs, { template: outputCases, terraform: outputCodeCases });

test('there are 25 of them, each by the name that either source would give it', () => {
  expect(outputList).toHaveLength(25);
  expect(new Set(outputList.map(({ name }) => name)).size).toBe(25);
  for (const { name, terraform } of outputList) expect(pascalCase(terraform)).toBe(name);
});

const judged = (live: Live = {}): ReadonlyMap<string, Verdict> =>
  judgeLive({ ...profilesApi, sections: [outputs] }, liveSystem(live), undefined);
const messages = (id: string, live: Live): readonly string[] =>
  judged(live)
    .get(id)
    ?.findings.map(({ message }) => message) ?? [];

const withRoute53 = {
  EnableRoute53: 'true',
  DomainName: 'profiles.example.com',
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/73737373-7373-4737-8737-737373737373',
};

describe('on a live stack', () => {
  test.each([
    ['its own', {}],
    ["in Terraform's spelling", { outputs: asTerraform }],
    ['with a domain', { given: withRoute53 }],
    ['of another suffix and environment', { given: { EnvironmentSuffix: 'pr9', Environment: 'test' } }],
    [
      'of Terraform, which has no parameters',
      {
        given: {
          ...withRoute53,
          EnvironmentSuffix: 'pr9',
          Environment: 'test',
          SecondaryRegion: 'eu-west-1',
        },
        parameters: false,
        outputs: asTerraform,
      },
    ],
  ] satisfies [string, Live][])('the outputs %s pass', (_, live) => {
    const verdicts = judged(live);
    expect([...verdicts].map(([id, { outcome, findings }]) => [id, outcome, findings])).toEqual([
      ['PROF-OUT-01', 'pass', []],
      ['PROF-FLOW-01', 'pass', []],
    ]);
  });

  test('an output that is missing fails both', () => {
    const live = { outputs: (all: ReadonlyMap<string, string>) => new Map([...all].slice(1)) };
    expect(messages('PROF-FLOW-01', live)).toEqual(['there is no output api_gateway_invoke_url']);
    expect(messages('PROF-OUT-01', live)).toEqual([
      'the output ApiGatewayInvokeUrl is missing: there is no output of that name',
    ]);
  });

  test('an output in two spellings is two keys', () => {
    const live = {
      outputs: (all: ReadonlyMap<string, string>) => new Map([...all, ['sns_topic_arn', 'arn:aws:sns:x']]),
    };
    expect(messages('PROF-FLOW-01', live)).toEqual([
      'the output sns_topic_arn is there as SnsTopicArn, sns_topic_arn',
    ]);
  });

  test("an output that is another's fails", () => {
    const live = {
      outputs: (all: ReadonlyMap<string, string>) => new Map([...all, ['EnvironmentSuffix', 'pr9']]),
    };
    expect(messages('PROF-OUT-01', live)).toEqual(['the output EnvironmentSuffix is pr9']);
    // Without parameters, the names tell.
    expect(messages('PROF-OUT-01', { ...live, parameters: false })).toEqual([
      'the output EnvironmentSuffix is pr9',
    ]);
  });

  test('what belongs to Route 53 is not there without it', () => {
    const live = {
      outputs: (all: ReadonlyMap<string, string>) => new Map([...all, ['Route53ZoneId', 'Z1']]),
    };
    expect(messages('PROF-OUT-01', live)).toEqual(['the output Route53ZoneId is there without Route 53']);
    expect(messages('PROF-FLOW-01', live)).toEqual(['the output route53_zone_id is there as Route53ZoneId']);
  });

  test('a zone that cannot be found leaves its name servers open, and its id wrong', () => {
    const live: Live = {
      given: withRoute53,
      facts: {
        hostedZone: (zone) => ({ ...zone, zoneId: known('ZOTHER'), nameServers: unknown('not told') }),
      },
    };
    expect(judged(live).get('PROF-OUT-01')).toMatchObject({
      outcome: 'fail',
      reason: expect.stringContaining('not told') as unknown,
    });
    expect(messages('PROF-OUT-01', live)).toHaveLength(1);
  });

  test('an environment that nothing live tells is not observable without parameters', () => {
    const live: Live = {
      parameters: false,
      facts: {
        samplingRule: (rule) => ({ ...rule, attributes: unknown('the target has no sampling rules') }),
      },
    };
    expect(judged(live).get('PROF-OUT-01')).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('no sampling rules') as unknown,
    });
  });
});

test("a template's names are Terraform's in another spelling", () => {
  expect(['SnsTopicArn', 'Route53ZoneId', 'Environment'].map(snakeCase)).toEqual([
    'sns_topic_arn',
    'route53_zone_id',
    'environment',
  ]);
});

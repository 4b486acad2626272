import { describe, expect, test } from '@jest/globals';
import type { Kind, Scenario, System } from '../../../src/resources/system.ts';
import { observeTemplate } from '../../../src/resources/template-system.ts';
import { observeTerraform } from '../../../src/resources/terraform-system.ts';
import { loadTemplate } from '../../../src/template/load.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import { loadTerraform } from '../../../src/terraform/module.ts';
import { plain } from './plain.ts';

/** The same system from the template and from the Terraform code, with some parameters. */
const both = async (
  parameters: Readonly<Record<string, string>>,
): Promise<{ template: System; terraform: System }> => {
  const document = loadTemplate('lib/profiles-api.yaml');
  const [scenario] = scenariosOf(document, { parameters }).scenarios;
  if (scenario === undefined) throw new Error('there is no scenario');
  const code: Scenario = { ...scenario, parameters: new Map(Object.entries(parameters)) };
  return {
    template: observeTemplate(document, scenario),
    terraform: observeTerraform(await loadTerraform('lib/profiles-api'), code),
  };
};

/** Ids that AWS makes up differ: they are made of the logical id. */
const anyIds = (text: string): string =>
  text
    .replaceAll(/us-east-1_\w{9}/g, '<pool>')
    .replaceAll(/(?<=execute-api[.:][\w:-]*|^|\/|https:\/\/|_)[a-z0-9]{10}(?=[./]|$)/g, '<api>')
    .replaceAll(/\bd[a-z0-9]{13}\.cloudfront/g, '<distribution>.cloudfront');

const namesOf = (facts: unknown): string => JSON.stringify(facts);

/** Facts of a kind by name, without what differs by design between the two. */
const of = (system: System, kind: Kind, leaveOut: readonly string[] = []): readonly string[] =>
  system
    .all(kind)
    .map((each) =>
      anyIds(
        namesOf(plain(Object.fromEntries(Object.entries(each).filter(([name]) => !leaveOut.includes(name))))),
      ),
    )
    .sort();

const route53 = {
  EnableRoute53: 'true',
  DomainName: 'profiles.example.com',
  CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
};

describe.each([
  ['as it is', {}],
  ['with another suffix, without tracing', { EnvironmentSuffix: 'pr7', EnableXrayTracing: 'false' }],
  ['with a domain', route53],
])('the profiles API %s is the same from the template and from the Terraform code', (_, parameters) => {
  test.each<[Kind, readonly string[]]>([
    ['userPoolDomain', ['pool']],
    ['samplingRule', []],
    ['logGroup', []],
    ['healthCheck', []],
    ['dnsRecord', ['aliasOf', 'zoneId']],
    ['hostedZone', ['zoneId', 'nameServers']],
    ['distribution', ['distributionId', 'domainName', 'origins']],
    ['userPool', []],
    ['userPoolClient', ['clientId', 'pool']],
    ['function', ['code', 'madeAfter', 'permissions']],
    ['alarm', []],
  ])('%s', async (kind, leaveOut) => {
    const { template, terraform } = await both(parameters);
    expect(of(terraform, kind, leaveOut)).toEqual(of(template, kind, leaveOut));
    if (!['dnsRecord', 'hostedZone', 'healthCheck'].includes(kind))
      expect(template.all(kind).length).toBeGreaterThan(0);
  });

  test('the table, but for the tags of the code’s provider', async () => {
    const { template, terraform } = await both(parameters);
    const [inTemplate] = template.all('table');
    const [inCode] = terraform.all('table');
    const withoutTags = (facts: unknown): string =>
      namesOf(plain(facts)).replaceAll(/"(?:Project|Environment|ManagedBy)":"[^"]*",/g, '');
    expect(withoutTags(inCode)).toBe(withoutTags(inTemplate));
  });

  test('nothing of it is unknown', async () => {
    const { template, terraform } = await both(parameters);
    const kinds: readonly Kind[] = [
      'userPool',
      'userPoolClient',
      'userPoolDomain',
      'distribution',
      'table',
      'dashboard',
      'samplingRule',
      'logGroup',
      'role',
      'alarm',
      'topic',
      'tagged',
      'hostedZone',
      'dnsRecord',
      'healthCheck',
    ];
    for (const system of [template, terraform])
      for (const kind of kinds) expect(namesOf(system.all(kind).map(plain))).not.toContain('unknown: ');
  });
});

describe('the profiles API', () => {
  test('has the same outputs by the same names', async () => {
    for (const parameters of [{}, route53]) {
      const { template, terraform } = await both(parameters);
      expect([...terraform.outputs.keys()].sort()).toEqual([...template.outputs.keys()].sort());
      expect(template.outputs.size).toBe(parameters === route53 ? 25 : 22);
    }
  });

  test('gives its outputs values that are known', async () => {
    const { template, terraform } = await both(route53);
    for (const { outputs } of [template, terraform])
      for (const { value } of outputs.values()) expect(value).toMatchObject({ known: true });
  });

  test('has the same dashboard', async () => {
    const { template, terraform } = await both({});
    const metrics = (system: System): unknown =>
      system.all('dashboard').map(({ body }) => {
        const widgets =
          body.known && body.value.kind === 'dict' ? body.value.entries.get('widgets') : undefined;
        return widgets?.kind === 'list' ? widgets.items.length : undefined;
      });
    expect(metrics(template)).toEqual([8]);
    expect(metrics(terraform)).toEqual([8]);
  });

  test('has a Name tag on everything that can carry tags', async () => {
    const { template, terraform } = await both(route53);
    for (const system of [template, terraform])
      for (const { id, tags } of system.all('tagged'))
        expect([id, tags.known && tags.value.get('Name')?.known]).toEqual([id, true]);
    // The object in the bucket is Terraform's alone.
    expect(terraform.all('tagged').length).toBe(template.all('tagged').length + 1);
  });

  test('is refused as a template without the domain that it is asked to have', () => {
    const document = loadTemplate('lib/profiles-api.yaml');
    const [scenario] = scenariosOf(document, { parameters: { EnableRoute53: 'true' } }).scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const system = observeTemplate(document, scenario);
    expect(system.template?.refusedIn('us-east-1')).toMatchObject({
      value: expect.stringContaining('DomainName'),
    });
    expect(system.template?.problems).toEqual([]);
  });

  test('has its package’s bucket in a template of its own, as the Terraform code has it', async () => {
    const document = loadTemplate('lib/profiles-api-package.yaml');
    const [scenario] = scenariosOf(document).scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const { terraform } = await both({});
    expect(plain(observeTemplate(document, scenario).all('bucket'))).toEqual(plain(terraform.all('bucket')));
    expect(plain(terraform.all('bucketObject'))).toEqual([
      {
        bucket: 'dev-lambda-deployments-123456789012',
        key: expect.stringMatching(/^lambda\/dev\/[0-9a-f]{64}\.zip$/),
        keyFollowsContent: true,
        folder: './lambda',
      },
    ]);
  });

  test('makes its deployment anew for every change of what it copies, before the old one goes', async () => {
    const { template, terraform } = await both({});
    const deployment = (system: System): unknown =>
      system
        .all('restApi')
        .map(({ stages }) => (stages.known ? stages.value.map((stage) => plain(stage.deployment)) : []));
    expect(deployment(terraform)).toEqual([
      [expect.objectContaining({ replacedFirst: true, overlooks: [] })],
    ]);
    expect(deployment(template)).toEqual([
      [
        expect.objectContaining({
          replacedFirst: 'unknown: a template only shows in which order things are made',
        }),
      ],
    ]);
  });
});

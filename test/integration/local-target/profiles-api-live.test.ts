// The profiles API on the local target: every fact of its template shows on the live stack, but for those that are named here
// with the reason. One that shows after all fails this test too.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { profilesApi } from '../../../specs/profiles-api/index.ts';
import { filledFacts, filledMark } from '../../../src/resources/live-filled.ts';
import { observeLive } from '../../../src/resources/live-system.ts';
import type { Kind, System } from '../../../src/resources/system.ts';
import type { TaggedFacts } from '../../../src/resources/tagged/facts.ts';
import { observeTemplate } from '../../../src/resources/template-system.ts';
import { deployStack } from '../../../src/target/deploy.ts';
import { destroyStack } from '../../../src/target/destroy.ts';
import type { Deployed } from '../../../src/target/local/gaps/gap.ts';
import { startLocal } from '../../../src/target/local/start-local.ts';
import { packageStackName } from '../../../src/target/package-stack.ts';
import { physicalIds } from '../../../src/target/stack-state.ts';
import type { Target } from '../../../src/target/target.ts';
import { loadTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import { differences } from './differences.ts';

const file = 'lib/profiles-api.yaml';
const accountId = '123456789012';
const region = 'us-east-1';
const parameters = {
  EnableRoute53: 'true',
  DomainName: 'profiles.example.com',
  CertificateArn: `arn:aws:acm:us-east-1:${accountId}:certificate/73737373-7373-4737-8737-737373737373`,
};
const ordered = 'unknown: the order in which things were made does not show on a live stack';

/** What is other than the template says, by kind and path: why. */
const known: Readonly<Partial<Record<Kind, Readonly<Record<string, RegExp>>>>> = {
  function: {
    // The folder was packed, and its place in a bucket is not told.
    'code.folder': /^profiles-api\/lambda \| undefined$/,
    inlineCode: /unknown: the code of a live function is not read/,
    'permissions[0].functionName':
      /^dev-api-handler \| arn:aws:lambda:us-east-1:123456789012:function:dev-api-handler$/,
    madeAfter: new RegExp(ordered),
  },
  restApi: {
    'endpointTypes#': /keeps no REST API's endpoint configuration/,
    'endpointTypes[0]': /keeps no REST API's endpoint configuration/,
    // A mock calls nobody.
    'methods[/profiles OPTIONS].integration.verb': /^undefined \| POST$/,
    'methods[/profiles OPTIONS].integration.uri': /^undefined \| $/,
    'methods[/profiles/{userId} OPTIONS].integration.verb': /^undefined \| POST$/,
    'methods[/profiles/{userId} OPTIONS].integration.uri': /^undefined \| $/,
    // API Gateway takes the end off.
    'stages[prod].accessLog.destinationArn': /^(.+):\* \| \1$/,
    'stages[prod].deployment.madeAfter': new RegExp(ordered),
    'stages[prod].madeAfter': new RegExp(ordered),
  },
  table: {
    // It holds the time at which it was made.
    'stream.arn': /\/stream\/.+ \| .+\/stream\//,
    // DynamoDB does not tell it while it is off.
    'expiry.attribute': /^expiresAt \| undefined$/,
  },
  // Cognito has many of its own.
  userPool: { 'attributes#': /^2 \| \d\d$/ },
  distribution: { domainName: /\.cloudfront\.net \| .+\.cloudfront\.net$/ },
  dnsRecord: { aliasOf: /\.cloudfront\.net \| .+\.cloudfront\.net$/ },
  hostedZone: {
    'nameServers#': /several sets of name servers/,
    ...Object.fromEntries(
      [0, 1, 2, 3].map((n) => [`nameServers[${String(n)}]`, /several sets of name servers/]),
    ),
  },
};

/** Kinds of which nothing is made there, and why. */
const unmade: Readonly<Partial<Record<Kind, string>>> = {
  samplingRule: 'the local target has no X-Ray, so that the stack was deployed there without it',
  healthCheck:
    "the local target's CloudFormation knows no health checks, so that the stack was deployed there without it",
};

const compared = [
  'function',
  'role',
  'restApi',
  'table',
  'logGroup',
  'alarm',
  'topic',
  'bucket',
  'userPool',
  'userPoolClient',
  'userPoolDomain',
  'distribution',
  'hostedZone',
  'dnsRecord',
  'dashboard',
] as const satisfies readonly Kind[];

let target: Target;
let live: System;
let asked: System;
let deployed: Deployed;

beforeAll(async () => {
  target = await startLocal({ accountId });
  const stackName = 'profiles';
  const request = { templateFile: file, stackName, parameters: new Map(Object.entries(parameters)) };
  const deployment = await deployStack(target, request);
  live = await observeLive({
    target,
    outputs: deployment.outputs,
    outputsFile: 'the outputs',
    entry: profilesApi.live,
    filled: filledFacts(deployment.filled.map(filledMark)),
  });
  const document = loadTemplate(file);
  const [scenario] = scenariosOf(document, { parameters, stackName, accountId, region }).scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  asked = observeTemplate(document, scenario);
  const ids = [
    ...(await physicalIds(target, packageStackName(stackName))),
    ...(await physicalIds(target, deployment.stackId)),
  ];
  deployed = { target, stack: resolveTemplate(document, scenario), physicalIds: new Map(ids) };
}, 120_000);
afterAll(() => target.close());

/** A resource of the live stack by the name that CloudFormation gave it. */
const made = (kind: Kind, logicalId: string): object | undefined => {
  const id = deployed.physicalIds.get(logicalId);
  // A zone has records of its own beside the one that was asked for.
  const candidates = live.all(kind).filter(({ own }) => kind !== 'dnsRecord' || (own.known && own.value));
  return candidates.find((each) => each.id === id) ?? (candidates.length === 1 ? candidates[0] : undefined);
};

/** A stage is known by its API too. */
const isIn = (id: string, physicalId: string): boolean => id === physicalId || id.endsWith(`/${physicalId}`);

const tagsOf = (tags: TaggedFacts['tags']): unknown =>
  tags.known ? [...tags.value].map(([key, value]) => [key, value.known && value.value]) : tags.reason;

/** What is not made there has no tags there. */
const untagged: ReadonlySet<string> = new Set(['AWS::XRay::SamplingRule', 'AWS::Route53::HealthCheck']);

describe('the profiles API on the local target', () => {
  test.each(compared)('has of each %s what its template says', (kind) => {
    const resources = asked.all(kind);
    expect(resources.length).toBeGreaterThan(0);
    const expected = Object.entries(known[kind] ?? {});
    for (const resource of resources) {
      const found = made(kind, resource.id);
      if (found === undefined) throw new Error(`there is no ${resource.id}`);
      const differing = differences(resource, found, deployed);
      expect([...differing.keys()].sort()).toEqual(expected.map(([path]) => path).sort());
      for (const [path, pattern] of expected) expect(differing.get(path)).toMatch(pattern);
    }
  });

  test.each(Object.entries(unmade))('has no %s', (kind, reason) => {
    expect(asked.all(kind as Kind)).toHaveLength(1);
    expect([live.all(kind as Kind), live.unreadable(kind as Kind)]).toEqual([[], reason]);
  });

  test('has the tags of everything that its template tags', () => {
    const carriers = asked.all('tagged').filter(({ type }) => !untagged.has(type));
    expect(carriers.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AWS::S3::Bucket', 'AWS::Route53::HostedZone', 'AWS::ApiGateway::Stage']),
    );
    for (const { id, type, tags } of carriers) {
      const physicalId = deployed.physicalIds.get(id) ?? '';
      const found = live.all('tagged').filter((each) => each.type === type && isIn(each.id, physicalId));
      expect(found.map((each) => tagsOf(each.tags))).toEqual([tagsOf(tags)]);
    }
    // And nothing else that can carry some is there.
    expect(live.all('tagged')).toHaveLength(carriers.length);
    expect(live.unreadable('tagged')).toBe(unmade.samplingRule);
  });

  test('gives every output', () => {
    expect([...live.outputs.keys()].sort()).toEqual([...asked.outputs.keys()].sort());
    expect([...live.outputs.keys()]).toHaveLength(25);
  });

  test('shows its parts to its controls', () => {
    const parts = profilesApi.subjects(live);
    expect(parts.gatewayRole.id).toBe('dev-api-gateway-cloudwatch-role');
    expect(
      [parts.apiAlarm, parts.errorsAlarm, parts.durationAlarm, parts.tableAlarm].map(({ id }) => id),
    ).toEqual(['dev-api-5xx-errors', 'dev-lambda-errors', 'dev-lambda-duration', 'dev-dynamodb-errors']);
    expect(parts.bucket.id).toBe(`dev-lambda-deployments-${accountId}`);
    expect(() => parts.samplingRule).toThrow('the local target has no X-Ray');
  });

  test('has a table that is there in both regions, and goes with it from both', async () => {
    const west = target.inRegion('us-west-2');
    const tables = async ({ clients }: Target): Promise<unknown> =>
      (await (await clients.dynamoDb()).listTables({})).TableNames;
    const name = 'dev-user-profiles';
    expect([await tables(target), await tables(west)]).toEqual([[name], [name]]);
    await destroyStack(target, 'profiles');
    expect([await tables(target), await tables(west)]).toEqual([[], []]);
  });
});

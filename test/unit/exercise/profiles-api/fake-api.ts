import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exerciseProfilesApi } from '../../../../specs/profiles-api/exercises.ts';
import { itemsLeftBehind, type LiveSystem } from '../../../../specs/common/exercise-run.ts';
import { beginRun, type Run } from '../../../../specs/profiles-api/exercise-run.ts';
import type { ProfilesApiEvidence } from '../../../../specs/profiles-api/evidence.ts';
import { profilesApiSubjects, type ProfilesApi } from '../../../../specs/profiles-api/subjects.ts';
import type { Item } from '../../../../src/exercise/table.ts';
import { known } from '../../../../src/facts/fact.ts';
import type { System } from '../../../../src/resources/system.ts';
import { apiOrigin } from '../../../../src/target/local/gaps/exercised.ts';
import { accessLogLines, xRayTraces } from '../../../../src/target/local/gaps/not-observable.ts';
import { distributionOnAws, targetOf, type FakeApi } from './fake-services.ts';
import { goodCognito, isGood, stackClient, stackPool, tokenFor } from './fake-cognito.ts';
import { goodFunction, type Answer, type Profiles } from './fake-function.ts';

export type { FakeApi };

const primary = 'us-east-1';
const host = 'a1b2.execute-api.us-east-1.amazonaws.com';
const place = { resource: 'live', path: '' };
const fact = <T>(value: T) => known(value, place);

const headers = (resource: string) => ({
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Content-Type,Authorization',
  'access-control-allow-methods': resource === '/profiles' ? 'GET,POST,OPTIONS' : 'GET,PUT,DELETE,OPTIONS',
});

export const goodApi = (): FakeApi => ({
  cognito: goodCognito(),
  replicas: new Map([
    [primary, new Map<string, Item>()],
    ['us-west-2', new Map<string, Item>()],
  ]),
  lines: [],
  origin: { DomainName: host, OriginPath: '/prod' },
  cached: undefined,
  lets: (token) => isGood(token, stackPool),
  run: goodFunction,
  preflight: (resource) => ({ status: 200, body: '', headers: headers(resource) }),
  replicates: () => true,
  regionOf: (asked) => asked,
  denied: new Set(),
  accessLines: true,
  traces: [`https://${host}/prod/profiles`],
  gaps: [apiOrigin, accessLogLines, xRayTraces],
  name: 'local',
  outputs: new Map([['ApiGatewayInvokeUrl', `https://${host}/prod`]]),
  system: systemOf(),
  signal: undefined,
});

/** What an observer would have found of it. @param without kinds that the stack lacks. */
export function systemOf(...without: readonly string[]): System {
  const groups = ['/aws/lambda/fn', '/aws/apigateway/api'].map((name) => ({
    name: fact(name),
    arn: fact(name),
  }));
  const all: Readonly<Record<string, readonly object[]>> = {
    restApi: [
      {
        apiId: fact('a1b2'),
        methods: fact([]),
        authorizers: fact([]),
        stages: fact([{ name: fact('prod'), accessLog: { destinationArn: fact('/aws/apigateway/api') } }]),
      },
    ],
    function: [
      {
        name: fact('fn'),
        arn: fact('fn-arn'),
        logGroupName: fact('/aws/lambda/fn'),
        environment: fact(new Map()),
      },
    ],
    table: [
      { name: fact('table'), arn: fact('table-arn'), replicas: { ...fact([]), gapFilled: 'table-replicas' } },
    ],
    userPool: [{ poolId: fact(stackPool), arn: fact('pool-arn') }],
    userPoolClient: [{ clientId: fact(stackClient), pool: fact(stackPool) }],
    distribution: [{ distributionId: fact('D1'), domainName: fact('d1.cloudfront.net'), origins: fact([]) }],
    logGroup: groups,
  };
  return {
    source: 'live',
    scenario: { stackName: 'demo', region: primary, parameters: new Map() },
    all: (kind: string) =>
      (without.includes(kind) ? [] : (all[kind] ?? [])).map((each) => ({ id: kind, at: place, ...each })),
    unreadable: () => undefined,
    outputs: new Map(),
  } as unknown as System;
}

/** The profiles of a replica, as the function sees and changes them. */
const asProfiles = (api: FakeApi): Profiles => {
  const items = api.replicas.get(primary) ?? new Map<string, Item>();
  return new Map(
    [...items].map(([id, item]) => [
      id,
      Object.fromEntries(Object.entries(item).map(([name, { S = '' }]) => [name, S])),
    ]),
  );
};

const store = (api: FakeApi, profiles: Profiles): void => {
  const items = api.replicas.get(primary);
  for (const id of items?.keys() ?? [])
    if (!profiles.has(id)) for (const each of api.replicas.values()) each.delete(id);
  for (const [id, profile] of profiles)
    items?.set(id, Object.fromEntries(Object.entries(profile).map(([name, S]) => [name, { S }])));
};

const unauthorized: Answer = {
  status: 401,
  body: '{"message":"Unauthorized"}',
  headers: { 'content-type': 'application/json' },
};

const atTheApi = (api: FakeApi, method: string, path: string, token: string, body: string): Answer => {
  const url = new URL(path, 'http://api');
  const userId = /^\/profiles\/(.+)$/.exec(url.pathname)?.[1];
  const resource = userId === undefined ? '/profiles' : '/profiles/{userId}';
  if (!url.pathname.startsWith('/profiles'))
    return { status: 403, body: '{"message":"Forbidden"}', headers: {} };
  if (method === 'OPTIONS') return api.preflight(resource);
  if (!api.lets(token, `${method} ${resource}`)) return unauthorized;
  api.lines.push(`START RequestId: ${randomUUID()}`);
  const profiles = asProfiles(api);
  const signedIn = isGood(token, stackPool);
  const answered = api.run({ method, resource, userId, body, query: url.searchParams, signedIn }, profiles);
  store(api, profiles);
  return answered;
};

const serve = async (api: FakeApi): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method = '', url: asked = '', headers: its } = request;
      const onAws = asked.startsWith(distributionOnAws);
      const viaCloudFront = onAws || its.host === 'd1.cloudfront.net';
      const before = onAws ? `/_aws/execute-api/a1b2${api.origin.OriginPath}` : api.origin.OriginPath;
      const whole = viaCloudFront ? `${before}${asked.replace(distributionOnAws, '')}` : asked;
      const fits = /^\/_aws\/execute-api\/a1b2\/prod(\/.*)$/.exec(whole);
      const bad = { status: 502, body: '<html>', headers: { 'x-cache': 'Error from cloudfront' } };
      const answered =
        (viaCloudFront ? api.cached : undefined) ??
        (fits === null ? bad : atTheApi(api, method, fits[1] ?? '', its.authorization ?? '', body));
      response.writeHead(answered.status, { 'x-amzn-requestid': 'request-1', ...answered.headers });
      response.end(answered.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** What the exercises bring home from it, and what a judgement needs beside that. */
export interface Exercised {
  readonly evidence: ProfilesApiEvidence;
  readonly subjects: ProfilesApi;
  readonly system: System;
}

const withRun = async (
  api: FakeApi,
  exercise: (live: LiveSystem) => Promise<ProfilesApiEvidence>,
): Promise<Exercised> => {
  const { url, close } = await serve(api);
  try {
    const { system, outputs, signal } = api;
    const target = targetOf(api, url, primary);
    const evidence = await exercise({
      target,
      system,
      outputs,
      // What takes so long on AWS is waited for much less.
      patience: api.name === 'aws' ? 0.002 : 0.02,
      ...(signal === undefined ? {} : { signal }),
    });
    return { evidence, subjects: profilesApiSubjects(system), system };
  } finally {
    close();
  }
};

/** Exercises it. */
export const exercised = (api: FakeApi): Promise<Exercised> => withRun(api, exerciseProfilesApi);

/** Exercises a part of it alone, as somebody with a good token. */
export const exercisedPart = <K extends keyof ProfilesApiEvidence>(
  api: FakeApi,
  part: K,
  exercise: (run: Run, token: string) => Promise<ProfilesApiEvidence[K]>,
): Promise<Exercised> =>
  withRun(api, async (live) => {
    const run = beginRun(live);
    const fact = await exercise(run, tokenFor(stackPool, 3600));
    const leftBehind = [...(await itemsLeftBehind(run)), ...(await run.undo.now())];
    return { [part]: fact, leftBehind } as unknown as ProfilesApiEvidence;
  });

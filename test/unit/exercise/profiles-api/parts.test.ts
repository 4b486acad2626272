import { describe, expect, test } from '@jest/globals';
import { exerciseDistribution } from '../../../../specs/profiles-api/exercise-distribution.ts';
import { exercisePreflights } from '../../../../specs/profiles-api/exercise-preflights.ts';
import { exerciseRegions } from '../../../../specs/profiles-api/exercise-regions.ts';
import { leavesTraces } from '../../../../specs/profiles-api/in-motion.ts';
import { exercised, exercisedPart, goodApi, type FakeApi } from './fake-api.ts';
import { told } from './judging.ts';

describe('preflights', () => {
  const answered =
    (change: Readonly<Record<string, string>>, status = 200) =>
    (resource: string) => {
      const { headers } = goodApi().preflight(resource);
      return { status, body: '', headers: { ...headers, ...change } };
    };
  test.each<[string, FakeApi['preflight'], readonly string[]]>([
    ['a 204 will do', answered({}, 204), []],
    [
      'in any order and case',
      answered({ 'access-control-allow-headers': 'authorization, CONTENT-TYPE' }),
      [],
    ],
    [
      'with a token only',
      answered({}, 401),
      ['OPTIONS /profiles is not answered', 'OPTIONS /profiles/{userId} is not answered'],
    ],
    [
      'the methods of the other path',
      answered({ 'access-control-allow-methods': 'GET,POST,OPTIONS' }),
      ['the preflight of /profiles/{userId} does not answer with the right Access-Control-Allow-Methods'],
    ],
    [
      'one method more',
      answered({ 'access-control-allow-methods': 'GET,PUT,DELETE,OPTIONS,PATCH' }),
      ['/profiles', '/profiles/{userId}'].map(
        (path) => `the preflight of ${path} does not answer with the right Access-Control-Allow-Methods`,
      ),
    ],
    [
      'no header Authorization',
      answered({ 'access-control-allow-headers': 'Content-Type' }),
      ['/profiles', '/profiles/{userId}'].map(
        (path) => `the preflight of ${path} does not answer with the right Access-Control-Allow-Headers`,
      ),
    ],
    [
      'another origin',
      answered({ 'access-control-allow-origin': 'https://example.com' }),
      ['/profiles', '/profiles/{userId}'].map(
        (path) => `the preflight of ${path} does not answer with the right Access-Control-Allow-Origin`,
      ),
    ],
  ])('%s', async (_, preflight, lines) => {
    const seen = await exercisedPart({ ...goodApi(), preflight }, 'preflights', exercisePreflights);
    expect(told(seen, 'API-04')).toEqual(lines.map((line) => `API-04 ${line}`));
  });
});

describe('two regions', () => {
  test.each<[string, (api: FakeApi) => void, readonly string[]]>([
    ['there is only one', ({ replicas }) => replicas.delete('us-west-2'), ['the table is not in us-west-2']],
    [
      'one region under two names',
      (api) => (api.regionOf = () => 'us-east-1'),
      ['the table is not in us-west-2'],
    ],
    [
      'both names are of the same region',
      ({ outputs }) => outputs.set('SecondaryRegion', 'us-east-1'),
      ['both regions are the same one'],
    ],
    [
      'nothing comes across',
      (api) => (api.replicates = () => false),
      [
        'what is written in us-east-1 cannot be read in us-west-2',
        'what is written in us-west-2 cannot be read in us-east-1',
      ],
    ],
    [
      'one way only',
      (api) => (api.replicates = (from) => from === 'us-east-1'),
      ['what is written in us-west-2 cannot be read in us-east-1'],
    ],
  ])('%s', async (_, change, lines) => {
    const api = goodApi();
    change(api);
    const seen = await exercisedPart(api, 'regions', exerciseRegions);
    expect(seen.evidence.leftBehind).toEqual([]);
    expect([...api.replicas.values()].every(({ size }) => size === 0)).toBe(true);
    expect(told(seen, 'TABLE')).toEqual(lines.map((line) => `TABLE-07 ${line}`));
  });
});

describe('through the distribution', () => {
  const good = 'CDN-03 GET /profiles with a good token is not answered through the distribution';
  const none = 'CDN-03 GET /profiles without a token is not refused through the distribution';
  test.each<[string, (api: FakeApi) => void, readonly string[]]>([
    ['no path of the stage', ({ origin }) => (origin.OriginPath = ''), [good, none]],
    [
      'another API',
      ({ origin }) => (origin.DomainName = 'zz.execute-api.us-east-1.amazonaws.com'),
      [good, none],
    ],
    ['an origin that is no API', ({ origin }) => (origin.DomainName = 'example.com'), [good, none]],
    ['everything is forbidden', (api) => (api.cached = { status: 403, body: '', headers: {} }), [good, none]],
    [
      'an answer of before',
      (api) => (api.cached = { status: 200, body: '{}', headers: { 'x-cache': 'Hit from cloudfront' } }),
      ['CDN-03 the answer is one that CloudFront had kept from before', none],
    ],
  ])('%s', async (_, change, lines) => {
    const api = goodApi();
    change(api);
    const before = { ...api.origin };
    expect(told(await exercisedPart(api, 'distribution', exerciseDistribution), 'CDN')).toEqual(lines);
    expect(api.origin).toMatchObject(before);
  });

  test('an origin that cannot be put back is told', async () => {
    const api = goodApi();
    const { run } = api;
    api.run = (event, all) => {
      if (event.query.has('fresh')) api.denied.add('cloudFront.updateDistribution');
      return run(event, all);
    };
    const { evidence } = await exercisedPart(api, 'distribution', exerciseDistribution);
    expect(evidence.leftBehind).toEqual([
      'Another origin of the distribution D1 may be left (AccessDenied: updateDistribution is not allowed).',
    ]);
  });
});

describe('logs and traces on AWS', () => {
  const onAws = async (change: (api: FakeApi) => void): Promise<readonly string[]> => {
    const api: FakeApi = { ...goodApi(), name: 'aws', gaps: [] };
    change(api);
    return told(await exercised(api));
  };
  test.each<[string, (api: FakeApi) => void, readonly string[]]>([
    [
      'no line of the API',
      (api) => (api.accessLines = false),
      ['X-04 requests leave no line in /aws/apigateway/api'],
    ],
    [
      'traces of another API only',
      (api) => (api.traces = ['https://other/prod']),
      ['X-05 requests leave no trace in X-Ray'],
    ],
    [
      'traces that may not be read',
      ({ denied }) => denied.add('xRay.getTraceSummaries'),
      ['X-05 ? AccessDenied: getTraceSummaries is not allowed'],
    ],
  ])('%s', async (_, change, lines) => {
    expect(await onAws(change)).toEqual(lines);
  });

  test('no line of the function', async () => {
    const lines = await onAws(({ lines: log }) => {
      log.push = () => 0;
    });
    expect(lines).toContain('X-04 requests leave no line in /aws/lambda/fn');
    expect(lines).toContain(
      'X-02 ? whether refused requests reach the function: /aws/lambda/fn shows 0 invocations of 5 requests with a good token, 5 of which were answered by a success',
    );
  });

  test('tracing that is switched off leaves none', async () => {
    const seen = await exercised({ ...goodApi(), name: 'aws', gaps: [], traces: [] });
    const scenario = { ...seen.system.scenario, parameters: new Map([['EnableXrayTracing', 'false']]) };
    const check = leavesTraces(seen.evidence, seen.subjects, { system: seen.system, scenario });
    expect(check).toEqual({
      outcome: 'not-observable',
      reason: 'X-Ray is switched off: EnableXrayTracing is false',
    });
  });
});

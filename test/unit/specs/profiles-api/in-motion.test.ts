import { describe, expect, test } from '@jest/globals';
import type { ProfilesApiEvidence, ProfilesEvidence } from '../../../../specs/profiles-api/evidence.ts';
import { keepsProfiles } from '../../../../specs/profiles-api/in-motion-profiles.ts';
import {
  answersThroughDistribution,
  keepsOthersOut,
  letsUsersIn,
  readsInOtherRegion,
} from '../../../../specs/profiles-api/in-motion.ts';
import type { ProfilesApi } from '../../../../specs/profiles-api/subjects.ts';
import type { Context, EvidenceJudge } from '../../../../src/control/control.ts';
import { Unobservable } from '../../../../src/control/subject.ts';
import type { HttpAnswer } from '../../../../src/exercise/http.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';

type Judge = EvidenceJudge<ProfilesApi, ProfilesApiEvidence>;

const subjects = { table: { replicas: known([]) } } as unknown as ProfilesApi;
const context = {} as Context;
const messagesOf = (judge: Judge, evidence: object): readonly string[] =>
  [judge(evidence as ProfilesApiEvidence, subjects, context)]
    .flat()
    .flatMap((check) =>
      check.outcome === 'fail' ? [`${check.finding.message}: ${check.finding.actual}`] : [],
    );

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Content-Type,Authorization',
  'access-control-allow-methods': 'GET',
};
const answerOf = (status: number, more: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  status,
  headers: { ...headers, ...more },
  body: '{}',
  json: {},
  ms: 1,
});

const sent = { email: 'a@example.com', name: 'first' };
const changed = { email: 'b@example.com', name: 'second' };
const at = (createdAt: unknown, updatedAt: unknown, fields = sent) => ({
  userId: 'u',
  ...fields,
  createdAt,
  updatedAt,
});

/** A profile that was made and changed at these times. */
const profiles = (
  { made, after, kept = made }: { made: unknown; after: unknown; kept?: unknown },
  more: Partial<ProfilesEvidence> = {},
): object => {
  const about = (route: string, status: number, profile = at(made, made)) => ({
    route,
    answer: answerOf(status),
    profile,
  });
  const evidence: ProfilesEvidence = {
    sent,
    changed,
    created: about('POST', 201),
    first: at(made, made),
    read: about('GET', 200),
    list: { route: 'GET', answer: answerOf(200), found: true, pages: 1, profiles: 1, cutShort: false },
    updated: about('PUT', 200),
    reread: about('GET', 200, at(kept, after, changed)),
    deleted: { route: 'DELETE', answer: answerOf(200) },
    afterwards: { route: 'GET', answer: answerOf(404) },
    unknown: [],
    invalid: [],
    answers: [],
    ...more,
  };
  return { profiles: known(evidence) };
};

describe('the times of a profile', () => {
  test.each([
    ['2026-01-01T00:00:00.000001', '2026-01-01T00:00:00.000002'],
    ['2026-01-01T00:00:00+00:00', '2026-01-01T00:00:01+00:00'],
    ['2026-01-01T02:00:00+02:00', '2026-01-01T00:00:01Z'],
    [1_767_225_600, 1_767_225_601],
    [999, 1000],
  ])('%s is before %s', (made, after) => {
    expect(messagesOf(keepsProfiles, profiles({ made, after }))).toEqual([]);
  });

  test.each([
    ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.5Z'],
    ['2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:01Z', '2026-01-01T02:00:00+02:00'],
    ['2026-01-01T00:00:00Z', undefined],
  ])('%s is not before %s', (made, after) => {
    expect(messagesOf(keepsProfiles, profiles({ made, after }))).toEqual([
      `an update does not move updatedAt on: ${after ?? 'nothing'}`,
    ]);
  });

  test.each([
    ['2026-01-01T00:00:00Z', 'another'],
    ['2026-01-01T00:00:00Z', undefined],
  ])('%s is not kept as %s', (made, kept) => {
    const seen = messagesOf(keepsProfiles, {
      ...profiles(
        { made, after: '2027-01-01T00:00:00Z' },
        {
          reread: { route: 'GET', answer: answerOf(200), profile: at(kept, '2027-01-01T00:00:00Z', changed) },
        },
      ),
    });
    expect(seen).toEqual([`an update does not keep createdAt: ${kept ?? 'nothing'}`]);
  });

  test('a profile without createdAt keeps none', () => {
    const evidence = profiles({ made: undefined, after: 'x' });
    expect(messagesOf(keepsProfiles, evidence)).toContain('an update does not keep createdAt: nothing');
  });
});

describe('every answer', () => {
  const lacking = (answer: HttpAnswer): readonly string[] =>
    messagesOf(keepsProfiles, profiles({ made: '1', after: '2' }, { answers: [{ route: 'GET', answer }] }));
  const line = 'not every answer is JSON with CORS headers: GET 200 without';

  test('as it should be', () => {
    expect(lacking(answerOf(200))).toEqual([]);
  });

  test.each<[string, HttpAnswer, string]>([
    ['another type', answerOf(200, { 'content-type': 'text/plain' }), 'JSON'],
    ['a body that is none', { ...answerOf(200), json: undefined }, 'JSON'],
    [
      'one origin only',
      answerOf(200, { 'access-control-allow-origin': 'https://example.com' }),
      'Access-Control-Allow-Origin',
    ],
    ['no methods', answerOf(200, { 'access-control-allow-methods': '' }), 'Access-Control-Allow-Methods'],
    ['no headers', answerOf(200, { 'access-control-allow-headers': '' }), 'Access-Control-Allow-Headers'],
  ])('%s', (_, answer, lacks) => {
    expect(lacking(answer)).toEqual([`${line} ${lacks}`]);
  });
});

test('a distribution that answers nothing fails, with the reason', () => {
  const evidence = {
    distribution: known({
      gapFilled: undefined,
      good: undefined,
      without: undefined,
      problem: 'no such host',
    }),
  };
  expect(messagesOf(answersThroughDistribution, evidence)).toEqual([
    'GET /profiles with a good token is not answered through the distribution: no such host',
    'GET /profiles without a token is not refused through the distribution: no such host',
  ]);
});

test("an error of CloudFront's own is told apart from the API's", () => {
  const own = answerOf(502, { 'x-cache': 'Error from cloudfront' });
  const evidence = {
    distribution: known({ gapFilled: undefined, good: own, without: answerOf(401), problem: undefined }),
  };
  expect(messagesOf(answersThroughDistribution, evidence)).toEqual([
    'GET /profiles with a good token is not answered through the distribution: 502 {} (by CloudFront)',
  ]);
});

test('an id token that nothing answers opens nothing', () => {
  const entrance = { problem: 'no such host', answer: undefined };
  const evidence = {
    signIn: known({ signUp: undefined, confirmation: undefined, password: entrance, srp: entrance }),
  };
  expect(messagesOf(letsUsersIn, evidence)).toHaveLength(4);
});

test('two regions with a table of the same ARN are one', () => {
  const arn = 'arn:aws:dynamodb:us-east-1:1:table/t';
  const crossing = { from: 'us-east-1', to: 'us-west-2', arrived: true, waitedMs: 1 };
  const tables = ['us-east-1', 'us-west-2'].map((region) => ({ region, arn }));
  expect(messagesOf(readsInOtherRegion, { regions: known({ tables, crossings: [crossing] }) })).toEqual([
    `the table is not in us-west-2: ${arn}`,
  ]);
});

test.each<[string, Judge, string]>([
  ['signing in', letsUsersIn, 'signIn'],
  ['tokens', keepsOthersOut, 'guard'],
  ['profiles', keepsProfiles, 'profiles'],
  ['regions', readsInOtherRegion, 'regions'],
  ['the distribution', answersThroughDistribution, 'distribution'],
])('what was not seen of %s is no pass', (_, judge, part) => {
  expect(() => messagesOf(judge, { [part]: unknown('not seen') })).toThrow(Unobservable);
});

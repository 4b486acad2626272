import { describe, expect, test } from '@jest/globals';
import {
  answersThroughDistribution,
  keepsOthersOut,
  readsInOtherRegion,
} from '../../../../specs/profiles-api/in-motion.ts';
import { exercised, goodApi, systemOf } from './fake-api.ts';
import { stackPool } from './fake-cognito.ts';
import { goodFunction } from './fake-function.ts';
import { checksOf, noLines, noTraces, told } from './judging.ts';

describe('a good profiles API', () => {
  test('passes, but for what the local target cannot show', async () => {
    const api = goodApi();
    const seen = await exercised(api);
    expect(told(seen)).toEqual([noLines, noTraces]);
    expect(seen.evidence.leftBehind).toEqual([]);
  });

  test('every token is tried on every method, an expired one too', async () => {
    const { evidence } = await exercised(goodApi());
    if (!evidence.guard.known) throw new Error(evidence.guard.reason);
    const { refused, untried } = evidence.guard.value;
    expect(new Set(refused.map(({ token }) => token))).toEqual(
      new Set([
        'no token',
        'a garbage token',
        'a token whose signature was changed',
        'a token whose claims were changed',
        'a token with alg=none and no signature',
        "another pool's token",
        'an expired token',
      ]),
    );
    expect(refused).toHaveLength(7 * 5);
    expect(untried).toEqual([]);
  });

  test('leaves no token and no password in the evidence', async () => {
    const { evidence } = await exercised({
      ...goodApi(),
      run: (event, profiles) => {
        const { headers, ...its } = goodFunction(event, profiles);
        return { ...its, headers: { ...headers, 'x-echo': 'eyJ' } };
      },
    });
    const text = JSON.stringify(evidence);
    expect(text).not.toMatch(/eyJ[\w-]{10}/);
    expect(text).not.toContain('Aa1!');
  });

  test('on AWS everything is seen, and no expired token is waited for', async () => {
    const api = { ...goodApi(), name: 'aws' as const, gaps: [] };
    const seen = await exercised(api);
    expect(told(seen)).toEqual([]);
    const untried = checksOf(keepsOthersOut, seen).flatMap((check) =>
      check.outcome === 'pass' && check.evidence !== undefined ? [check.evidence] : [],
    );
    expect(untried).toEqual([expect.stringContaining('not tried here: an expired token')]);
    expect(api.origin.DomainName).toContain('execute-api');
  });

  test('is marked with the gaps without which it could not be seen', async () => {
    const seen = await exercised(goodApi());
    const marks = (judge: typeof readsInOtherRegion) =>
      new Set(checksOf(judge, seen).map((check) => ('gapFilled' in check ? check.gapFilled : undefined)));
    expect(marks(readsInOtherRegion)).toEqual(new Set(['table-replicas']));
    expect(marks(answersThroughDistribution)).toEqual(new Set(['api-origin']));
  });
});

describe('what is missing', () => {
  test('no pool: nobody can be signed in', async () => {
    const lines = told(await exercised({ ...goodApi(), system: systemOf('userPool') }));
    expect(lines.find((line) => line.startsWith('X-01'))).toContain('there is none of its kind');
    expect(lines.find((line) => line.startsWith('X-03'))).toContain('nobody could sign in');
  });

  test('no table', async () => {
    const lines = told(await exercised({ ...goodApi(), system: systemOf('table') }));
    expect(lines.find((line) => line.startsWith('TABLE-07'))).toContain('there is none of its kind');
    expect(lines.find((line) => line.startsWith('X-02'))).toContain('there is none of its kind');
  });

  test('the URL leads nowhere', async () => {
    const lines = told(await exercised({ ...goodApi(), outputs: new Map() }));
    expect(lines).toContain('X-01 the id token that comes of a password does not open the API');
    expect(lines.find((line) => line.startsWith('API-04'))).toContain('is no URL');
  });
});

test('who gives up gets everything taken back', async () => {
  const api = goodApi();
  const giveUp = new AbortController();
  api.signal = giveUp.signal;
  const { run } = api;
  api.run = (event, all) => {
    if (event.method === 'POST') giveUp.abort();
    return run(event, all);
  };
  await expect(exercised(api)).rejects.toMatchObject({ name: 'AbortError' });
  expect([...api.replicas.values()].map(({ size }) => size)).toEqual([0, 0]);
  expect([...api.cognito.pools.keys()]).toEqual([stackPool]);
  expect(api.cognito.pools.get(stackPool)?.users.size).toBe(0);
});

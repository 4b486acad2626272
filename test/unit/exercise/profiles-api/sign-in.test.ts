import { describe, expect, test } from '@jest/globals';
import type { FakeApi } from './fake-api.ts';
import { toldOf } from './judging.ts';

describe('signing in', () => {
  const cases: readonly (readonly [string, (api: FakeApi) => void, readonly string[]])[] = [
    [
      'nobody may sign up',
      ({ cognito }) => cognito.denied.add('signUp'),
      ['signing up', 'confirming', 'a password', 'SRP'],
    ],
    [
      'nobody can be confirmed',
      ({ cognito }) => cognito.denied.add('adminConfirmSignUp'),
      ['confirming', 'a password', 'SRP'],
    ],
    [
      'something more is asked for',
      ({ cognito }) => (cognito.furtherChallenge = 'SOFTWARE_TOKEN_MFA'),
      ['a password', 'SRP'],
    ],
    ['no id token comes', ({ cognito }) => (cognito.issuing = false), ['a password', 'SRP']],
  ];
  test.each(cases)('%s', async (_, change, steps) => {
    const lines = await toldOf(change);
    const ways = (step: string): readonly string[] =>
      ['a password', 'SRP'].includes(step)
        ? [
            `X-01 signing in ${step === 'SRP' ? 'by' : 'with'} ${step} does not succeed`,
            `X-01 the id token that comes of ${step} does not open the API`,
          ]
        : [`X-01 ${step} does not succeed`];
    const nobody = '? nobody could sign in, and without a token there is nothing to see';
    expect(lines).toEqual([
      ...steps.flatMap(ways),
      ...['X-02', 'X-03', 'X-04', 'X-05', 'CDN-03'].map((id) => `${id} ${nobody}`),
    ]);
  });

  test.each([
    ['is not asked for the proof', 'CUSTOM_CHALLENGE'],
    ['is asked for nothing', undefined],
  ])('by SRP %s', async (_, challenge) => {
    expect(await toldOf(({ cognito }) => (cognito.srpChallenge = challenge))).toEqual([
      'X-01 signing in by SRP does not succeed',
      'X-01 the id token that comes of SRP does not open the API',
    ]);
  });

  test.each([
    ['with a password', 'a password', 'USER_PASSWORD_AUTH'],
    ['by SRP', 'SRP', 'USER_SRP_AUTH'],
  ])('not %s: the token of the other way is as good for all the rest', async (way, name, flow) => {
    expect(await toldOf(({ cognito }) => cognito.refusedFlows.add(flow))).toEqual([
      `X-01 signing in ${way} does not succeed`,
      `X-01 the id token that comes of ${name} does not open the API`,
    ]);
  });

  test('the API opens to nobody', async () => {
    const lines = await toldOf((api) => (api.lets = () => false));
    expect(lines.filter((line) => line.startsWith('X-01'))).toEqual([
      'X-01 the id token that comes of a password does not open the API',
      'X-01 the id token that comes of SRP does not open the API',
    ]);
    expect(lines).toContain('X-02 GET /profiles with a good token is not answered by a success');
    expect(lines).toContain(
      'X-02 ? whether refused requests reach the function: /aws/lambda/fn shows 0 invocations of 5 requests with a good token, 0 of which were answered by a success',
    );
    expect(lines).toContain('X-04 ? no request gets through to the function: the API answers 401');
  });
});

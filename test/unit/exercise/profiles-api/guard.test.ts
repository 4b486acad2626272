import { describe, expect, test } from '@jest/globals';
import { exercised, goodApi, type FakeApi } from './fake-api.ts';
import { goodFunction } from './fake-function.ts';
import { toldOf } from './judging.ts';

describe('keeping others out', () => {
  test.each([
    'POST /profiles',
    'GET /profiles',
    'GET /profiles/{userId}',
    'PUT /profiles/{userId}',
    'DELETE /profiles/{userId}',
  ])('%s lets everybody through, though the function itself says 401', async (route) => {
    const lines = await toldOf((api) => {
      const { lets } = api;
      api.lets = (token, asked) => asked === route || lets(token, asked);
    });
    expect(lines.filter((line) => line.startsWith('X-02'))).toEqual([
      'X-02 requests that have to be refused reach the function',
    ]);
  });

  test('a function that serves whoever gets through', async () => {
    const lines = await toldOf((api) => {
      const { lets } = api;
      api.lets = (token, asked) => asked.startsWith('PUT') || lets(token, asked);
      api.run = (event, profiles) => goodFunction({ ...event, signedIn: true }, profiles);
    });
    expect(lines).toEqual([
      'X-02 PUT /profiles/{userId} with no token is not answered by a 401',
      'X-02 PUT /profiles/{userId} with a garbage token is not answered by a 401',
      'X-02 PUT /profiles/{userId} with a token whose signature was changed is not answered by a 401',
      'X-02 PUT /profiles/{userId} with a token whose claims were changed is not answered by a 401',
      'X-02 PUT /profiles/{userId} with a token with alg=none and no signature is not answered by a 401',
      "X-02 PUT /profiles/{userId} with another pool's token is not answered by a 401",
      'X-02 PUT /profiles/{userId} with an expired token is not answered by a 401',
      'X-02 requests that have to be refused reach the function',
      'X-02 requests that have to be refused change the table',
    ]);
  });

  test.each([
    ['POST', 'X-02 requests that have to be refused change the table'],
    ['DELETE', 'X-02 requests that have to be refused change the table'],
  ])('what a %s of nobody changes', async (verb, line) => {
    const lines = await toldOf((api) => {
      const { lets } = api;
      api.lets = (token, asked) => asked.startsWith(verb) || lets(token, asked);
      api.run = (event, profiles) => goodFunction({ ...event, signedIn: true }, profiles);
    });
    expect(lines).toContain(line);
  });

  test("an expired token that is still let in, and another pool's", async () => {
    const lines = await toldOf((api) => {
      api.lets = (token) => {
        const [, claims = ''] = token.split('.');
        return (
          token.length > 100 &&
          !token.endsWith('.') &&
          !Buffer.from(claims, 'base64url').toString().includes('00000000-0000')
        );
      };
      api.run = (event, profiles) => goodFunction({ ...event, signedIn: true }, profiles);
    });
    expect(lines).toContain('X-02 GET /profiles with an expired token is not answered by a 401');
    expect(lines).toContain("X-02 GET /profiles with another pool's token is not answered by a 401");
    expect(lines).toContain(
      'X-02 GET /profiles with a token whose signature was changed is not answered by a 401',
    );
    expect(lines).not.toContain('X-02 GET /profiles with no token is not answered by a 401');
  });

  test.each<[string, (api: FakeApi) => void, string]>([
    [
      'no other pool can be made',
      ({ cognito }) => cognito.denied.add('createUserPool'),
      "another pool's token (AccessDeniedException",
    ],
    [
      'no other client can be made',
      ({ cognito }) => cognito.denied.add('createUserPoolClient'),
      'an expired token (AccessDeniedException',
    ],
    [
      'tokens last too long',
      ({ cognito }) => (cognito.lifetimeOf = () => 300),
      'an expired token (the local target made one that lasts too long',
    ],
  ])('%s: it says so', async (_, change, what) => {
    const api = goodApi();
    change(api);
    const { evidence } = await exercised(api);
    if (!evidence.guard.known) throw new Error(evidence.guard.reason);
    expect(evidence.guard.value.untried.join()).toContain(what);
  });

  test('a function without a log', async () => {
    const lines = await toldOf((api) => api.denied.add('logs.filterLogEvents'));
    expect(lines.filter((line) => !line.startsWith('X-04'))).toEqual([
      'X-02 ? AccessDenied: filterLogEvents is not allowed',
    ]);
  });
});

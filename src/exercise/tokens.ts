/*
 * Tokens that nobody may be let through with, made of a good one. A token is three texts with dots between them: a header and
 * claims, both JSON in base64url, and a signature over them.
 */

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

const claimsOf = (part: string): Readonly<Record<string, unknown>> => {
  const claims: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof claims === 'object' && claims !== null ? { ...claims } : {};
};

/** When a token ends, in milliseconds since 1970; undefined when it does not say. */
export const endOf = (token: string): number | undefined => {
  const { exp } = claimsOf(token.split('.')[1] ?? '');
  return typeof exp === 'number' ? exp * 1000 : undefined;
};

/** A forged token and what is wrong with it, as in "with a token whose signature was changed". */
export interface ForgedToken {
  readonly what: string;
  readonly token: string;
}

/** A token's forgeries: each differs from it in one thing. */
export const forgedFrom = (token: string): readonly ForgedToken[] => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  // In the middle: the last character may hold bits that mean nothing.
  const middle = Math.floor(signature.length / 2);
  const other = signature[middle] === 'A' ? 'B' : 'A';
  const changed = `${signature.slice(0, middle)}${other}${signature.slice(middle + 1)}`;
  const another = { ...claimsOf(claims), sub: '00000000-0000-4000-8000-000000000000' };
  const unsigned = encoded({ ...claimsOf(header), alg: 'none' });
  return [
    { what: 'a token whose signature was changed', token: `${header}.${claims}.${changed}` },
    { what: 'a token whose claims were changed', token: `${header}.${encoded(another)}.${signature}` },
    { what: 'a token with alg=none and no signature', token: `${unsigned}.${claims}.` },
  ];
};

/** What is no token at all. */
export const garbageToken = 'this.is-not.a-token';

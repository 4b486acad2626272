import { describe, expect, test } from '@jest/globals';
import { endOf, forgedFrom, garbageToken } from '../../../src/exercise/tokens.ts';

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
const header = { alg: 'RS256', kid: 'k' };
const claims = { sub: 'me', exp: 1_767_686_709 };
const good = `${coded(header)}.${coded(claims)}.c2lnbmF0dXJl`;

describe('forged tokens', () => {
  const [signature, content, unsigned] = forgedFrom(good).map(({ token }) => token.split('.'));

  test('one with another signature, as long as the right one', () => {
    expect(signature?.slice(0, 2)).toEqual(good.split('.').slice(0, 2));
    expect(signature?.[2]).toHaveLength(12);
    expect(Buffer.from(signature?.[2] ?? '', 'base64url').equals(Buffer.from('signature'))).toBe(false);
  });

  test('one with other claims under the same signature', () => {
    expect(content?.[0]).toBe(coded(header));
    expect(read(content?.[1])).toEqual({ ...claims, sub: '00000000-0000-4000-8000-000000000000' });
    expect(content?.[2]).toBe('c2lnbmF0dXJl');
  });

  test('one that says that it is not signed', () => {
    expect(read(unsigned?.[0])).toEqual({ alg: 'none', kid: 'k' });
    expect(unsigned?.slice(1)).toEqual([coded(claims), '']);
  });

  test('a signature with an A in its middle changes too', () => {
    const [first] = forgedFrom(`${coded(header)}.${coded(claims)}.xxAxx`);
    expect(first?.token.endsWith('.xxBxx')).toBe(true);
  });

  test('garbage has the form of a token and nothing else of it', () => {
    expect(garbageToken.split('.')).toHaveLength(3);
  });
});

describe('when a token ends', () => {
  test('in milliseconds', () => {
    expect(endOf(good)).toBe(1_767_686_709_000);
  });

  test.each([
    ['none that says so', {}],
    ['a text', { exp: 'soon' }],
    ['no object', 7],
  ])('%s', (_, content) => {
    expect(endOf(`${coded(header)}.${coded(content)}.x`)).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  anything,
  compile,
  covers,
  literally,
  many,
  matches,
  one,
  segment,
} from '../../../src/iam/pattern.ts';

const [a, b, star, dollar] = [97, 98, 42, 36];

describe('compile', () => {
  test('a text without wildcards is literal, its own prefix, a token a character', () => {
    expect(compile('ab', 'plain')).toEqual({ text: 'ab', tokens: [a, b], literal: true, prefix: 'ab' });
    expect(compile('ab', 'widest')?.literal).toBe(true);
    expect(compile('', 'plain')).toEqual({ text: '', tokens: [], literal: true, prefix: '' });
  });

  test.each([
    ['a*', [a, many], 'a'],
    ['a?b', [a, one, b], 'a'],
    ['*a', [many, a], ''],
    ['a{}b', [a, segment, b], 'a'],
  ])('%s has a wildcard, and the text before it as its prefix', (text, tokens, prefix) => {
    expect(compile(text, 'plain')).toEqual({ text, tokens, literal: false, prefix });
  });

  test('stars in a row are one, other wildcards in a row are not', () => {
    expect(compile('a***b*', 'plain')?.tokens).toEqual([a, many, b, many]);
    expect(compile('??', 'plain')?.tokens).toEqual([one, one]);
    expect(compile('*?*', 'plain')?.tokens).toEqual([many, one, many]);
  });

  test.each(['widest', 'narrowest'] as const)('braces are plain text under the %s reading', (reading) => {
    const pattern = compile('a{}b', reading);
    expect(pattern).toMatchObject({ literal: true, prefix: 'a{}b' });
    expect(pattern && matches(pattern, 'axb')).toBe(false);
  });

  test('a variable is a star under the widest reading, whatever its name', () => {
    for (const text of ['a${aws:userid}b', 'a${}b']) {
      expect(compile(text, 'widest')).toEqual({ text, tokens: [a, many, b], literal: false, prefix: 'a' });
      expect(compile(text, 'narrowest')).toBeUndefined();
    }
  });

  test('a variable is plain text where there can be none, and so is a dollar alone', () => {
    const pattern = compile('${aws:userid}', 'plain');
    expect(pattern?.literal).toBe(true);
    expect(pattern && matches(pattern, 'ann')).toBe(false);
    expect(compile('$a', 'widest')?.tokens).toEqual([dollar, a]);
    expect(compile('$a', 'narrowest')?.tokens).toEqual([dollar, a]);
  });

  test('an escaped character is itself, and part of the prefix', () => {
    expect(compile('a${*}', 'widest')).toEqual({
      text: 'a${*}',
      tokens: [a, star],
      literal: false,
      prefix: 'a*',
    });
    expect(compile('a${*}b*', 'widest')?.prefix).toBe('a*b');
  });

  test('every character is one, even the first there is', () => {
    const nul = compile('\0*', 'plain');
    expect(nul?.prefix).toBe('\0');
    expect(nul && covers(nul, nul)).toBe(true);
    expect(nul && matches(nul, '\0a')).toBe(true);
  });
});

test('literally takes wildcards for plain characters', () => {
  expect(literally('*a')).toEqual({ text: '*a', tokens: [star, a], literal: true, prefix: '*a' });
});

test('anything is a star', () => {
  expect(anything).toEqual(compile('*', 'plain'));
});

describe('matches', () => {
  const pattern = (text: string): ReturnType<typeof literally> => compile(text, 'plain') ?? literally('');

  test.each([
    ['a?', 'ab', true],
    ['a?', 'a', false],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['a{}', 'a', true],
    ['a{}', 'a/', false],
    ['a{}', 'a:', false],
    ['a{}b', 'axyb', true],
    ['*{}', 'a/b', true],
    ['{}*', '/', true],
  ])('%s against %j: %s', (wide, text, expected) => {
    expect(matches(pattern(wide), text)).toBe(expected);
  });

  test.each([
    ['{}', 'a/b', false],
    ['{}', 'a', true],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['?', '?', true],
    ['?', '{}', false],
    ['{}', '*', false],
    ['*', '*', true],
    ['?*', '*', false],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    expect(covers(pattern(wide), pattern(narrow))).toBe(expected);
  });
});

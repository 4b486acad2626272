import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { belongs, findText, type TextSet } from '../../../src/iam/find-text.ts';
import { compile, type Pattern } from '../../../src/iam/pattern.ts';

const patterns = (...texts: readonly string[]): readonly Pattern[] =>
  texts.flatMap((text) => compile(text, 'plain') ?? []);

const set = (all: readonly (readonly string[])[], none: readonly string[] = []): TextSet => ({
  all: all.map((group) => patterns(...group)),
  none: patterns(...none),
});

describe('findText', () => {
  test('a literal that is permitted is nothing to report', () => {
    expect(findText(set([['a']], ['a']))).toEqual({ kind: 'nothing' });
  });

  test('a literal that is not permitted is its own example', () => {
    expect(findText(set([['a', 'b']], ['a']))).toEqual({ kind: 'text', text: 'b' });
  });

  test('finds a shortest text between patterns', () => {
    expect(findText(set([['table/*']], ['table/', 'table/x']))).toEqual({ kind: 'text', text: 'table/y' });
  });

  test('prefers a candidate that belongs to the set', () => {
    const found = findText(set([['table/*']], ['table/x']), ['table/x', 'table/other']);
    expect(found).toEqual({ kind: 'text', text: 'table/other' });
  });

  test('a union can cover what none of its patterns does', () => {
    expect(findText(set([['a*']], ['a', 'a?*']))).toEqual({ kind: 'nothing' });
    expect(findText(set([['a*']], ['a', 'a??*'])).kind).toBe('text');
  });

  test('groups that exclude each other have nothing in common', () => {
    expect(findText(set([['table/x/index/*'], ['table/{}']]))).toEqual({ kind: 'nothing' });
    expect(findText(set([['table/x/*'], ['table/{}/index/{}']])).kind).toBe('text');
  });

  test('an empty group leaves nothing', () => {
    expect(findText({ all: [[]], none: [] })).toEqual({ kind: 'nothing' });
  });

  test('gives up at its budget instead of hanging', () => {
    const hard = set([['*a??????????*', '*']], ['*a?????????', '*b????????', '*c???????']);
    expect(findText({ ...hard, all: [patterns('*a*b*c*d*e*f*')] }, [], 5)).toEqual({ kind: 'undecided' });
  });

  test('an adversarial policy ends soon', () => {
    const stars = Array.from({ length: 20 }, (_, index) => `${'*a?'.repeat(6)}${'b'.repeat(index)}*`);
    const began = performance.now();
    findText({ all: [patterns('*')], none: patterns(...stars) });
    findText({ all: [patterns(...stars)], none: patterns(...stars.map((star) => `${star}c`)) });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('against every text of a small alphabet', () => {
  const letters = ['a', ':', '/'];
  const texts = ['']
    .concat(letters)
    .concat(letters.flatMap((x) => letters.map((y) => x + y)))
    .concat(letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => x + y + z))))
    .concat(
      letters.flatMap((w) =>
        letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => w + x + y + z))),
      ),
    );
  const slow = (text: string): RegExp =>
    new RegExp(
      `^${text
        .replaceAll('{}', '[^/:]*')
        .replaceAll('?', '.')
        .replace(/(?<!\])\*/g, '.*')}$`,
      's',
    );
  const isIn = (text: string, all: readonly (readonly string[])[], none: readonly string[]): boolean =>
    all.every((group) => group.some((each) => slow(each).test(text))) &&
    !none.some((each) => slow(each).test(text));

  const wildcard = fc
    .array(fc.constantFrom('a', ':', '/', '*', '?', '{}'), { maxLength: 5 })
    .map((x) => x.join(''));
  const group = fc.array(wildcard, { minLength: 1, maxLength: 3 });

  test('is exact', () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 2 }),
        fc.array(wildcard, { maxLength: 4 }),
        (all, none) => {
          const found = findText(set(all, none));
          expect(found.kind).not.toBe('undecided');
          if (found.kind === 'text') expect(isIn(found.text, all, none)).toBe(true);
          else expect(texts.filter((text) => isIn(text, all, none))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('belongs says the same as a regular expression', () => {
    fc.assert(
      fc.property(wildcard, fc.constantFrom(...texts), (each, text) => {
        expect(belongs(text, set([[each]]))).toBe(slow(each).test(text));
      }),
    );
  });
});

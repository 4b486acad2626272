import { describe, expect, test } from '@jest/globals';
import { anything, compile, covers, literally, matches, type Pattern } from '../../../src/iam/pattern.ts';

const pattern = (text: string): Pattern => {
  const compiled = compile(text, 'plain');
  if (compiled === undefined) throw new Error(`${text} matches nothing`);
  return compiled;
};

describe('matches', () => {
  test.each([
    ['abc', 'abc'],
    ['*', ''],
    ['*', 'a:b/c'],
    ['a*c', 'ac'],
    ['a*c', 'abcabc'],
    ['a?c', 'abc'],
    ['**', 'x'],
    ['a*b*c', 'a-b-b-c'],
    ['arn:aws:logs:*:*:log-group:g:*:*', 'arn:aws:logs:eu:1:log-group:g:log-stream:s'],
    ['table/{}', 'table/x'],
    ['table/{}/index/{}', 'table/x/index/y'],
  ])('%s matches %j', (wide, text) => {
    expect(matches(pattern(wide), text)).toBe(true);
  });

  test.each([
    ['abc', 'ABC'],
    ['a?c', 'ac'],
    ['a?c', 'abbc'],
    ['a*c', 'acb'],
    ['', 'a'],
    ['arn:aws:logs:*:*:log-group:g:*:*', 'arn:aws:logs:eu:1:log-group:g:x'],
    ['table/{}', 'table/x/index/y'],
    ['table/{}/index/{}', 'table/x'],
  ])('%s does not match %j', (wide, text) => {
    expect(matches(pattern(wide), text)).toBe(false);
  });

  test('a hundred stars take no longer than one', () => {
    const many = pattern(`${'*a'.repeat(100)}b`);
    expect(matches(many, 'a'.repeat(1000))).toBe(false);
  });
});

describe('policy variables', () => {
  const text = 'arn:aws:s3:::home/${aws:username}/*';

  test('read as anything where a grant must not be missed', () => {
    const wide = compile(text, 'widest');
    expect(wide && matches(wide, 'arn:aws:s3:::home/ann/file')).toBe(true);
    expect(wide && matches(wide, 'arn:aws:s3:::away/ann/file')).toBe(false);
  });

  test('read as nothing where a grant must be sure', () => {
    expect(compile(text, 'narrowest')).toBeUndefined();
  });

  test('${*}, ${?} and ${$} are those characters', () => {
    const star = compile('a${*}${?}${$}', 'narrowest');
    expect(star && matches(star, 'a*?$')).toBe(true);
    expect(star && matches(star, 'abcd')).toBe(false);
  });

  test('are plain text where there can be none', () => {
    expect(matches(pattern('${aws:username}'), '${aws:username}')).toBe(true);
  });
});

describe('covers', () => {
  test.each([
    ['*', 'a?b*'],
    ['a*', 'ab*'],
    ['a*', 'a?'],
    ['?b', '?b'],
    ['arn:*:table/*', 'arn:aws:dynamodb:*:*:table/x'],
    ['*', '{}'],
    ['{}', '{}'],
  ])('%s covers %s', (wide, narrow) => {
    expect(covers(pattern(wide), pattern(narrow))).toBe(true);
  });

  test.each([
    ['a*', '*'],
    ['a?', 'a*'],
    ['ab*', 'a*'],
    ['{}', '*'],
    ['{}', '?'],
    ['abc', 'ab?'],
  ])('%s does not cover %s', (wide, narrow) => {
    expect(covers(pattern(wide), pattern(narrow))).toBe(false);
  });

  test('a literal that holds a star is not a wildcard', () => {
    expect(covers(literally('*'), anything)).toBe(false);
    expect(covers(anything, literally('*'))).toBe(true);
  });
});

import { describe, expect, test } from '@jest/globals';
import { contains, expectThat, fail, sameMembers, show } from '../../../src/control/expect.ts';
import { known } from '../../../src/facts/fact.ts';

describe('show', () => {
  test.each([
    [undefined, 'nothing'],
    ['', "''"],
    ['text', 'text'],
    [5, '5'],
    [[], 'nothing'],
    [['a', 'b'], 'a, b'],
    [new Map([['k', 'v']]), 'k=v'],
    [new Map(), 'nothing'],
    [{ a: 1 }, '{"a":1}'],
  ])('%p is shown as %p', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

describe('contains', () => {
  test('holds for a text with the part in it', () => {
    expect(contains(known<string | undefined>('demo-table'), 'demo', 'the name').outcome).toBe('pass');
  });
  test.each([['table'], [undefined]])('does not hold for %p', (text) => {
    expect(contains(known<string | undefined>(text), 'demo', 'the name').outcome).toBe('fail');
  });
});

describe('sameMembers', () => {
  const expected = ['dev', 'prod'];
  test('holds in any order', () => {
    expect(sameMembers(known(['prod', 'dev']), expected, 'they').outcome).toBe('pass');
  });
  test.each([[['dev']], [['dev', 'prod', 'x']], [['dev', 'dev']], [undefined], [['dev', 'dev', 'prod']]])(
    'does not hold for %p',
    (members) => {
      expect(sameMembers(known<readonly string[] | undefined>(members), expected, 'they').outcome).toBe(
        'fail',
      );
    },
  );
});

describe('expectThat', () => {
  test('passes when it holds, and fails with its detail when it does not', () => {
    expect(expectThat(true, 'm', { expected: 1, actual: 2 }).outcome).toBe('pass');
    expect(expectThat(false, 'm', { expected: 1, actual: 2, ours: true })).toMatchObject({
      outcome: 'fail',
      finding: { message: 'm', expected: '1', actual: '2', ours: true },
    });
  });
  test('a finding is not ours unless it says so', () => {
    const check = fail('m', { expected: 1, actual: 2 });
    expect(check.outcome === 'fail' && 'ours' in check.finding).toBe(false);
  });
});

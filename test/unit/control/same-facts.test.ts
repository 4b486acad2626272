import { describe, expect, test } from '@jest/globals';
import { sameFacts } from '../../../src/control/same-facts.ts';
import { known, unknown } from '../../../src/facts/fact.ts';

const at = (line: number, path = 'Properties') => ({ resource: 'A', path, file: 't.yaml', line, column: 1 });
const itself = (): number => 1;

describe('sameFacts', () => {
  test.each([
    ['texts', 'a', 'a'],
    ['not-a-number', NaN, NaN],
    ['nothing', undefined, undefined],
    ['facts', known(['a', 1], at(1)), known(['a', 1], at(1))],
    ['maps', new Map([['a', known(1)]]), new Map([['a', known(1)]])],
    ['sets', new Set(['a', 'b']), new Set(['a', 'b'])],
    ['one function', itself, itself],
  ])('takes %s for the same', (_, one, other) => {
    expect(sameFacts(one, other, true)).toBe(true);
    expect(sameFacts(one, other, false)).toBe(true);
  });

  test.each([
    ['texts', 'a', 'b'],
    ['a number and its text', 1, '1'],
    ['zeros', 0, -0],
    ['nothing and null', undefined, null],
    ['an object and nothing', {}, undefined],
    ['values of facts', known(1), known(2)],
    ['a fact and what is not known', known(1), unknown('why')],
    ['reasons', unknown('why'), unknown('because')],
    ['paths', known(1, at(1)), known(1, at(1, 'Metadata'))],
    ['a fact whose gap was filled', known(1), { ...known(1), gapFilled: 'gap' }],
    ['a field that is there but undefined', {}, { a: undefined }],
    ['fields of other names', { a: 1 }, { b: 1 }],
    ['fields in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['longer lists', [1], [1, 2]],
    ['a list and an object', [], {}],
    ['items', [1, 2], [1, 3]],
    ['keys of maps', new Map([['a', 1]]), new Map([['b', 1]])],
    ['values of maps', new Map([['a', 1]]), new Map([['a', 2]])],
    ['larger maps', new Map([['a', 1]]), new Map([...new Map([['a', 1]]), ['b', 1] as const])],
    [
      'maps in another order',
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ],
    ['a map and a set', new Map(), new Set()],
    ['sets', new Set(['a']), new Set(['b'])],
    ['functions that look alike', () => 1, () => 1],
    ['objects that are more than their entries', new Date(1), new Date(2)],
    ['even such that are alike', /a/, /a/],
  ])('tells %s apart', (_, one, other) => {
    expect(sameFacts(one, other, true)).toBe(false);
    expect(sameFacts(one, other, false)).toBe(false);
  });

  test('passes over the lines of places when they do not count, and over nothing else', () => {
    expect(sameFacts(known(1, at(1)), known(1, at(2)), false)).toBe(true);
    expect(sameFacts(known(1, at(1)), known(1, at(2)), true)).toBe(false);
    expect(sameFacts({ line: 1 }, { line: 2 }, false)).toBe(false);
  });
});

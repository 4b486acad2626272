import { expect, test } from '@jest/globals';
import { linesOf } from '../../../src/template/lines.ts';
import { subParts } from '../../../src/template/sub-text.ts';

test.each([
  ['LF', 'ab\n\ncd', [1, 1, 1, 2, 3, 3, 3], [1, 2, 3, 1, 1, 2, 3]],
  ['CRLF and a lone CR', 'a\r\nb\rc\n\r', [1, 1, 1, 2, 2, 3, 3, 4, 5], [1, 2, 3, 1, 2, 1, 2, 1, 1]],
  ['no break', 'abc', [1, 1, 1, 1], [1, 2, 3, 4]],
  [
    'many lines',
    'x\n'.repeat(9),
    [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9],
    [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2],
  ],
])('each offset has its line and column: %s', (_name, text, wanted, columns) => {
  const lines = linesOf(text);
  const offsets = wanted.map((_, offset) => offset);
  const orders = [
    offsets,
    [...offsets].reverse(),
    offsets.flatMap((offset) => [offset, wanted.length - 1 - offset]),
  ];
  for (const order of orders)
    for (const offset of order) {
      const line = lines.lineOf(offset);
      expect([offset, line, lines.columnOf(offset, line)]).toEqual([offset, wanted[offset], columns[offset]]);
    }
});

test.each([
  ['', []],
  ['abc', [{ literal: 'abc' }]],
  ['${A}', [{ name: 'A' }]],
  ['a${B}c${D.E}', [{ literal: 'a' }, { name: 'B' }, { literal: 'c' }, { name: 'D.E' }]],
  ['${A}${B}!', [{ name: 'A' }, { name: 'B' }, { literal: '!' }]],
  ['${!A}b', [{ literal: '${A}' }, { literal: 'b' }]],
  ['$A {B} ${C', [{ literal: '$A {B} ${C' }]],
  ['${}', [{ name: '' }]],
])('the parts of %j under Fn::Sub', (text, parts) => {
  expect(subParts(text)).toEqual(parts);
});

test('the parts of a text are found once', () => {
  const first = subParts('once ${A}');
  subParts('another ${A}');
  expect(subParts('once ${A}')).toBe(first);
});

import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { budget } from '../../../src/template/budget.ts';
import type { Node } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { childOf } from '../../../src/template/nodes.ts';
import { thrownBy } from './resolving.ts';

const valueOf = (source: string): Node | undefined =>
  childOf(parseTemplate(`{"Resources":{"A":{}},"V":${source}}`, 't.json').root, 'V');
const lineFor = (text: string): string => {
  const error = thrownBy(() => parseTemplate(text, 't.json'));
  return error instanceof StackproofError ? error.line : String(error);
};

describe('a value of JSON', () => {
  // https://www.rfc-editor.org/rfc/rfc8259#section-6 and section 7
  test.each<readonly [string, string | number | boolean | null]>([
    ['0', 0],
    ['-0', -0],
    ['10', 10],
    ['-12.50', -12.5],
    ['1e5', 1e5],
    ['1e15', 1e15],
    ['2E+12', 2e12],
    ['3.25e-10', 3.25e-10],
    ['true', true],
    ['false', false],
    ['null', null],
    ['""', ''],
    ['"a b c"', 'a b c'],
    ['"\u007f é 😀"', '\u007f é 😀'],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
    ['"\\u00e9\\ud83d\\ude00"', 'é😀'],
    ['"{}[],:#"', '{}[],:#'],
    ['"yes"', 'yes'],
  ])('%s', (source, value) => {
    const style = source.startsWith('"') ? 'double' : 'plain';
    expect(valueOf(source)).toMatchObject({ kind: 'scalar', value, style, tag: undefined });
    expect(valueOf(source)).toMatchObject({ start: 26, outerStart: 26, end: 26 + source.length, column: 27 });
    // What a key or a text says is what it stands for; a number and a word what is written.
    expect(valueOf(source)).toMatchObject({ text: style === 'double' ? value : source });
  });

  test('a list and a map are flows', () => {
    expect(valueOf(' [ 1 , {"a" :2} ] ')).toMatchObject({
      kind: 'sequence',
      style: 'flow',
      start: 27,
      end: 43,
      items: [
        { value: 1 },
        {
          kind: 'mapping',
          style: 'flow',
          start: 33,
          end: 41,
          entries: [{ key: { value: 'a' }, value: { value: 2 } }],
        },
      ],
    });
  });

  test.each([
    ...['.5', '+1', 'True', 'NaN', "'a'", 'x', '-', ']', '\u00a01', '\f1'].map((source) => [
      source,
      `${JSON.stringify(source.charAt(0))} stands where a value should`,
    ]),
    ...['1.', '1e', '00', '0x1', '1_0', '1a', 'nullx', '"a""', 'true false'].map((source) => [
      source,
      'stands where "," or "}" should',
    ]),
    ['[1,]', '"]" stands where a value should'],
    ['[1;2]', '";" stands where "," or "]" should'],
    ['[1}', '"}" stands where "," or "]" should'],
    ['{"a":1]', '"]" stands where "," or "}" should'],
    ['{a:1}', '"a" stands where a key in double quotes should'],
    ['{1:1}', '"1" stands where a key in double quotes should'],
    ['{"a";1}', '";" stands where ":" should'],
    ['"\u001f"', 'a line break or control character stands in a string'],
    ['"\t"', 'a line break or control character stands in a string'],
    ['"\\x41"', 'a bad escape in a string'],
    ['"\\u12"', 'a bad escape in a string'],
  ])('%j is none', (source, message) => {
    expect(lineFor(`{"Resources":{"A":{}},"V":${source}}`)).toContain(`it is not valid JSON: `);
    expect(lineFor(`{"Resources":{"A":{}},"V":${source}}`)).toContain(message);
  });
});

describe('a text of JSON', () => {
  test('may hold as many values as the budget says', () => {
    // Beside the items: the template, two keys, the map of resources and the list.
    const text = (items: number): string => `{"Resources":{"A":[${'1,'.repeat(items - 1)}1]}}`;
    expect(lineFor(text(budget.nodes - 5))).toBe('undefined');
    expect(lineFor(text(budget.nodes - 4))).toBe(
      `t.json:1:${'{"Resources":{"A":['.length + 2 * (budget.nodes - 5) + 1}: it has more than 250000 values`,
    );
  });
  test.each([
    ['[', ']'],
    ['{"k":', '}'],
  ])('may nest to 100 levels: %s', (open, close) => {
    // The template and its resources are two of them, and what stands at the innermost place another.
    const text = (levels: number): string =>
      `{"Resources":{"A":${open.repeat(levels)}1${close.repeat(levels)}}}`;
    expect(lineFor(text(97))).toBe('undefined');
    expect(lineFor(text(98))).toContain('it is nested deeper than 100 levels');
  });
  test('ends with the template', () => {
    expect(lineFor('{"Resources":{"A":{}}} \r\n\t')).toBe('undefined');
    expect(lineFor('{"Resources":{"A":{}}},')).toContain('"," stands where the end should');
  });
  test('keeps why an escape is bad', () => {
    const error = thrownBy(() => parseTemplate('{"Resources": "\\q"}', 't.json'));
    expect(error).toMatchObject({
      cause: expect.any(SyntaxError),
      at: { resource: '', path: '', file: 't.json', line: 1, column: 15 },
    });
  });
});

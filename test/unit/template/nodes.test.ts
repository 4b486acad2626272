import { describe, expect, test } from '@jest/globals';
import { callOf } from '../../../src/template/call.ts';
import type { Node } from '../../../src/template/document.ts';
import { hasLoop } from '../../../src/template/loop.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { childOf, literalText, nameText } from '../../../src/template/nodes.ts';
import { sameNode } from '../../../src/template/same-node.ts';

const node = (source: string): Node => {
  const { root } = parseTemplate(`Resources: {A: {}}\nIt: ${source}`, 't.yaml');
  const found = childOf(root, 'It');
  if (found === undefined) throw new Error(`nothing in ${source}`);
  return found;
};

describe('a literal as a text', () => {
  test.each([
    ['True', 'true'],
    ['FALSE', 'false'],
    ['YES', 'true'],
    ['off', 'false'],
    ["'True'", 'True'],
    ['1.50', '1.50'],
    ['010', '010'],
    ['1e3', '1e3'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ["'0x1F'", '0x1F'],
    ['x0x1F', 'x0x1F'],
    ["''", ''],
    ['2012-10-17', '2012-10-17'],
  ])('%s is %j', (source, text) => {
    expect(literalText(node(source))).toBe(text);
  });
  test.each(['~', '', '[a]', '{a: b}', '!Ref a'])('%j is none', (source) => {
    expect(literalText(node(source))).toBeUndefined();
  });
});

describe('a name', () => {
  test.each(['No', 'True', 'IsProd', '0x1F'])('%s is what is written', (source) => {
    expect(nameText(node(source))).toBe(source);
  });
  test.each(['~', '[a]', '{a: b}', '!Ref a'])('%j is none', (source) => {
    expect(nameText(node(source))).toBeUndefined();
  });
});

describe('two nodes', () => {
  test.each([
    ['a', "'a'"],
    ['"a\\tb"', '"a\\u0009b"'],
    ['[a, {b: c}]', '\n  - a\n  - b: c'],
    ['!Ref a', '!Ref "a"'],
    ['.nan', '.nan'],
    ['{a: 1, b: ~}', '\n  a: 1\n  b: ~'],
  ])('%j says the same as %j', (one, other) => {
    expect(sameNode(node(one), node(other))).toBe(true);
    expect(sameNode(node(other), node(one))).toBe(true);
  });
  test.each([
    ['a', 'b'],
    ['1', "'1'"],
    ['1.0', '1'],
    ['a', '!Ref a'],
    ['!Sub a', '!Ref a'],
    ['a', '[a]'],
    ['[]', '{}'],
    ['[a]', '[a, b]'],
    ['[a, b]', '[b, a]'],
    ['{a: 1}', '{a: 1, b: 2}'],
    ['{a: 1, b: 2}', '{b: 2, a: 1}'],
    ['{a: 1}', '{b: 1}'],
    ['{a: 1}', '{a: 2}'],
  ])('%j says something else than %j', (one, other) => {
    expect(sameNode(node(one), node(other))).toBe(false);
    expect(sameNode(node(other), node(one))).toBe(false);
  });
  test('are one', () => {
    const one = node('[a]');
    expect(sameNode(one, one)).toBe(true);
  });
});

describe('the function that a node calls', () => {
  const called = (source: string, where?: 'condition'): string | undefined =>
    callOf(node(source), where)?.name;
  test.each([
    ['!Ref a', 'Ref'],
    ['{Ref: a}', 'Ref'],
    ['!GetAtt a.b', 'Fn::GetAtt'],
    ['{Fn::GetAtt: [a, b]}', 'Fn::GetAtt'],
    ['!Condition a', 'Condition'],
  ])('%s', (source, name) => {
    expect(called(source)).toBe(name);
    expect(called(source, 'condition')).toBe(name);
  });
  test.each(['{Ref: a, Other: b}', '{}', '{Refs: a}', '[Ref, a]', 'Ref', '{Fn: a}'])(
    '%s calls none',
    (source) => {
      expect(called(source)).toBeUndefined();
      expect(called(source, 'condition')).toBeUndefined();
    },
  );
  test('Condition in its long form is one only where conditions stand', () => {
    expect(called('{Condition: a}')).toBeUndefined();
    expect(called('{Condition: a}', 'condition')).toBe('Condition');
  });
  test('the argument of a short form is the same node every time', () => {
    const call = node('!Ref a');
    expect(callOf(call)?.argument).toBe(callOf(call)?.argument);
    expect(callOf(call)?.argument).toMatchObject({ kind: 'scalar', tag: undefined, text: 'a' });
  });
});

test.each([
  ["{'Fn::ForEach::Loop': [x, [a], {}]}", true],
  ["{A: {B: {'Fn::ForEach::Loop': [x, [a], {}]}}}", true],
  ["[a, {'Fn::ForEach::Loop': [x, [a], {}]}]", true],
  ["[Fn::ForEach, 'Fn::ForEach::Loop']", false],
  ["{A: 'Fn::ForEach::Loop', B: [c]}", false],
  ['a', false],
])('whether a loop stands in %s: %s', (source, expected) => {
  expect(hasLoop(node(source))).toBe(expected);
});

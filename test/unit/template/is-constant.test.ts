import { expect, test } from '@jest/globals';
import { isConstantAt, isConstantOutput } from '../../../src/template/is-constant.ts';
import { parseTemplate } from '../../../src/template/load.ts';

const isConstant = (value: string, ...below: readonly string[]): boolean =>
  isConstantAt(parseTemplate(`Resources: {A: {Properties: {V: ${value}}}}`, 't.yaml'), 'A', [
    'Properties',
    'V',
    ...below,
  ]);

test.each([
  'a',
  '12',
  '[a, b]',
  '[]',
  '{K: a, L: [b]}',
  "!Sub 'a'",
  "!Sub 'a${!B}c'",
  "!Sub ''",
  "!Join ['', [a, b]]",
  '!Select [0, [a, b]]',
  "!Split [',', 'a,b']",
  '!Base64 a',
  '!ToJsonString {K: a}',
  "{Fn::Join: ['', [a, {Fn::Base64: b}]]}",
])('%s is always the same', (value) => {
  expect(isConstant(value)).toBe(true);
});

test.each([
  '!Ref B',
  '!GetAtt B.C',
  "!Sub '${B}'",
  "!Sub 'a${B}c${!D}'",
  "!Sub ['a', {B: c}]",
  '[a, !Ref B]',
  '{K: a, L: !Ref B}',
  "!Join ['', [a, !Ref B]]",
  '!If [C, a, a]',
  '!FindInMap [a, b, c]',
  '!ImportValue a',
  "!GetAZs ''",
  '{Fn::Base64: {Ref: B}}',
])('%s may be another each time', (value) => {
  expect(isConstant(value)).toBe(false);
});

test('is asked of a path', () => {
  expect(isConstant('{K: {L: a}, M: !Ref B}', 'K', 'L')).toBe(true);
  expect(isConstant('{K: {L: a}, M: !Ref B}', 'M')).toBe(false);
});

test('is asked of an item by its number', () => {
  expect(isConstant('[{K: !Ref B}, {K: a}]', '1', 'K')).toBe(true);
  expect(isConstant('[{K: !Ref B}, {K: a}]', '0', 'K')).toBe(false);
  expect(isConstant('[a]', '1')).toBe(false);
  expect(isConstant('[a]', 'K')).toBe(false);
});

test('nothing is not', () => {
  expect(isConstant('{K: a}', 'L')).toBe(false);
  expect(isConstant('a', 'L')).toBe(false);
  expect(isConstantAt(parseTemplate('Resources: {A: {}}', 't.yaml'), 'B', [])).toBe(false);
});

test.each([
  ['us-east-1', true],
  ['!Ref AWS::Region', false],
])('an output of %s is constant: %s', (value, expected) => {
  const document = parseTemplate(
    `{Resources: {R: {Type: AWS::SNS::Topic}}, Outputs: {A: {Value: ${value}}}}`,
    't.yaml',
  );
  expect([isConstantOutput(document, 'A'), isConstantOutput(document, 'B')]).toEqual([expected, false]);
});

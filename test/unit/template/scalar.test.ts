import { describe, expect, test } from '@jest/globals';
import { plainValue } from '../../../src/template/scalar.ts';
import { meaningOf } from '../../../src/template/tags.ts';

// The core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#1032-tag-resolution), with the truths of YAML 1.1
// (https://yaml.org/type/bool.html) that CloudFormation takes for such: https://github.com/ASFHyP3/hyp3/pull/2061.
describe('a plain scalar', () => {
  test.each<readonly [string, string | number | boolean | null]>([
    ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
    ...['true', 'True', 'TRUE'].map((text) => [text, true] as const),
    ...['false', 'False', 'FALSE'].map((text) => [text, false] as const),
    ...['yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((text) => [text, true] as const),
    ...['no', 'No', 'NO', 'off', 'Off', 'OFF'].map((text) => [text, false] as const),
    ['0', 0],
    ['9', 9],
    ['-0', -0],
    ['+5', 5],
    ['-19', -19],
    ['007', 7],
    ['1.', 1],
    ['3.25', 3.25],
    ['.55', 0.55],
    ['-.5', -0.5],
    ['12e03', 12_000],
    ['1e10', 1e10],
    ['1E+10', 1e10],
    ['-2E-05', -0.000_02],
    ['0o7', 7],
    ['0o10', 8],
    ['0x3A', 58],
    ['0xff', 255],
    ['.inf', Infinity],
    ['+.Inf', Infinity],
    ['-.INF', -Infinity],
    ['.nan', NaN],
    ['.NaN', NaN],
    ['.NAN', NaN],
  ])('%j is a value', (text, value) => {
    expect(plainValue(text)).toBe(value);
  });

  test.each([
    ...['nULL', 'nulls', 'tRUE', 'yEs', 'nO', 'oN', 'ofF', 'n', 'Y', 'noo', 'truer', 'falsey', '~~'],
    ...['.', '-', '+', '--1', '1.2.3', '1e', '1e+', 'e3', '.e3', '1_000', '12:30', '1 2', '9a', '5-'],
    ...['0o', '0o8', '0o78', '10o7', '-0o7', '0x', '0xg', '0x1G', '10x1F', '+0x1', '0O7', '0X1'],
    ...['inf', '.info', '1.inf', '--.inf', '.iNF', '.nano', '1.nan', '-.nan', '.Nan'],
    ...['2012-10-17', '2001-12-14t21:59:43Z', '10.0.0.0/16', '123456789012a', '(a)', '/path', '%a'],
  ])('%s is a text', (text) => {
    expect(plainValue(text)).toBe(text);
  });
});

describe('a tag', () => {
  test.each(['!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq'])('%s says nothing new', (tag) => {
    expect(meaningOf(tag)).toEqual({ kind: 'plain' });
  });
  test.each(['!!str', '!'])('%s makes a text', (tag) => {
    expect(meaningOf(tag)).toEqual({ kind: 'string' });
  });
  test.each([
    ...['And', 'Base64', 'Cidr', 'Condition', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue'],
    ...['Join', 'Not', 'Or', 'Ref', 'Select', 'Split', 'Sub', 'Transform', 'Length', 'ToJsonString'],
    ...['Contains', 'EachMemberEquals', 'EachMemberIn', 'Implies', 'RefAll', 'ValueOf', 'ValueOfAll'],
  ])('!%s is a function', (name) => {
    expect(meaningOf(`!${name}`)).toEqual({ kind: 'function', name });
  });
  test.each(['!ref', '!!binary', '!!timestamp', '!!omap', '!!set', '!Fn::Sub', '', '!<x>', 'Ref'])(
    '%j is none that a template takes',
    (tag) => {
      expect(meaningOf(tag)).toEqual({ kind: 'unknown' });
    },
  );
});

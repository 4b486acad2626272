import { describe, expect, test } from '@jest/globals';
import { budget } from '../../../src/template/budget.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { problemsIn, propertyIn, resolved, scenario } from './resolving.ts';

describe('limits', () => {
  test('there may be any number of conditions, one beside the other', () => {
    const count = budget.resolvingDepth + 10;
    const conditions = Array.from({ length: count }, (_, i) => `  C${i}: !Equals [a, a]\n`).join('');
    const stack = resolved(
      `Conditions:\n${conditions}Resources:\n  T: { Type: X::Y, Condition: C${count - 1}, Properties: { V: x } }\n`,
    );
    expect(problemsIn(stack)).toEqual([]);
    expect(propertyIn(stack, 'T', 'V')).toBe('x');
  });
  test('a list may have as many items as the budget says', () => {
    const split = (items: number) =>
      resolved(`Resources:
  T: { Type: X::Y, Properties: { V: !Split [',', '${','.repeat(items - 1)}'] } }`);
    expect(propertyIn(split(budget.listLength), 'T', 'V')).toHaveLength(100_000);
    expect(propertyIn(split(budget.listLength + 1), 'T', 'V')).toEqual({
      unknown: 'it has more than 100000 items',
    });
  });
  test('a text may be as long as the budget says', () => {
    const twice = (characters: number) =>
      resolved(`Resources:
  T: { Type: X::Y, Properties: { V: !Sub ['\${A}\${A}', { A: '${'x'.repeat(characters / 2)}' }] } }`);
    expect(propertyIn(twice(budget.stringLength), 'T', 'V')).toHaveLength(2_000_000);
    expect(propertyIn(twice(budget.stringLength + 2), 'T', 'V')).toEqual({
      unknown: 'it is longer than 2000000 characters',
    });
  });
});

describe('nothing', () => {
  test('is no property, and no entry of a map', () => {
    const properties = resolved(
      'Resources: { T: { Type: X::Y, Properties: { A: !Ref AWS::NoValue, B: { C: !Ref AWS::NoValue, D: d } } } }',
    ).resources.get('T')?.properties;
    expect([...(properties?.entries.keys() ?? [])]).toEqual(['B']);
    const map = properties?.entries.get('B');
    expect(map?.kind === 'dict' ? [...map.entries.keys()] : map).toEqual(['D']);
  });
  test.each([
    ["!Join ['', [~]]", 'Fn::Join joins texts, not a scalar'],
    ["!Sub ['${A}', { A: ~ }]", '${A} in Fn::Sub is a list or a map, not a text'],
    ['!Base64 { Ref: ~ }', 'Ref takes the name of a parameter or a resource'],
  ])('is no text: %s', (value, message) => {
    const stack = resolved(`Resources: { T: { Type: X::Y, Properties: { V: ${value} } } }`);
    expect(stack.problems.map((problem) => problem.message)).toContain(message);
  });
});

test('what stands beside the properties is told apart', () => {
  const stack = resolved(`Resources:
  T: { Type: X::Y, Metadata: { For: me }, DeletionPolicy: Retain }
  U: { Type: X::Y, DependsOn: T, CreationPolicy: { A: b } }`);
  expect(problemsIn(stack)).toEqual([]);
  expect([...stack.resources.values()].map(({ deletionPolicy }) => deletionPolicy)).toEqual([
    'Retain',
    undefined,
  ]);
  expect([...stack.resources.values()].map(({ madeAfter }) => [...madeAfter])).toEqual([[], ['T']]);
});

test.each<readonly [string, (map: ReadonlyMap<string, string>) => unknown, unknown]>([
  ['has', (map) => [map.has('Env'), map.has('Nobody')], [true, false]],
  ['size', (map) => map.size, 2],
  [
    'entries',
    (map) => [...map.entries()],
    [
      ['Env', 'dev'],
      ['Level', '1'],
    ],
  ],
  ['keys', (map) => [...map.keys()], ['Env', 'Level']],
  ['values', (map) => [...map.values()], ['dev', '1']],
  [
    'itself',
    (map) => [...map],
    [
      ['Env', 'dev'],
      ['Level', '1'],
    ],
  ],
  [
    'forEach',
    (map) => {
      const all: string[] = [];
      map.forEach((value, name) => all.push(`${name} ${value}`));
      return all;
    },
    ['Env dev', 'Level 1'],
  ],
])('the parameters can be asked in every way, and are read then: %s', (_name, ask, expected) => {
  const document = parseTemplate('Resources: { T: { Type: X::Y } }', 't.yaml');
  let made = 0;
  const answerUnder = (Env: string): unknown =>
    resolveTemplate(document, scenario({ Env, Level: '1' })).once('asked', ({ scenario: { parameters } }) => {
      made++;
      return ask(parameters);
    });
  expect(answerUnder('dev')).toEqual(expected);
  answerUnder('prod');
  expect(made).toBe(2);
  expect(answerUnder('dev')).toEqual(expected);
  expect(made).toBe(2);
});

import { describe, expect, test } from '@jest/globals';
import { probed, template } from './probe.ts';
import { problemsIn, resolved } from './resolving.ts';

const refused: readonly (readonly [string, string, string])[] = [
  [
    'Ref to nothing',
    '!Ref Nobody',
    'Ref names Nobody, which is neither a parameter nor a resource of the template',
  ],
  [
    'Ref to an unknown pseudo parameter',
    '!Ref AWS::Nothing',
    'Ref names AWS::Nothing, which is no pseudo parameter',
  ],
  ['Ref of a list', '!Ref [a]', 'Ref takes the name of a parameter or a resource'],
  [
    'GetAtt of nothing',
    '!GetAtt Nobody.Arn',
    'Fn::GetAtt names Nobody, which is no resource of the template',
  ],
  [
    'GetAtt of a parameter',
    '!GetAtt [Env, Arn]',
    'Fn::GetAtt names Env, which is no resource of the template',
  ],
  ['GetAtt without an attribute', '!GetAtt Table', 'Fn::GetAtt takes a resource and its attribute'],
  [
    'Sub of nothing',
    "!Sub '${Nobody}'",
    'Fn::Sub names Nobody, which is neither a parameter nor a resource of the template',
  ],
  [
    'Sub of an attribute of nothing',
    "!Sub '${Nobody.Arn}'",
    'Fn::Sub names Nobody, which is no resource of the template',
  ],
  [
    'Sub of no name',
    "!Sub '${x:-1 2}'",
    '${x:-1 2} in Fn::Sub is no name (${!x:-1 2} stands for the text itself)',
  ],
  ['Sub of a list', "!Sub '${Zones}'", '${Zones} in Fn::Sub is a list or a map, not a text'],
  ['Sub of a map', '!Sub { a: b }', 'Fn::Sub takes a text, or a text and a map of variables'],
  ['Join without a list', "!Join ['-', a]", 'Fn::Join takes a delimiter and a list of texts'],
  ['Join of lists', "!Join ['-', [[a]]]", 'Fn::Join joins texts, not a list'],
  ['Select without a list', '!Select [0, a]', 'Fn::Select takes an index and a list'],
  ['Select by a word', '!Select [first, [a]]', 'Fn::Select takes an index from 0, not "first"'],
  ['Select beyond the end', '!Select [2, [a, b]]', 'Fn::Select finds nothing at 2 in a list of 2'],
  ['Split by nothing', "!Split ['', 'abc']", 'Fn::Split takes a delimiter and a text'],
  ['Split of a list', "!Split ['-', [a]]", 'Fn::Split takes a delimiter and a text'],
  ['FindInMap of no map', '!FindInMap [Nothing, a, b]', 'Fn::FindInMap finds nothing at Nothing · a · b'],
  [
    'FindInMap of no key',
    '!FindInMap [Regions, us-east-1, Nothing]',
    'Fn::FindInMap finds nothing at Regions · us-east-1 · Nothing',
  ],
  [
    'FindInMap of two',
    '!FindInMap [Regions, us-east-1]',
    'Fn::FindInMap takes a map, a first key and a second key',
  ],
  [
    'FindInMap by a list',
    '!FindInMap [Regions, [us-east-1], Name]',
    'Fn::FindInMap takes texts for its map and keys',
  ],
  ['If of no condition', '!If [Nothing, a, b]', 'there is no condition Nothing'],
  ['If of two', '!If [IsDev, a]', 'Fn::If takes the name of a condition and two values'],
  ['Base64 of a list', '!Base64 [a]', 'Fn::Base64 takes a text'],
  [
    'Cidr of no block',
    '!Cidr [10.0.0, 1, 8]',
    'Fn::Cidr takes a CIDR block, how many of them (1 to 256) and their host bits',
  ],
  [
    'Cidr of too many',
    '!Cidr [10.0.0.0/24, 3, 7]',
    'Fn::Cidr takes a CIDR block, how many of them (1 to 256) and their host bits',
  ],
  [
    'Cidr of a map',
    '!Cidr { a: b }',
    'Fn::Cidr takes a CIDR block, how many of them (1 to 256) and their host bits',
  ],
  ['GetAZs of a list', '!GetAZs [a]', 'Fn::GetAZs takes the name of a region'],
  ['ImportValue of a list', '!ImportValue [a]', "Fn::ImportValue takes an export's name"],
  ['an unknown function', '{ Fn::Nothing: a }', 'Fn::Nothing is not a function of CloudFormation'],
  [
    'a function beside other keys',
    '{ Fn::Join: [a, [b]], Other: c }',
    'Fn::Join has to stand alone in its map',
  ],
  ['a condition as a value', '!Equals [a, b]', 'this function may only stand in Conditions and Rules'],
  ["a rule's function as a value", '!Contains [[a], a]', 'this function may only stand in Rules'],
  ['Length without the extensions', '!Length [a]', 'Fn::Length needs Transform: AWS::LanguageExtensions'],
  [
    'ToJsonString without the extensions',
    '!ToJsonString [a]',
    'Fn::ToJsonString needs Transform: AWS::LanguageExtensions',
  ],
];

describe('what CloudFormation refuses is a problem with its place, and unknown', () => {
  test.each(refused)('%s', (_name, value, message) => {
    const { value: got, problems } = probed(value);
    expect(got).toEqual({ unknown: expect.any(String) });
    expect(problems).toEqual([`23: ${message}`]);
  });

  test('an empty value', () => {
    expect(probed('')).toEqual({
      value: null,
      problems: ['23: it is empty (null), which CloudFormation does not take'],
    });
  });
});

test('what only this scenario refuses is its refusal, not a problem', () => {
  const stack = resolved(
    template('!FindInMap [Regions, !Ref AWS::Region, Name]'),
    {},
    { region: 'eu-west-1' },
  );
  expect(problemsIn(stack)).toEqual([]);
  expect(stack.refusal).toBe('Fn::FindInMap finds nothing at Regions · eu-west-1 · Name');
  expect(resolved(template('!FindInMap [Regions, !Ref AWS::Region, Name]')).refusal).toBeUndefined();
  expect(resolved(template('!Select [2, !Ref Zones]'), { Zones: 'a,b' }).refusal).toBe(
    'Fn::Select finds nothing at 2 in a list of 2',
  );
});

import { describe, expect, test } from '@jest/globals';
import { plain, problemsIn, resolved } from './resolving.ts';

const template = (value: string): string => `
Parameters:
  Env: { Type: String, Default: dev }
  Count: { Type: Number, Default: 3 }
  Zones: { Type: CommaDelimitedList, Default: 'a, b,c' }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami }
Mappings:
  Regions:
    us-east-1: { Name: virginia, List: [x, y] }
  Accounts:
    123456789012: { Name: ours }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [!Ref Env, dev]
  Unclear: !Equals [!Ref Image, x]
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties: { TableName: !Sub '\${AWS::StackName}-data' }
  Probe:
    Type: AWS::Test::Probe
    Properties:
      Value: ${value}
`;

const resolve = (value: string) => {
  const stack = resolved(template(value));
  return {
    value: plain(stack.resources.get('Probe')?.properties.entries.get('Value')),
    problems: problemsIn(stack),
  };
};

const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/demo-data';

const both: readonly (readonly [name: string, short: string, long: string, expected: unknown])[] = [
  ['Ref of a parameter', '!Ref Env', '{ Ref: Env }', 'dev'],
  ['Ref of a number is a text', '!Ref Count', '{ Ref: Count }', '3'],
  ['Ref of a list', '!Ref Zones', '{ Ref: Zones }', ['a', 'b', 'c']],
  ['Ref of a resource', '!Ref Table', '{ Ref: Table }', 'demo-data'],
  ['Ref of AWS::Region', '!Ref AWS::Region', '{ Ref: AWS::Region }', 'us-east-1'],
  ['Ref of AWS::AccountId', "!Ref 'AWS::AccountId'", "{ Ref: 'AWS::AccountId' }", '123456789012'],
  ['Ref of AWS::Partition', '!Ref AWS::Partition', '{ Ref: AWS::Partition }', 'aws'],
  ['Ref of AWS::StackName', '!Ref AWS::StackName', '{ Ref: AWS::StackName }', 'demo'],
  ['Ref of AWS::URLSuffix', '!Ref AWS::URLSuffix', '{ Ref: AWS::URLSuffix }', 'amazonaws.com'],
  ['Ref of AWS::NoValue', '!Ref AWS::NoValue', '{ Ref: AWS::NoValue }', undefined],
  ['GetAtt by a dot', '!GetAtt Table.Arn', '{ Fn::GetAtt: Table.Arn }', arn],
  ['GetAtt by a list', '!GetAtt [Table, Arn]', '{ Fn::GetAtt: [Table, Arn] }', arn],
  [
    'Sub',
    "!Sub 'x-${Env}-${Table.Arn}-${AWS::Region}'",
    "{ Fn::Sub: 'x-${Env}-${Table.Arn}-${AWS::Region}' }",
    `x-dev-${arn}-us-east-1`,
  ],
  [
    'Sub with variables',
    "!Sub ['${A}-${Env}', { A: !Ref Count }]",
    "{ Fn::Sub: ['${A}-${Env}', { A: { Ref: Count } }] }",
    '3-dev',
  ],
  ['Sub of a literal', "!Sub '${!Env}'", "{ Fn::Sub: '${!Env}' }", '${Env}'],
  ['Sub of AWS::NoValue is empty', "!Sub 'a${AWS::NoValue}b'", "{ Fn::Sub: 'a${AWS::NoValue}b' }", 'ab'],
  [
    'Join',
    "!Join ['-', [a, !Ref Env, 3, true]]",
    "{ Fn::Join: ['-', [a, { Ref: Env }, 3, true]] }",
    'a-dev-3-true',
  ],
  ['Join of a list', "!Join [':', !Ref Zones]", "{ Fn::Join: [':', { Ref: Zones }] }", 'a:b:c'],
  [
    'Join skips AWS::NoValue',
    "!Join ['', [a, !Ref AWS::NoValue]]",
    "{ Fn::Join: ['', [a, { Ref: AWS::NoValue }]] }",
    'a',
  ],
  ['Select', '!Select [1, !Ref Zones]', '{ Fn::Select: [1, { Ref: Zones }] }', 'b'],
  ['Select by a text', "!Select ['0', [x, y]]", "{ Fn::Select: ['0', [x, y]] }", 'x'],
  ['Split', "!Split [':', 'a:b']", "{ Fn::Split: [':', 'a:b'] }", ['a', 'b']],
  [
    'FindInMap',
    "!FindInMap [Regions, !Ref 'AWS::Region', Name]",
    "{ Fn::FindInMap: [Regions, { Ref: 'AWS::Region' }, Name] }",
    'virginia',
  ],
  [
    'FindInMap of a list',
    '!FindInMap [Regions, us-east-1, List]',
    '{ Fn::FindInMap: [Regions, us-east-1, List] }',
    ['x', 'y'],
  ],
  [
    'FindInMap by a number',
    "!FindInMap [Accounts, !Ref 'AWS::AccountId', Name]",
    "{ Fn::FindInMap: [Accounts, { Ref: 'AWS::AccountId' }, Name] }",
    'ours',
  ],
  ['If', '!If [IsProd, a, b]', '{ Fn::If: [IsProd, a, b] }', 'b'],
  ['If the other way', '!If [IsDev, { A: 1 }, b]', '{ Fn::If: [IsDev, { A: 1 }, b] }', { A: 1 }],
  [
    'If of AWS::NoValue',
    '!If [IsProd, a, !Ref AWS::NoValue]',
    '{ Fn::If: [IsProd, a, { Ref: AWS::NoValue }] }',
    undefined,
  ],
  ['Base64', '!Base64 abc', '{ Fn::Base64: abc }', 'YWJj'],
  ['Base64 of a function', '!Base64 { Ref: Env }', '{ Fn::Base64: { Ref: Env } }', 'ZGV2'],
  ['Cidr', '!Cidr [10.0.0.0/24, 2, 5]', '{ Fn::Cidr: [10.0.0.0/24, 2, 5] }', ['10.0.0.0/27', '10.0.0.32/27']],
  [
    'Cidr without bits',
    '!Cidr [10.0.0.0/22, 2]',
    '{ Fn::Cidr: [10.0.0.0/22, 2] }',
    ['10.0.0.0/24', '10.0.1.0/24'],
  ],
  ['GetAZs', "!GetAZs ''", "{ Fn::GetAZs: '' }", ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  [
    'GetAZs of a region',
    '!GetAZs { Ref: AWS::Region }',
    '{ Fn::GetAZs: { Ref: AWS::Region } }',
    ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  ],
  ['Select of GetAZs', "!Select [0, !GetAZs '']", "{ Fn::Select: [0, { Fn::GetAZs: '' }] }", 'us-east-1a'],
  [
    'ImportValue',
    '!ImportValue other',
    '{ Fn::ImportValue: other }',
    { unknown: 'it is imported from another stack (other)' },
  ],
  [
    'Transform of AWS::Include',
    '{ A: !Transform { Name: AWS::Include, Parameters: { Location: s3://b/k } } }',
    '{ A: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } } } }',
    { A: { unknown: 'it is included from a file outside the template (AWS::Include)' } },
  ],
];

describe('each function, in both spellings', () => {
  test.each(both)('%s', (_name, short, long, expected) => {
    expect(resolve(short)).toEqual({ value: expected, problems: [] });
    expect(resolve(long)).toEqual({ value: expected, problems: [] });
  });
});

const unknown: readonly (readonly [string, string, string])[] = [
  ['a looked up parameter', '!Ref Image', 'Parameter Store'],
  ['a Sub with an unknown part', "!Sub 'x-${Image}'", 'Parameter Store'],
  ['a Join with an unknown part', "!Join ['', [a, !Ref Image]]", 'Parameter Store'],
  ['a Select from an unknown list', "!Select [0, !Split [',', !Ref Image]]", 'Parameter Store'],
  ['an If on an unknown condition', '!If [Unclear, a, b]', 'Parameter Store'],
  ['a Base64 of an unknown', '!Base64 { Ref: Image }', 'Parameter Store'],
  ['a dynamic reference', "'{{resolve:ssm:/name}}'", 'dynamic reference'],
  [
    'a dynamic reference put together',
    "!Join ['', ['{{resolve:secretsmanager:', x, '}}']]",
    'dynamic reference',
  ],
  ['a dynamic reference in a Sub', "!Sub '{{resolve:ssm:/${Env}}}'", 'dynamic reference'],
  ['an attribute that is not known', '!GetAtt Table.Nothing', 'once it is deployed'],
  ['the notification ARNs', '!Ref AWS::NotificationARNs', 'whoever deploys'],
  ['a zone beyond the known ones', "!Select [5, !GetAZs '']", 'account to account'],
  ['blocks of IPv6', "!Cidr ['2001:db8::/56', 2, 64]", 'IPv6'],
  ['a region of zones that is unknown', '!GetAZs { Ref: Image }', 'Parameter Store'],
  ['a map with an unknown key', '!FindInMap [Regions, !Ref Image, Name]', 'Parameter Store'],
  ['an import by an unknown name', '!ImportValue { Ref: Image }', 'another stack'],
];

describe('what cannot be known is unknown, with its reason', () => {
  test.each(unknown)('%s', (_name, value, reason) => {
    expect(resolve(value)).toEqual({ value: { unknown: expect.stringContaining(reason) }, problems: [] });
  });
});

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
    const { value: got, problems } = resolve(value);
    expect(got).toEqual({ unknown: expect.any(String) });
    expect(problems).toEqual([`23: ${message}`]);
  });

  test('an empty value', () => {
    expect(resolve('')).toEqual({
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

test('the stack id is the same in every run, and another for another stack', () => {
  const of = (stackName: string): unknown =>
    plain(
      resolved(template('!Ref AWS::StackId'), {}, { stackName })
        .resources.get('Probe')
        ?.properties.entries.get('Value'),
    );
  expect(of('demo')).toMatch(
    /^arn:aws:cloudformation:us-east-1:123456789012:stack\/demo\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(of('demo')).toBe(of('demo'));
  expect(String(of('demo')).slice(-36)).not.toBe(String(of('other')).slice(-36));
});

test('values have the places where they are written', () => {
  const stack = resolved(
    template('\n        - !If [IsDev, !Sub "${Env}", b]\n        - Inner: [x, !Ref Env]'),
  );
  const value = stack.resources.get('Probe')?.properties.entries.get('Value');
  if (value?.kind !== 'list') throw new Error('not a list');
  const [first, second] = value.items;
  expect(first?.at).toEqual({
    resource: 'Probe',
    path: 'Properties.Value[0]',
    file: 't.yaml',
    line: 24,
    column: 23,
  });
  expect(second?.at).toMatchObject({ path: 'Properties.Value[1]', line: 25, column: 11 });
  const inner = second?.kind === 'dict' ? second.entries.get('Inner') : undefined;
  expect(inner?.kind === 'list' ? inner.items[1]?.at : undefined).toMatchObject({
    path: 'Properties.Value[1].Inner[1]',
    line: 25,
    column: 22,
  });
});

import { describe, expect, test } from '@jest/globals';
import { probed, template } from './probe.ts';
import { plain, resolved } from './resolving.ts';

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
    expect(probed(short)).toEqual({ value: expected, problems: [] });
    expect(probed(long)).toEqual({ value: expected, problems: [] });
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
    expect(probed(value)).toEqual({ value: { unknown: expect.stringContaining(reason) }, problems: [] });
  });
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

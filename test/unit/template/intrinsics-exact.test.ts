import { describe, expect, test } from '@jest/globals';
import { plain, propertyIn, resolved } from './resolving.ts';

const outcome = (value: string, more = '') => {
  const stack = resolved(`${more}
Parameters:
  Env: { Type: String, Default: dev }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /ami }
Mappings:
  M:
    a: { x: found, List: [one, two], None: !Ref AWS::NoValue }
Conditions:
  IsDev: !Equals [!Ref Env, dev]
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: data } }
  Nested: { Type: AWS::CloudFormation::Stack }
  Probe: { Type: X::Y, Properties: { Value: ${value} } }
`);
  return {
    value: propertyIn(stack, 'Probe', 'Value'),
    problems: stack.problems.filter(({ at }) => at.resource === 'Probe').map(({ message }) => message),
    refusal: stack.refusal,
  };
};
const extensions = 'Transform: AWS::LanguageExtensions';
const unknown = (reason: string): unknown => ({ unknown: expect.stringContaining(reason) });

describe('a function comes to', () => {
  test.each<readonly [string, unknown]>([
    ['!GetAZs eu-west-1', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    ['!Select [10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ten]]', 'ten'],
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
    ['!Cidr [10.0.0.0/24, 2, 7]', ['10.0.0.0/25', '10.0.0.128/25']],
    ['!Cidr [192.168.100.64/26, 2, 5]', ['192.168.100.64/27', '192.168.100.96/27']],
    ['!Cidr [172.31.250.77/16, 2, 9]', ['172.31.0.0/23', '172.31.2.0/23']],
    ['!Cidr [10.255.255.0/24, 1, 8]', ['10.255.255.0/24']],
    ['!Cidr [255.1.2.0/31, 1, 1]', ['255.1.2.0/31']],
    ['!Cidr [0.0.0.0/0, 1, 32]', ['0.0.0.0/0']],
    ['!Cidr [10.7.0.0/16, 256]', Array.from({ length: 256 }, (_, i) => `10.7.${i}.0/24`)],
    ["!Sub ['${A}.${B.C}', { A: a, B.C: c }]", 'a.c'],
    ["!Split ['-', 'a--b']", ['a', '', 'b']],
    ['!Base64 Grüße', 'R3LDvMOfZQ=='],
    ['!FindInMap [M, a, List]', ['one', 'two']],
    ["!Sub 'x${AWS::NoValue}y'", 'xy'],
    ["!Join ['{{', [a, b]]", 'a{{b'],
  ])('%s', (value, expected) => {
    expect(outcome(value)).toEqual({ value: expected, problems: [], refusal: undefined });
  });
});

describe('what cannot be known', () => {
  test.each([
    ['!Select [!Ref Image, [a]]', 'Parameter Store'],
    ['!Cidr [!Ref Image, 2]', 'Parameter Store'],
    ['!GetAtt [Nested, Outputs, Name]', 'whose Outputs.Name is not in this template'],
    ["!Base64 '{{resolve:ssm:/x}}'", 'dynamic reference'],
    ["!Split [',', '{{resolve:ssm:/x}}']", 'dynamic reference'],
    ["!Join [',', !Split [',', !Ref Image]]", 'Parameter Store'],
    ["!Sub ['${A}', { A: !Ref Image }]", 'Parameter Store'],
  ])('%s', (value, reason) => {
    expect(outcome(value)).toEqual({ value: unknown(reason), problems: [], refusal: undefined });
  });
  test.each(['!GetAtt [Table, !Ref Image]', '!Ref { Ref: Image }', '!FindInMap [M, !Ref Image, x]'])(
    '%s, with names by functions',
    (value) => {
      expect(outcome(value, extensions)).toEqual({
        value: unknown('Parameter Store'),
        problems: [],
        refusal: undefined,
      });
    },
  );
  test('keeps the place where it is used', () => {
    const stack = resolved(`Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<String>' } }
Resources:
  A: { Type: X::Y, Properties: { V: !Cidr [!Ref Image, 2], W: !Select [!Ref Image, [a]] } }
  B: { Type: X::Y, Properties: { V: !GetAtt [A, !Sub ''], W: !ImportValue { Ref: Image } } }`);
    const placeOf = (id: string, name: string): unknown =>
      stack.resources.get(id)?.properties.entries.get(name)?.at;
    expect(placeOf('A', 'V')).toMatchObject({ resource: 'A', path: 'Properties.V', line: 3, column: 37 });
    expect(placeOf('A', 'W')).toMatchObject({ resource: 'A', path: 'Properties.W', line: 3, column: 63 });
    expect(plain(stack.resources.get('B')?.properties.entries.get('W'))).toEqual({
      unknown: 'it is imported from another stack',
    });
  });
});

const select = 'Fn::Select takes an index and a list';
const cidr = 'Fn::Cidr takes a CIDR block, how many of them (1 to 256) and their host bits';
const join = 'Fn::Join takes a delimiter and a list of texts';
const sub = 'Fn::Sub takes a text, or a text and a map of variables';
const split = 'Fn::Split takes a delimiter and a text';
const choose = 'Fn::If takes the name of a condition and two values';
const getAtt = 'Fn::GetAtt takes a resource and its attribute';

describe('a problem is', () => {
  test.each([
    ['!Select [[0], [a]]', select],
    ['!Select [0]', select],
    ['!Select [0, [a], b]', select],
    ['!Select [0, !Ref AWS::NoValue]', select],
    ['{ Fn::Select: !Split [0, [a, b]] }', select],
    ['!Select [x1, [a, b]]', 'Fn::Select takes an index from 0, not "x1"'],
    ['!Select [1x, [a, b]]', 'Fn::Select takes an index from 0, not "1x"'],
    ['!Select [-1, [a, b]]', 'Fn::Select takes an index from 0, not "-1"'],
    ['!Cidr [10.0.0.0/24]', cidr],
    ['!Cidr [10.0.0.0/24, 1, 8, 9]', cidr],
    ['!Cidr [x10.0.0.0/24, 1, 8]', cidr],
    ['!Cidr [10.0.0.0/24x, 1, 8]', cidr],
    ['!Cidr [10.0.0.0/244, 1, 8]', cidr],
    ['!Cidr [10.0.0.0/33, 1, 1]', cidr],
    ['!Cidr [10.0.256.0/24, 1, 8]', cidr],
    ['!Cidr [256.0.0.0/8, 1, 8]', cidr],
    ['!Cidr [10.0.0.0/24, 0, 4]', cidr],
    ['!Cidr [10.0.0.0/8, 257, 8]', cidr],
    ['!Cidr [10.0.0.0/24, 1.5, 4]', cidr],
    ['!Cidr [10.0.0.0/24, two, 4]', cidr],
    ['!Cidr [10.0.0.0/24, 1, 0]', cidr],
    ['!Cidr [10.0.0.0/24, 1, 1.5]', cidr],
    ['!Cidr [0.0.0.0/0, 1, 33]', cidr],
    ['!GetAtt Table.', getAtt],
    ['!GetAtt [Table]', getAtt],
    ['!GetAtt { Table: Arn }', getAtt],
    ['!Join [[a], [b]]', join],
    ['!Join [!Ref Env, [a]]', join],
    ["!Join ['-']", join],
    ["!Join ['-', !Ref AWS::NoValue]", join],
    ["!Join ['-', [{ a: b }]]", 'Fn::Join joins texts, not a dict'],
    ["!Sub ['a', b]", sub],
    ["!Sub ['a', [b]]", sub],
    ["!Sub ['a', !FindInMap { b: c }]", sub],
    ["!Sub ['a']", sub],
    ['!Sub [[a], { b: c }]', sub],
    ['!Split [[a], b]', split],
    ['!Split [!Ref Env, b]', split],
    ['!Split [a]', split],
    ['!Split { a: b }', split],
    ['!If [[IsDev], a, b]', choose],
    ['!If [IsDev, a]', choose],
    ['!If [IsDev, a, b, c]', choose],
    ['!If IsDev', choose],
    ['!FindInMap [M, a]', 'Fn::FindInMap takes a map, a first key and a second key'],
    ['!FindInMap [M, a, x, { DefaultValue: y }]', 'Fn::FindInMap takes a map, a first key and a second key'],
    ['!FindInMap [M, a, [x]]', 'Fn::FindInMap takes texts for its map and keys'],
  ])('%s', (value, message) => {
    const { value: got, problems, refusal } = outcome(value);
    expect(got).toEqual(unknown('CloudFormation refuses it: '));
    expect(problems).toContain(message);
    expect(refusal).toBeUndefined();
  });
  test.each([
    ['{ Fn::ToJsonString: { Ref: AWS::NoValue } }', 'Fn::ToJsonString takes a map or a list'],
    ['{ Fn::Length: { Ref: AWS::NoValue } }', 'Fn::Length takes a list'],
    ['!Ref [a]', 'Ref takes the name of a parameter or a resource'],
    // A fourth argument that has no default finds nothing, in no scenario.
    ['!FindInMap [M, b, x, { Other: !Ref Env }]', 'Fn::FindInMap finds nothing at M · b · x'],
  ])('%s, of the language extensions', (value, message) => {
    expect(outcome(value, extensions).problems).toContain(message);
  });
});

test('nothing that is nowhere in a map has a value', () => {
  expect(outcome('!FindInMap [M, a, None]').value).toBeUndefined();
});

test('what is found in a map stands there', () => {
  const stack = resolved(
    "Mappings: { M: { a: { List: [one] } } }\nResources: { R: { Type: 'X::Y', Properties: { V: !FindInMap [M, a, List] } } }",
  );
  const value = stack.resources.get('R')?.properties.entries.get('V');
  expect(value?.at).toMatchObject({ resource: 'R', path: 'Properties.V', line: 2 });
  expect(value?.kind === 'list' ? value.items[0]?.at : undefined).toEqual({
    resource: '',
    path: 'Mappings.M.a.List[0]',
    file: 't.yaml',
    line: 1,
    column: 30,
  });
});

test.each([
  ['!Select [5, [a, !Ref Env]]', 'Fn::Select finds nothing at 5 in a list of 2'],
  ["!Select [5, !Split [',', 'a,b']]", 'Fn::Select finds nothing at 5 in a list of 2'],
  ['!FindInMap [M, !Ref Env, x]', 'Fn::FindInMap finds nothing at M · dev · x'],
])('%s, of what is computed, is refused under this scenario', (value, refusal) => {
  expect(outcome(value)).toEqual({ value: { unknown: refusal }, problems: [], refusal });
});

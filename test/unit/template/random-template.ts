import fc from 'fast-check';
import type { ResolvedStack } from '../../../src/template/stack.ts';
import { plain } from './resolving.ts';

/** Everything that can be asked of a stack, as plain data. */
export const everything = (stack: ResolvedStack): unknown => ({
  resources: [...stack.resources.values()].map((resource) => [
    resource.id,
    resource.type,
    plain(resource.properties),
    plain(resource.ref),
    plain(resource.attribute('Arn')),
    [...resource.madeAfter].sort(),
    resource.deletionPolicy,
  ]),
  outputs: [...stack.outputs].map(([name, { value }]) => [name, plain(value)]),
  problems: stack.problems.map(({ message }) => message).sort(),
  refusal: stack.refusal,
});

const names = fc.constantFrom(
  'A',
  'B',
  'C',
  'P',
  'L',
  'Never',
  'Always',
  'AWS::Region',
  'AWS::NoValue',
  'AWS::StackName',
  'Nobody',
  'A.Arn',
  'M',
  'x',
);
const text = fc.oneof(
  names,
  fc.constantFrom(
    '',
    '${A}',
    '${B.Arn}-${P}',
    '${!x}',
    '${',
    '-',
    'a-b',
    '0',
    '1',
    '10.0.0.0/24',
    '{{resolve:ssm:x}}',
  ),
);
const functionNames = [
  'Ref',
  'Condition',
  ...[
    'GetAtt',
    'Sub',
    'Join',
    'Select',
    'Split',
    'FindInMap',
    'If',
    'Equals',
    'And',
    'Or',
    'Not',
    'Base64',
    'Cidr',
    'GetAZs',
  ].map((name) => `Fn::${name}`),
  ...['ImportValue', 'Length', 'ToJsonString', 'ForEach::X', 'Contains', 'RefAll', 'ValueOf', 'Nothing'].map(
    (name) => `Fn::${name}`,
  ),
];

/** JSON. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };
/** Data and calls, right or wrong. */
export const { value: anyValue } = fc.letrec<{ value: Data; call: Data }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.constantFrom<Data>(0, 1, 2.5, true, false, null),
    tie('call'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, fc.constantFrom(...functionNames)), tie('value'), { maxKeys: 3 }),
  ),
  call: fc
    .record({
      name: fc.constantFrom(...functionNames),
      argument: fc.oneof(tie('value'), fc.array(tie('value'), { maxLength: 3 })),
    })
    .map(({ name, argument }): Data => ({ [name]: argument })),
}));
/** Calls that are right more often than not, so that resolving gets somewhere. */
export const { value: likelyValue } = fc.letrec<{ value: Data; list: Data }>((tie) => ({
  list: fc.oneof(
    fc.array(tie('value'), { maxLength: 3 }),
    fc.constant<Data>({ Ref: 'L' }),
    fc.constant<Data>({ 'Fn::GetAZs': '' }),
  ),
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.constantFrom<Data>(
      { Ref: 'P' },
      { Ref: 'A' },
      { Ref: 'AWS::NoValue' },
      { 'Fn::GetAtt': ['B', 'Arn'] },
      { 'Fn::GetAtt': 'C.Arn' },
      { 'Fn::FindInMap': ['M', 'a', 'b'] },
    ),
    fc.tuple(fc.constantFrom('', '-'), tie('list')).map((argument): Data => ({ 'Fn::Join': argument })),
    fc.tuple(fc.nat(3), tie('list')).map((argument): Data => ({ 'Fn::Select': argument })),
    fc
      .tuple(fc.constantFrom('Never', 'Always'), tie('value'), tie('value'))
      .map((argument): Data => ({ 'Fn::If': argument })),
    fc
      .tuple(text, fc.dictionary(names, tie('value'), { maxKeys: 2 }))
      .map((argument): Data => ({ 'Fn::Sub': argument })),
    text.map((argument): Data => ({ 'Fn::Sub': argument })),
    tie('value').map((argument): Data => ({ 'Fn::Base64': argument })),
    fc.tuple(fc.constantFrom('-', '.'), tie('value')).map((argument): Data => ({ 'Fn::Split': argument })),
    tie('value').map((argument): Data => ({ 'Fn::ImportValue': argument })),
    fc.dictionary(fc.constantFrom('Key', 'Other'), tie('value'), { maxKeys: 2 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
}));

const types = fc.constantFrom(
  'AWS::DynamoDB::Table',
  'AWS::IAM::Role',
  'AWS::SNS::Topic',
  'Custom::X',
  'X::Y',
);
const resource = (value: fc.Arbitrary<Data>): fc.Arbitrary<Data> =>
  fc.record(
    {
      Type: types,
      Properties: fc.dictionary(fc.constantFrom('TableName', 'RoleName', 'TopicName', 'Other'), value, {
        maxKeys: 3,
      }),
      DependsOn: fc.constantFrom<Data>('A', 'B', ['C']),
      Condition: fc.constantFrom('Never', 'Always'),
    },
    { requiredKeys: ['Type', 'Properties'] },
  );
/** A template with a bit of everything. */
export const template = (
  value: fc.Arbitrary<Data>,
  extended: fc.Arbitrary<boolean>,
): fc.Arbitrary<Data & object> =>
  fc
    .record({
      extended,
      a: resource(value),
      b: resource(value),
      c: resource(value),
      output: value,
      condition: value,
    })
    .map(({ extended: asked, a, b, c, output, condition }) => ({
      ...(asked ? { Transform: 'AWS::LanguageExtensions' } : {}),
      Parameters: {
        P: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] },
        L: { Type: 'CommaDelimitedList', Default: 'a,b' },
      },
      Mappings: { M: { a: { b: 'found' } } },
      Conditions: {
        Never: { 'Fn::Equals': [condition, 'never'] },
        Always: { 'Fn::Not': [{ Condition: 'Never' }] },
      },
      Resources: { A: a, B: b, C: c },
      Outputs: { O: { Value: output } },
    }));

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StackproofError } from '../../../src/errors.ts';
import { commentsOf } from '../../../src/template/comments.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import type { ResolvedStack } from '../../../src/template/stack.ts';
import { plain, scenario } from './resolving.ts';

/** Everything that can be asked of a stack, as plain data. */
const everything = (stack: ResolvedStack): unknown => ({
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

type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };
const { value: anyValue } = fc.letrec<{ value: Data; call: Data }>((tie) => ({
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
const { value: likelyValue } = fc.letrec<{ value: Data; list: Data }>((tie) => ({
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
const template = (value: fc.Arbitrary<Data>, extended: fc.Arbitrary<boolean>): fc.Arbitrary<Data> =>
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

const asked = (data: string, file = 't'): unknown => {
  try {
    return everything(resolveTemplate(parseTemplate(data, file), scenario({ P: 'dev', L: 'a,b' })));
  } catch (error) {
    if (error instanceof StackproofError) return error.message;
    throw error;
  }
};

/** The same data as YAML in short forms, as far as they can be nested. */
const yaml = (data: Data, short: boolean, tagged = false): string => {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  if (Array.isArray(data)) return `[${data.map((item: Data) => yaml(item, short)).join(', ')}]`;
  const entries = Object.entries(data as Readonly<Record<string, Data>>);
  const [first] = entries;
  if (short && !tagged && entries.length === 1 && first !== undefined) {
    const [name, argument] = first;
    const tag = name.replace('Fn::', '');
    // A tag cannot stand in front of another one; Condition is a function only in conditions.
    if ((name === 'Ref' || /^Fn::(?!ForEach|Nothing|Transform)/.test(name)) && argument !== null)
      return `!${tag} ${yaml(argument, short, true)}`;
  }
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${yaml(value, short)}`).join(', ')}}`;
};

const runs = { numRuns: 100 };

describe('random templates', () => {
  test('resolve, or are refused with an error of ours', () => {
    fc.assert(
      fc.property(template(fc.oneof(anyValue, likelyValue), fc.boolean()), (data) => {
        asked(JSON.stringify(data));
      }),
      runs,
    );
  });
  test('of any shape do so too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'Resources',
            'Parameters',
            'Conditions',
            'Rules',
            'Mappings',
            'Outputs',
            'Transform',
          ),
          anyValue,
        ),
        (data) => {
          asked(JSON.stringify({ Resources: { A: { Type: 'X::Y' } }, ...data }));
        },
      ),
      runs,
    );
  });
  test('come to the same in long and in short forms', () => {
    fc.assert(
      fc.property(template(likelyValue, fc.constant(false)), (data) => {
        expect(asked(yaml(data, true))).toEqual(asked(yaml(data, false)));
      }),
      runs,
    );
  });
  test('come to the same as YAML and as JSON', () => {
    fc.assert(
      fc.property(template(fc.oneof(anyValue, likelyValue), fc.boolean()), (data) => {
        expect(asked(`---\n${yaml(data, false)}`)).toEqual(asked(JSON.stringify(data, null, '\t')));
      }),
      runs,
    );
  });
  test('come to the same whether other scenarios were resolved before or not', () => {
    const scenarios = [
      scenario({ P: 'dev', L: 'a,b' }),
      scenario({ P: 'prod', L: 'a,b' }),
      scenario({ P: 'never', L: '' }),
      scenario({ P: 'dev', L: 'x' }),
      scenario({ P: 'dev', L: 'a,b' }, { stackName: 'other' }),
      scenario({ P: 'dev', L: 'a,b' }, { region: 'eu-west-1' }),
    ];
    fc.assert(
      fc.property(template(likelyValue, fc.boolean()), fc.shuffledSubarray(scenarios), (data, order) => {
        const source = JSON.stringify(data);
        const shared = parseTemplate(source, 't');
        for (const each of order)
          expect(everything(resolveTemplate(shared, each))).toEqual(
            everything(resolveTemplate(parseTemplate(source, 't'), each)),
          );
      }),
      runs,
    );
  });
  test('have scenarios under which they resolve', () => {
    fc.assert(
      fc.property(template(likelyValue, fc.boolean()), (data) => {
        const document = parseTemplate(JSON.stringify(data), 't');
        for (const each of scenariosOf(document).scenarios)
          expect(resolveTemplate(document, each).scenario).toBe(each);
      }),
      { numRuns: 50 },
    );
  });
});

describe('random texts', () => {
  const pieces = fc.constantFrom(
    'Resources:',
    'A',
    ': ',
    '\n',
    '\n  ',
    '- ',
    '!Sub ',
    '!Ref',
    '&a ',
    '*a',
    '|',
    '>-\n',
    '# c',
    "'",
    '"',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '? ',
    '<<',
    '---',
    '\t',
    '\r\n',
    '%',
    '\\',
    '1',
    '~',
  );
  const quiet = (source: string): void => {
    try {
      const document = parseTemplate(source, 't');
      for (const { start, end } of document.comments) expect(source.slice(start, end)).toMatch(/^#/);
      commentsOf(document, 'A');
    } catch (error) {
      if (!(error instanceof StackproofError)) throw error;
    }
  };
  test('of YAML are read, or refused with an error of ours', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        quiet(parts.join(''));
        quiet(`Resources:\n  A:\n    ${parts.join('')}`);
      }),
      { numRuns: 500 },
    );
  });
  test('of JSON are read as JSON.parse reads them', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '}', ',', '"', '\\', '0', '\n'),
        (json, where, extra) => {
          const cut = where % (json.length + 1);
          const source = `{"Resources": {"A": ${json.slice(0, cut)}${extra}${json.slice(cut)}}}`;
          let valid = true;
          try {
            JSON.parse(source);
          } catch {
            valid = false;
          }
          let read = true;
          try {
            parseTemplate(source, 't.json');
          } catch (error) {
            if (!(error instanceof StackproofError)) throw error;
            read = !error.message.startsWith('it is not valid JSON');
          }
          expect(read).toBe(valid);
        },
      ),
      { numRuns: 400 },
    );
  });
});

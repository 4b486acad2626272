import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { plain, problemsIn, propertyIn, resolved, scenario } from './resolving.ts';

describe('conditions', () => {
  const text = `
Parameters:
  Env: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  On: { Type: String, Default: 'true' }
  Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /x }
Conditions:
  Prod: !Equals [!Ref Env, prod]
  NotProd: !Not [!Condition Prod]
  NotProdLong: { Fn::Not: [{ Condition: Prod }] }
  Flag: !Equals [!Ref On, true]
  All: !And [!Condition NotProd, !Condition Flag]
  Any: !Or [!Condition Prod, !Condition Flag]
  Lists: !Equals [[a, !Ref Env], [a, dev]]
  Numbers: !Equals [1, '1']
  Unclear: !Equals [!Ref Secret, x]
  UnclearSecond: !Equals [x, !Ref Secret]
  UnclearList: !Equals [[!Ref Secret], x]
  NotUnclear: !Not [!Condition Unclear]
  Decided: !Or [!Condition Unclear, !Condition NotProd]
  DecidedToo: !And [!Condition Unclear, !Condition Prod]
  Undecided: !Or [!Condition Unclear, !Condition Prod]
  Nothing: !Equals [!Ref AWS::NoValue, '']
Resources:
${[
  'Prod',
  'NotProd',
  'NotProdLong',
  'Flag',
  'All',
  'Any',
  'Lists',
  'Numbers',
  'Unclear',
  'UnclearSecond',
  'UnclearList',
  'NotUnclear',
  'Decided',
  'DecidedToo',
  'Undecided',
  'Nothing',
]
  .map((name) => `  R${name}: { Type: AWS::SNS::Topic, Condition: ${name}, Properties: { DisplayName: x } }`)
  .join('\n')}
Outputs:
  OfProd: { Condition: Prod, Value: x }
  OfDev: { Condition: NotProd, Value: y }
  OfUnclear: { Condition: Unclear, Value: z }
`;
  const existing = (parameters: Record<string, string>): readonly string[] =>
    [...resolved(text, parameters).resources.keys()].map((id) => id.slice(1));

  test('decide which resources are made', () => {
    expect(existing({})).toEqual([
      'NotProd',
      'NotProdLong',
      'Flag',
      'All',
      'Any',
      'Lists',
      'Numbers',
      'Unclear',
      'UnclearSecond',
      'UnclearList',
      'NotUnclear',
      'Decided',
      'Undecided',
      'Nothing',
    ]);
    expect(existing({ Env: 'prod', On: 'no' })).toEqual([
      'Prod',
      'Any',
      'Numbers',
      'Unclear',
      'UnclearSecond',
      'UnclearList',
      'NotUnclear',
      'Decided',
      'DecidedToo',
      'Undecided',
      'Nothing',
    ]);
    expect(problemsIn(resolved(text))).toEqual([]);
  });
  test('that are not known make everything of the resource unknown, never absent', () => {
    const stack = resolved(text);
    const resource = stack.resources.get('RUnclear');
    const reason = { unknown: expect.stringContaining('whether RUnclear is made hangs on a condition') };
    expect(plain(resource?.properties)).toEqual({ DisplayName: reason });
    expect(plain(resource?.ref)).toEqual(reason);
    expect(plain(resource?.attribute('TopicName'))).toEqual(reason);
    expect(plain(stack.resources.get('RDecided')?.properties)).toEqual({ DisplayName: 'x' });
  });
  test('decide which outputs there are', () => {
    expect([...resolved(text).outputs].map(([name, { value }]) => [name, plain(value)])).toEqual([
      ['OfDev', 'y'],
      ['OfUnclear', { unknown: expect.stringContaining('Parameter Store') }],
    ]);
  });
  test.each([
    ['!Not [a, b]', 'Fn::Not takes a list of one condition'],
    ['!And [a]', 'Fn::And takes a list of 2 to 10 conditions'],
    ['!Equals [a]', 'Fn::Equals takes a list of two values'],
    ['true', 'a condition is made of Fn::And, Fn::Equals, Fn::Not, Fn::Or and Condition'],
    ['!Condition Nobody', 'there is no condition Nobody'],
    ['!Condition [a]', 'Condition takes the name of a condition'],
    ['!Equals [!Ref T, a]', 'Ref names the resource T, where only parameters may be referred to'],
    [
      '!Equals [!GetAtt T.Arn, a]',
      'Fn::GetAtt names the resource T, where only parameters may be referred to',
    ],
    [
      '!Equals [!Sub "${T.Arn}", a]',
      'Fn::Sub names the resource T, where only parameters may be referred to',
    ],
    ['!Condition C', 'the condition C hangs on itself'],
    ['!Not [!Not [!Condition C]]', 'the condition C hangs on itself'],
  ])('%s is refused', (condition, message) => {
    expect(
      problemsIn(resolved(`Conditions: { C: ${condition} }\nResources: { T: { Type: AWS::SNS::Topic } }`)),
    ).toEqual([`1: ${message}`]);
  });
  test('a long chain of them is unknown at most', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => `  C${i}: !Not [!Condition C${i + 1}]`).join('\n');
    const stack = resolved(
      `Conditions:\n${chain}\n  C3000: !Equals [a, a]\nResources: { T: { Type: AWS::SNS::Topic, Condition: C0 } }`,
    );
    expect(plain(stack.resources.get('T')?.ref)).toEqual({ unknown: expect.stringContaining('too many') });
  });
});

describe('dependencies', () => {
  const stack = resolved(`
Conditions: { Never: !Equals [a, b] }
Resources:
  Key: { Type: AWS::KMS::Key }
  Gone: { Type: AWS::SNS::Topic, Condition: Never }
  Table: { Type: AWS::DynamoDB::Table, Properties: { Key: !GetAtt Key.Arn }, DependsOn: [Gone] }
  Role: { Type: AWS::IAM::Role, Properties: { P: !If [Never, !Ref Key, !Sub '\${Table}'] } }
  Late: { Type: AWS::SNS::Topic, DependsOn: Role, Metadata: { M: !Ref Other } }
  Other: { Type: AWS::SNS::Topic, DeletionPolicy: Retain }
`);
  const after = (id: string): readonly string[] => [...(stack.resources.get(id)?.madeAfter ?? [])].sort();
  test('go by DependsOn, Ref, GetAtt and Sub, through any number of steps', () => {
    expect(after('Key')).toEqual([]);
    expect(after('Table')).toEqual(['Key']);
    expect(after('Role')).toEqual(['Key', 'Table']);
    expect(after('Late')).toEqual(['Key', 'Other', 'Role', 'Table']);
    expect(problemsIn(stack)).toEqual([]);
  });
  test('deletion policies', () => {
    expect(stack.resources.get('Other')?.deletionPolicy).toBe('Retain');
    expect(stack.resources.get('Key')?.deletionPolicy).toBeUndefined();
  });
  test('in a circle are a problem, told once', () => {
    const circle = resolved(`Resources:
  A: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref B } }
  B: { Type: AWS::SNS::Topic, Properties: { TopicName: !GetAtt C.TopicName } }
  C: { Type: AWS::SNS::Topic, DependsOn: A }
  D: { Type: AWS::SNS::Topic, DependsOn: B }`);
    expect(problemsIn(circle)).toEqual([
      '2: a circle of dependencies, in which none can be made first: A → B → C → A',
    ]);
    expect([...(circle.resources.get('A')?.madeAfter ?? [])].sort()).toEqual(['A', 'B', 'C']);
  });
  test('of a resource on itself', () => {
    const itself = resolved(`Resources:
  A: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref A } }
  B: { Type: AWS::SNS::Topic, DependsOn: B }`);
    expect(problemsIn(itself)).toEqual([
      '2: a circle of dependencies, in which none can be made first: A → A',
      '3: B depends on itself',
    ]);
    expect(propertyIn(itself, 'A', 'TopicName')).toEqual({ unknown: 'it is made of itself, in a circle' });
  });
  test('a chain of names of any length is unknown at most', () => {
    const chain = Array.from(
      { length: 3000 },
      (_, i) => `  R${i}: { Type: AWS::SNS::Topic, Properties: { TopicName: !GetAtt R${i + 1}.TopicName } }`,
    ).join('\n');
    const long = resolved(
      `Resources:\n${chain}\n  R3000: { Type: AWS::SNS::Topic, Properties: { TopicName: end } }`,
    );
    expect(propertyIn(long, 'R0', 'TopicName')).toEqual({ unknown: expect.stringContaining('too many') });
    expect(propertyIn(long, 'R2999', 'TopicName')).toBe('end');
    expect(long.resources.get('R0')?.madeAfter.size).toBe(3000);
  });
  test('names that double at each step stop growing', () => {
    const chain = Array.from(
      { length: 30 },
      (_, i) =>
        `  R${i}: { Type: AWS::SNS::Topic, Properties: { TopicName: !Sub '\${R${i + 1}.TopicName}\${R${i + 1}.TopicName}' } }`,
    ).join('\n');
    const doubled = resolved(
      `Resources:\n${chain}\n  R30: { Type: AWS::SNS::Topic, Properties: { TopicName: end } }`,
    );
    expect(propertyIn(doubled, 'R0', 'TopicName')).toEqual({
      unknown: expect.stringContaining('longer than'),
    });
    expect(propertyIn(doubled, 'R29', 'TopicName')).toBe('endend');
  });
});

test('parameters that a scenario leaves out are at their default, or unknown', () => {
  const text =
    'Parameters: { A: { Type: String, Default: x }, B: { Type: String } }\nResources: { T: { Type: X::Y, Properties: { A: !Ref A, B: !Ref B } } }';
  const stack = resolveTemplate(parseTemplate(text, 't.yaml'), scenario());
  expect(plain(stack.resources.get('T')?.properties)).toEqual({
    A: 'x',
    B: { unknown: 'the parameter B has no value' },
  });
});

test('a policy written as a text of JSON stays a text', () => {
  const stack = resolved(`Resources: { T: { Type: X::Y, Properties: { P: '{"Statement": []}' } } }`);
  expect(propertyIn(stack, 'T', 'P')).toBe('{"Statement": []}');
});

test('what holds no function is resolved once for all scenarios', () => {
  const document = parseTemplate('Resources: { T: { Type: X::Y, Properties: { P: [{ Q: 1 }] } } }', 't.yaml');
  const [one, other] = ['a', 'b'].map((stackName) =>
    resolveTemplate(document, scenario({}, { stackName })).resources.get('T')?.properties.entries.get('P'),
  );
  expect(one).toBe(other);
});

test('values and conditions as deep as they may be, in long chains, end in an unknown and not in a crash', () => {
  const nested = (leaf: string): string => `${"{'Fn::Join': ['', [".repeat(30)}${leaf}${']]}'.repeat(30)}`;
  const values = Array.from(
    { length: 200 },
    (_, i) =>
      `  R${i}: { Type: AWS::SNS::Topic, Properties: { TopicName: ${nested(`!GetAtt R${i + 1}.TopicName`)} } }\n`,
  ).join('');
  const conditions = Array.from(
    { length: 200 },
    (_, i) => `  C${i}: ${'!Not ['.repeat(40)}!Condition C${i + 1}${']'.repeat(40)}\n`,
  ).join('');
  const stack = resolved(
    `Conditions:\n${conditions}  C200: !Equals [a, a]\nResources:\n${values}  R200: { Type: AWS::SNS::Topic, Condition: C0 }\n`,
  );
  expect(propertyIn(stack, 'R0', 'TopicName')).toEqual({ unknown: expect.stringContaining('too many') });
  expect(plain(stack.resources.get('R200')?.ref)).toEqual({ unknown: expect.stringContaining('too many') });
  expect(problemsIn(stack)).toEqual([]);
});

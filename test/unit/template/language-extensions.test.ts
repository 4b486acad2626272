import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { plain, problemsIn, propertyIn, resolved, thrownBy } from './resolving.ts';

const extended = (rest: string): string => `Transform: AWS::LanguageExtensions\n${rest}`;
const probe = (value: string, more = ''): string =>
  extended(`${more}Resources:\n  P: { Type: X::Y, Properties: { V: ${value} } }`);

describe('functions of the language extensions', () => {
  test.each([
    ['!Length [a, b]', '{ Fn::Length: [a, b] }', 2],
    ['!Length { Ref: L }', '{ Fn::Length: { Ref: L } }', 3],
    [
      '!ToJsonString { a: [1, "x"], b: !Ref E }',
      '{ Fn::ToJsonString: { a: [1, "x"], b: { Ref: E } } }',
      '{"a":[1,"x"],"b":"dev"}',
    ],
    [
      '!FindInMap [M, nothing, x, { DefaultValue: !Ref E }]',
      '{ Fn::FindInMap: [M, nothing, x, { DefaultValue: { Ref: E } }] }',
      'dev',
    ],
    [
      '!FindInMap [M, a, x, { DefaultValue: other }]',
      '{ Fn::FindInMap: [M, a, x, { DefaultValue: other }] }',
      'found',
    ],
    [
      '!FindInMap [!Select [0, [M]], !Ref A, x]',
      '{ Fn::FindInMap: [{ Fn::Select: [0, [M]] }, { Ref: A }, x] }',
      'found',
    ],
  ])('%s', (short, long, expected) => {
    const more = `Parameters: { L: { Type: CommaDelimitedList, Default: 'a,b,c' }, E: { Type: String, Default: dev }, A: { Type: String, Default: a } }
Mappings: { M: { a: { x: found } } }
`;
    for (const value of [short, long]) {
      const stack = resolved(probe(value, more));
      expect({ value: propertyIn(stack, 'P', 'V'), problems: problemsIn(stack) }).toEqual({
        value: expected,
        problems: [],
      });
    }
  });
  test.each([
    ['!Length a', 'Fn::Length takes a list'],
    ['!ToJsonString a', 'Fn::ToJsonString takes a map or a list'],
  ])('%s is refused', (value, message) => {
    expect(problemsIn(resolved(probe(value)))).toEqual([`3: ${message}`]);
  });
  test('ToJsonString of something unknown is unknown', () => {
    expect(propertyIn(resolved(probe('!ToJsonString [{ a: [!ImportValue x] }]')), 'P', 'V')).toEqual({
      unknown: expect.stringContaining('imported'),
    });
    expect(propertyIn(resolved(probe('!Length { Fn::Split: [a, !ImportValue x] }')), 'P', 'V')).toEqual({
      unknown: expect.stringContaining('imported'),
    });
  });
  test('a logical id and a policy by functions', () => {
    const stack = resolved(
      extended(`Resources:
  T: { Type: AWS::SNS::Topic, DeletionPolicy: !Join ['', [Re, tain]] }
  P: { Type: X::Y, Properties: { V: !GetAtt [!Sub 'T', TopicName], R: !Ref { 'Fn::Sub': 'T' } } }`),
    );
    expect(stack.resources.get('T')?.deletionPolicy).toBe('Retain');
    expect(propertyIn(stack, 'P', 'V')).toMatch(/^demo-T-/);
    expect(propertyIn(stack, 'P', 'R')).toMatch(/:demo-T-/);
    expect(problemsIn(stack)).toEqual([]);
  });
});

describe('Fn::ForEach', () => {
  test('in resources, properties, conditions and outputs', () => {
    const stack = resolved(
      extended(`Parameters:
  Names: { Type: CommaDelimitedList, Default: 'One,Two' }
Conditions:
  Fn::ForEach::Each:
    - Name
    - [One, Two]
    - Is\${Name}: !Equals [!Ref Name, One]
Resources:
  Fn::ForEach::Topics:
    - Name
    - !Ref Names
    - Topic\${Name}:
        Type: AWS::SNS::Topic
        Condition: IsOne
        Properties:
          TopicName: !Sub 'of-\${Name}-\${AWS::Region}'
          Long: { Ref: Name }
          Fn::ForEach::Inner:
            - Letter
            - [a, b]
            - Key\${Letter}\${Name}: !Ref Letter
Outputs:
  Fn::ForEach::Names:
    - Name
    - [One]
    - Name\${Name}: { Value: !GetAtt ['Topic\${Name}', TopicName] }`),
    );
    expect(problemsIn(stack)).toEqual([]);
    expect([...stack.resources.keys()]).toEqual(['TopicOne', 'TopicTwo']);
    expect(plain(stack.resources.get('TopicTwo')?.properties)).toEqual({
      TopicName: 'of-Two-us-east-1',
      Long: 'Two',
      KeyaTwo: 'a',
      KeybTwo: 'b',
    });
    expect([...stack.outputs].map(([name, { value }]) => [name, plain(value)])).toEqual([
      ['NameOne', 'of-One-us-east-1'],
    ]);
    expect(stack.resources.get('TopicTwo')?.properties.entries.get('TopicName')?.at).toMatchObject({
      resource: 'TopicTwo',
      line: 17,
    });
  });
  test('with &{}, letters and digits alone', () => {
    const stack = resolved(
      extended(`Resources:
  Fn::ForEach::T: [Ip, ['10.0.0.1'], { 'T&{Ip}': { Type: X::Y, Properties: { V: '\${Ip} \${Other}' } } }]`),
    );
    expect(propertyIn(stack, 'T10001', 'V')).toBe('10.0.0.1 ${Other}');
  });
  test('puts in its variable where it is referred to, and nowhere else', () => {
    const stack = resolved(
      extended(`Parameters: { Other: { Type: String, Default: o } }
Resources:
  Fn::ForEach::T:
    - Name
    - [A]
    - 'T\${Name}':
        Type: X::Y
        Properties:
          V:
            - Name
            - !Ref Name
            - { Ref: Name }
            - { Ref: Other }
            - !Ref Other
            - !Sub '\${Name}\${Other}'
            - { Other: Name }
            - { Ref: Name, Beside: b }
            - [{ Ref: Name }]
            - 12`),
    );
    expect(propertyIn(stack, 'TA', 'V')).toEqual([
      ...['Name', 'A', 'A', 'o', 'o', 'Ao'],
      { Other: 'Name' },
      { Ref: 'Name', Beside: 'b' },
      ['A'],
      12,
    ]);
  });
  test('that is refused has its place', () => {
    const stack = resolved(extended('Resources:\n  Fn::ForEach::T: x\n  Other: { Type: X::Y }'));
    expect(stack.problems.map(({ at }) => at)).toEqual([
      { resource: '', path: 'Fn::ForEach::T', file: 't.yaml', line: 3, column: 3 },
    ]);
  });
  test('asks for the transform', () => {
    const stack = resolved('Resources:\n  Fn::ForEach::T: [N, [A], { "T${N}": { Type: X::Y } }]');
    expect(problemsIn(stack)).toEqual(['2: Fn::ForEach needs Transform: AWS::LanguageExtensions']);
    expect([...stack.resources.keys()]).toEqual(['TA']);
  });
  test.each([
    '[N, [A]]',
    '[N, [A], x]',
    '[N, [A], [x]]',
    '[N, [A, ~], { T: {} }]',
    '[N, { A: b }, { T: {} }]',
    '[N, A, { T: {} }]',
    '[N, [[A]], { T: {} }]',
    '[[N], [A], { T: {} }]',
    '[N, !ImportValue x, { T: {} }]',
    'text',
  ])('%s is refused and left out', (loop) => {
    const stack = resolved(extended(`Resources:\n  Fn::ForEach::T: ${loop}\n  Other: { Type: X::Y }`));
    expect(problemsIn(stack)).toEqual(['3: Fn::ForEach takes a variable, a list of values and a map']);
    expect([...stack.resources.keys()]).toEqual(['Other']);
  });
  test('that makes far too much is an input error', () => {
    const list = `[${Array.from({ length: 100 }, (_, i) => `v${i}`).join(', ')}]`;
    const loop = (depth: number): string =>
      depth === 0 ? '{ K: x }' : `{ 'Fn::ForEach::L${depth}': [V${depth}, ${list}, ${loop(depth - 1)}] }`;
    const error = thrownBy(() =>
      resolved(extended(`Resources:\n  T: { Type: X::Y, Properties: ${loop(3)} }`)),
    );
    expect(error).toBeInstanceOf(StackproofError);
    expect(error).toMatchObject({
      message: 'its loops make more than 250000 values',
      // What the innermost loop makes.
      at: { resource: '', path: '', file: 't.yaml', line: 3 },
    });
  });
});

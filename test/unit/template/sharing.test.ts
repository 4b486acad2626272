import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../../src/resources/system.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { plain, problemsIn, propertyIn, resolved, scenario } from './resolving.ts';

describe('one document under several scenarios', () => {
  const document = parseTemplate(
    `Parameters: {P: {Type: String, Default: a}}
Resources:
  T:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '\${AWS::StackName}-\${P}'
      Where: !Sub '\${AWS::Region}/\${AWS::AccountId}/\${AWS::Partition}'
      List: [x, [!Ref P]]
      First: [!Ref P, x]
      Map: {k: {v: !Ref P}, w: x}
      Fixed: [x, {y: [z]}]
      None: {k: !Ref 'AWS::NoValue', l: x}
Outputs:
  A: {Value: !Ref P}
  B: {Value: b}
  C: {Value: !Ref T}
`,
    't.yaml',
  );
  const under = (parameter: string, more: Partial<Scenario> = {}): Record<string, unknown> => {
    const stack = resolveTemplate(document, scenario({ P: parameter }, more));
    const outputs = [...stack.outputs.values()].map(({ value }) => plain(value));
    return { ...(plain(stack.resources.get('T')?.properties) as Record<string, unknown>), outputs };
  };

  test('has in each what its parameters make of it', () => {
    for (const p of ['a', 'b', 'a']) {
      const name = `arn:aws:sns:us-east-1:123456789012:demo-${p}`;
      expect(under(p)).toEqual({
        TopicName: `demo-${p}`,
        Where: 'us-east-1/123456789012/aws',
        List: ['x', [p]],
        First: [p, 'x'],
        Map: { k: { v: p }, w: 'x' },
        Fixed: ['x', { y: ['z'] }],
        None: { l: 'x' },
        outputs: [p, 'b', name],
      });
    }
  });

  test('has in each what its circumstances make of it', () => {
    expect(under('a', { stackName: 'other' }).TopicName).toBe('other-a');
    expect(under('a', { region: 'eu-west-1' }).Where).toBe('eu-west-1/123456789012/aws');
    expect(under('a', { accountId: '210987654321' }).Where).toBe('us-east-1/210987654321/aws');
    expect(under('a', { partition: 'aws-cn' }).Where).toBe('us-east-1/123456789012/aws-cn');
    expect(under('a').TopicName).toBe('demo-a');
  });
});

describe('places', () => {
  const stack = resolved(`Resources:
  T:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: x
  U:
    Type: AWS::SNS::Topic
Outputs:
  O: {Value: !Ref T}
`);

  test('of a resource, of its properties, and of where these would be', () => {
    expect(stack.resources.get('T')?.at).toEqual({
      resource: 'T',
      path: '',
      file: 't.yaml',
      line: 2,
      column: 3,
    });
    expect(stack.resources.get('T')?.properties.at).toEqual({
      resource: 'T',
      path: 'Properties',
      file: 't.yaml',
      line: 5,
      column: 7,
    });
    expect(stack.resources.get('U')?.properties.at).toEqual({
      resource: 'U',
      path: 'Properties',
      file: 't.yaml',
      line: 6,
      column: 3,
    });
  });

  test('of an output and its value', () => {
    const output = stack.outputs.get('O');
    expect(output?.at).toMatchObject({ resource: '', path: 'Outputs.O', line: 9, column: 3 });
    expect(output?.value.at).toMatchObject({ resource: '', path: 'Outputs.O.Value', line: 9 });
  });
});

describe('what hangs on a condition that is not known', () => {
  const stack = resolved(
    `Parameters: {S: {Type: 'AWS::SSM::Parameter::Value<String>', Default: n}}
Conditions: {C: !Equals [!Ref S, x]}
Resources:
  T: {Type: AWS::SNS::Topic, Condition: C, Properties: {TopicName: x}}
  U: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref T, Other: !GetAtt T.TopicName}}
  V: {Type: AWS::SNS::Topic, Condition: [C], Properties: {TopicName: x}}
`,
    { S: 'n' },
  );
  const reason = expect.stringMatching(/^whether T is made hangs on a condition: /);

  test('is not known either, with the place where it is used', () => {
    expect(stack.resources.get('T')?.properties.entries.get('TopicName')).toMatchObject({
      kind: 'unknown',
      reason,
      at: { resource: 'T', path: 'Properties.TopicName' },
    });
    for (const name of ['TopicName', 'Other'])
      expect(stack.resources.get('U')?.properties.entries.get(name)).toMatchObject({
        kind: 'unknown',
        reason,
        at: { resource: 'U', path: `Properties.${name}` },
      });
  });

  test('and neither is what hangs on a condition without a name', () => {
    expect(propertyIn(stack, 'V', 'TopicName')).toEqual({
      unknown: 'whether V is made hangs on a condition: its Condition is no name',
    });
  });
});

describe('what is made after what', () => {
  const after = (more: string): readonly string[] => {
    const stack = resolved(
      `Resources:\n  A: {Type: AWS::SNS::Topic}\n  B: {Type: AWS::SNS::Topic}\n  C:\n    Type: AWS::SNS::Topic\n    ${more}\n`,
    );
    return [...(stack.resources.get('C')?.madeAfter ?? [])];
  };

  test.each([
    ['DependsOn: A', ['A']],
    ['DependsOn: [A, B]', ['A', 'B']],
    ['DependsOn: C', []],
    ['DependsOn: {x: A}', []],
    ['Metadata: {x: !Ref A}', ['A']],
    ['CreationPolicy: {x: !Ref A}', ['A']],
    ['UpdatePolicy: {x: [!Ref A]}', ['A']],
    ['Properties: {TopicName: !GetAtt A.TopicName}', ['A']],
  ])('%s', (more, expected) => {
    expect(after(more)).toEqual(expected);
  });

  test('not after what is not made', () => {
    const stack = resolved(`Conditions: {No: !Equals [a, b]}
Resources:
  A: {Type: AWS::SNS::Topic, Condition: No}
  C: {Type: AWS::SNS::Topic, DependsOn: [A, Nowhere]}
`);
    expect([...(stack.resources.get('C')?.madeAfter ?? [])]).toEqual([]);
    expect([...stack.resources.keys()]).toEqual(['C']);
  });
});

describe('what cannot be', () => {
  const unknownIn = (value: string, more = ''): unknown =>
    propertyIn(
      resolved(`${more}\nResources:\n  A: {Type: AWS::SNS::Topic, Properties: {P: ${value}}}\n`),
      'A',
      'P',
    );

  test('says why', () => {
    expect(unknownIn('{"Fn::Nothing": 1}')).toEqual({
      unknown: 'Fn::Nothing is not a function of CloudFormation',
    });
    expect(unknownIn('!If [Nowhere, a, b]')).toEqual({ unknown: 'there is no condition Nowhere' });
    expect(unknownIn('!Ref Nowhere')).toEqual({ unknown: 'Nowhere is no resource of the template' });
    expect(unknownIn('!If [C, a, b]', 'Conditions: {C: !Equals [!Ref A, x]}')).toEqual({
      unknown: 'A is not made yet when conditions are decided',
    });
    const stack = resolved('Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref A}}}');
    expect(propertyIn(stack, 'A', 'TopicName')).toEqual({
      unknown: expect.stringContaining('it is made of itself, in a circle'),
    });
  });

  test('is an output without a value', () => {
    const stack = resolved(
      'Resources: {A: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Value: !Ref AWS::NoValue}}\n',
    );
    expect(plain(stack.outputs.get('O')?.value)).toEqual({ unknown: 'the output has no value' });
  });

  test('is told in the order of the lines, and of the columns within one', () => {
    const stack = resolved(
      'Conditions: {B: !And [x], A: !Or [x]}\nResources: {T: {Type: AWS::SNS::Topic}}\n',
    );
    const found = problemsIn(stack).filter((problem) => problem.includes('2 to 10 conditions'));
    expect(found).toEqual([
      '1: Fn::And takes a list of 2 to 10 conditions',
      '1: Fn::Or takes a list of 2 to 10 conditions',
    ]);
  });

  test.each([
    ['!Equals [a]', 'Fn::Equals takes a list of two values'],
    ['!Equals [a, b, c]', 'Fn::Equals takes a list of two values'],
    ['!Equals a', 'Fn::Equals takes a list of two values'],
    ['!Not []', 'Fn::Not takes a list of one condition'],
    ['!And [x]', 'Fn::And takes a list of 2 to 10 conditions'],
  ])('is the condition %s', (condition, message) => {
    const stack = resolved(`Conditions: {C: ${condition}}\nResources: {T: {Type: AWS::SNS::Topic}}\n`);
    expect(problemsIn(stack)).toContain(`1: ${message}`);
  });
});

import { describe, expect, test } from '@jest/globals';
import { plain, problemsIn, resolved } from './resolving.ts';

describe('what CloudFormation refuses in a template', () => {
  const template = (more: string, resource = '{ Type: AWS::SNS::Topic }'): string =>
    `Resources:\n  T: ${resource}\n${more}`;
  test.each([
    ['a section that is none', template('Extra: {}'), '3: a template has no section Extra'],
    [
      'a version that is none',
      template('AWSTemplateFormatVersion: 2011-01-01'),
      '3: AWSTemplateFormatVersion takes 2010-09-09 alone',
    ],
    ['a section that is no map', template('Outputs: []'), '3: Outputs should be a map'],
    ['a resource that is no map', template('', 'text'), '2: a resource should be a map with a Type'],
    ['a resource without Type', template('', '{ Properties: {} }'), '2: the resource has no Type'],
    ['a Type that is none', template('', '{ Type: Topic }'), '2: Type should name a type of resources'],
    [
      'a Type by a function',
      template('', '{ Type: !Sub AWS::SNS::Topic }'),
      '2: Type should name a type of resources',
    ],
    [
      'a resource attribute that is none',
      template('', '{ Type: AWS::SNS::Topic, Extra: 1 }'),
      '2: a resource has no attribute Extra',
    ],
    [
      'properties that are no map',
      template('', '{ Type: AWS::SNS::Topic, Properties: [] }'),
      '2: Properties should be a map',
    ],
    [
      'a deletion policy that is none',
      template('', '{ Type: AWS::SNS::Topic, DeletionPolicy: Keep }'),
      '2: DeletionPolicy takes Delete, Retain, Snapshot, RetainExceptOnCreate',
    ],
    [
      'DependsOn to nothing',
      template('', '{ Type: AWS::SNS::Topic, DependsOn: Nobody }'),
      '2: DependsOn names Nobody, which is no resource of the template',
    ],
    [
      'DependsOn by a function',
      template('', '{ Type: AWS::SNS::Topic, DependsOn: !Ref T }'),
      '2: DependsOn takes logical ids',
    ],
    [
      'a condition that is not there',
      template('', '{ Type: AWS::SNS::Topic, Condition: Nobody }'),
      '2: there is no condition Nobody',
    ],
    [
      'a condition by a function',
      template('', '{ Type: AWS::SNS::Topic, Condition: [a] }'),
      '2: Condition takes the name of a condition',
    ],
    [
      'a logical id with a hyphen',
      'Resources:\n  A-B: { Type: AWS::SNS::Topic }',
      '2: a logical id has letters and digits only, unlike A-B',
    ],
    [
      'an id that is also a parameter',
      template('Parameters: { T: { Type: String, Default: x } }'),
      '2: T names both a parameter and a resource',
    ],
    [
      'a parameter without Type',
      template('Parameters: { P: { Default: x } }'),
      '3: the parameter P has no Type',
    ],
    [
      'a parameter type that is none',
      template('Parameters: { P: { Type: Text } }'),
      '3: Text is not a type of parameters',
    ],
    [
      'a default that is not allowed',
      template('Parameters: { P: { Type: String, Default: c, AllowedValues: [a, b] } }'),
      '3: the default of the parameter P is not allowed: it takes "a", "b"',
    ],
    [
      'a parameter name with a hyphen',
      template('Parameters: { P-Q: { Type: String } }'),
      "3: a parameter's name has letters and digits only, unlike P-Q",
    ],
    [
      'a function in a mapping',
      template('Mappings: { M: { a: { b: !Ref T } } }'),
      '3: Ref may not stand in Mappings',
    ],
    [
      'an output without Value',
      template('Outputs: { O: { Description: x } }'),
      '3: the output O has no Value',
    ],
    [
      'an output name with a hyphen',
      template('Outputs: { O-P: { Value: x } }'),
      "3: an output's name has letters and digits only, unlike O-P",
    ],
    [
      'an output of no condition',
      template('Outputs: { O: { Value: x, Condition: Nobody } }'),
      '3: there is no condition Nobody',
    ],
    [
      'an output of nothing',
      template('Outputs: { O: { Value: !Ref Nobody } }'),
      '3: Ref names Nobody, which is neither a parameter nor a resource of the template',
    ],
    [
      'null in metadata',
      template('', '{ Type: AWS::SNS::Topic, Metadata: { A: [~] } }'),
      '2: it is empty (null), which CloudFormation does not take',
    ],
    [
      'a reference in a branch that is not taken',
      template(
        'Conditions: { C: !Equals [a, a] }',
        '{ Type: AWS::SNS::Topic, Properties: { A: !If [C, x, !Ref Nobody] } }',
      ),
      '2: Ref names Nobody, which is neither a parameter nor a resource of the template',
    ],
  ])('%s', (_name, text, problem) => {
    expect(problemsIn(resolved(text))).toEqual([problem]);
  });

  test('a reference to a resource that is not made', () => {
    const stack = resolved(`Conditions: { Never: !Equals [a, b] }
Resources:
  Gone: { Type: AWS::SNS::Topic, Condition: Never }
  Here: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref Gone } }
Outputs:
  Name: { Value: !GetAtt Gone.TopicName }`);
    expect(problemsIn(stack)).toEqual([
      '4: it refers to Gone, which is not made under this condition',
      '6: it refers to Gone, which is not made under this condition',
    ]);
    expect(plain(stack.outputs.get('Name')?.value)).toEqual({ unknown: expect.stringContaining('refuses') });
  });
  test('a problem tells its resource and path', () => {
    const [problem] = resolved(
      template('', '{ Type: AWS::SNS::Topic, Properties: { A: [{ B: !Ref Nobody }] } }'),
    ).problems;
    expect(problem?.at).toEqual({
      resource: 'T',
      path: 'Properties.A[0].B',
      file: 't.yaml',
      line: 2,
      column: 54,
    });
  });
  test('a sound template has none', () => {
    expect(
      problemsIn(
        resolved(template('AWSTemplateFormatVersion: 2010-09-09\nDescription: x\nMetadata: { A: { B: } }')),
      ),
    ).toEqual([]);
  });
});

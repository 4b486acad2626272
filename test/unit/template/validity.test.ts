import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { outlineOf } from '../../../src/template/outline.ts';
import { problemsOf } from '../../../src/template/validity.ts';

/** Each problem as its message, resource, path and line. */
const problems = (text: string): readonly (readonly unknown[])[] =>
  problemsOf(outlineOf(parseTemplate(text, 't.yaml'))).map(({ message, at }) => [
    message,
    at.resource,
    at.path,
    at.line,
  ]);
const good = 'Resources: {T: {Type: AWS::SNS::Topic}}\n';
/** The second line of a template holds this resource. */
const resource = (body: string, id = 'A', more = ''): string => `Resources:\n  ${id}: ${body}\n${more}`;
const topic = '  T: {Type: AWS::SNS::Topic}\n';

describe('a template without a problem', () => {
  test.each([
    [
      'every section',
      `AWSTemplateFormatVersion: 2010-09-09\nDescription: d\nMetadata: {a: b}\nHooks: {}\n${good}`,
    ],
    ['a version that is a text', `AWSTemplateFormatVersion: '2010-09-09'\n${good}`],
    [
      'every attribute',
      resource(
        '{Type: AWS::SNS::Topic, Properties: {}, DependsOn: [T], Condition: C, Metadata: {}, CreationPolicy: {}, UpdatePolicy: {}, DeletionPolicy: Retain, UpdateReplacePolicy: RetainExceptOnCreate}',
        'A',
        `${topic}Conditions: {C: !Equals [a, b]}\n`,
      ),
    ],
    ['policies', resource('{Type: A::B, DeletionPolicy: Delete, UpdateReplacePolicy: Snapshot}')],
    ['an id of 255 letters', resource('{Type: A::B}', 'a'.repeat(255))],
    ['a default that is allowed', `Parameters: {P: {Type: Number, Default: 5, MaxValue: 5}}\n${good}`],
    [
      'a key called Condition',
      resource('{Type: A::B, Properties: {x: {Condition: y}, z: [{Condition: y}]}}'),
    ],
    ['such a key in a function', resource('{Type: A::B, Properties: {x: !ToJsonString {Condition: y}}}')],
    ['an output', `${good}Outputs: {O: {Value: !Ref T, Description: d}}\n`],
  ])('%s', (_, text) => {
    expect(problems(text)).toEqual([]);
  });

  test('is looked at once', () => {
    const outline = outlineOf(parseTemplate(good, 't.yaml'));
    expect(problemsOf(outline)).toBe(problemsOf(outline));
  });
});

describe('a problem of a resource', () => {
  const takes = 'takes Delete, Retain, Snapshot, RetainExceptOnCreate';
  test.each([
    ['{Type: A::B, Typo: 1}', 'a resource has no attribute Typo', 'Typo'],
    ['{Properties: {}}', 'the resource has no Type', ''],
    ['{Type: Topic}', 'Type should name a type of resources', 'Type'],
    ['{Type: }', 'Type should name a type of resources', 'Type'],
    ['{Type: !Ref T}', 'Type should name a type of resources', 'Type'],
    ['{Type: [A::B]}', 'Type should name a type of resources', 'Type'],
    ['text', 'a resource should be a map with a Type', ''],
    ['!Sub {Type: A::B}', 'a resource should be a map with a Type', ''],
    ['{Type: A::B, Properties: x}', 'Properties should be a map', 'Properties'],
    ['{Type: A::B, Properties: !Ref {a: b}}', 'Properties should be a map', 'Properties'],
    ['{Type: A::B, DeletionPolicy: Keep}', `DeletionPolicy ${takes}`, 'DeletionPolicy'],
    ['{Type: A::B, UpdateReplacePolicy: [Retain]}', `UpdateReplacePolicy ${takes}`, 'UpdateReplacePolicy'],
    [
      '{Type: A::B, DependsOn: Nowhere}',
      'DependsOn names Nowhere, which is no resource of the template',
      'DependsOn',
    ],
    ['{Type: A::B, DependsOn: [T, {a: b}]}', 'DependsOn takes logical ids', 'DependsOn'],
    ['{Type: A::B, DependsOn: !Split [T, T]}', 'DependsOn takes logical ids', 'DependsOn'],
    ['{Type: A::B, DependsOn: A}', 'A depends on itself', 'DependsOn'],
    ['{Type: A::B, Condition: C}', 'there is no condition C', 'Condition'],
    ['{Type: A::B, Condition: [C]}', 'Condition takes the name of a condition', 'Condition'],
    [
      '{Type: A::B, Properties: {x: }}',
      'it is empty (null), which CloudFormation does not take',
      'Properties.x',
    ],
    [
      "{Type: A::B, Properties: {'Fn::Nope': 1}}",
      'Fn::Nope is not a function of CloudFormation',
      'Properties',
    ],
    [
      "{Type: A::B, Properties: {x: {'Fn::Sub': a, y: 1}}}",
      'Fn::Sub has to stand alone in its map',
      'Properties.x',
    ],
    [
      '{Type: A::B, Properties: {x: [1, !Ref N]}}',
      'Ref names N, which is neither a parameter nor a resource of the template',
      'Properties.x[1]',
    ],
    [
      '{Type: A::B, Metadata: {x: !Ref N}}',
      'Ref names N, which is neither a parameter nor a resource of the template',
      'Metadata.x',
    ],
    [
      "{Type: A::B, Properties: {x: !Join ['', [!Ref N]]}}",
      'Ref names N, which is neither a parameter nor a resource of the template',
      'Properties.x[1][0]',
    ],
    [
      "{Type: A::B, Properties: {x: {'Fn::Join': ['', [{Ref: N}]]}}}",
      'Ref names N, which is neither a parameter nor a resource of the template',
      'Properties.x[1][0]',
    ],
    [
      '{Type: A::B, Properties: {x: !Ref AWS::Nope}}',
      'Ref names AWS::Nope, which is no pseudo parameter',
      'Properties.x',
    ],
    [
      '{Type: A::B, Properties: {x: !GetAtt N.Arn}}',
      'Fn::GetAtt names N, which is no resource of the template',
      'Properties.x',
    ],
    [
      '{Type: A::B, Properties: {x: !GetAtt [N, Arn]}}',
      'Fn::GetAtt names N, which is no resource of the template',
      'Properties.x',
    ],
    [
      "{Type: A::B, Properties: {x: !Sub '${N.Arn}'}}",
      'Fn::Sub names N, which is no resource of the template',
      'Properties.x',
    ],
    [
      "{Type: A::B, Properties: {x: !Sub ['${N}${v}', {v: 1}]}}",
      'Fn::Sub names N, which is neither a parameter nor a resource of the template',
      'Properties.x',
    ],
    [
      "{Type: A::B, Properties: {x: !Sub '${a b}'}}",
      '${a b} in Fn::Sub is no name (${!a b} stands for the text itself)',
      'Properties.x',
    ],
    ...['!Base64 {Ref: N}', '{Fn::Base64: !Ref N}', '{Fn::Base64: {Ref: N}}'].map(
      (value): [string, string, string] => [
        `{Type: A::B, Properties: {x: ${value}}}`,
        'Ref names N, which is neither a parameter nor a resource of the template',
        'Properties.x',
      ],
    ),
    ['{Type: A::B, Properties: {x: !If [C, a, b]}}', 'there is no condition C', 'Properties.x'],
  ])('%s: %s', (body, message, path) => {
    expect(problems(resource(body, 'A', topic))).toEqual([[message, 'A', path, 2]]);
  });

  test('is an id that is none', () => {
    for (const id of ['A-b', 'a'.repeat(256), 'Ä'])
      expect(problems(resource('{Type: A::B}', id))).toEqual([
        [`a logical id has letters and digits only, unlike ${id}`, id, '', 2],
      ]);
  });

  test('is the name of a parameter', () => {
    expect(problems(resource('{Type: A::B}', 'A', 'Parameters: {A: {Type: String}}\n'))).toEqual([
      ['A names both a parameter and a resource', 'A', '', 2],
    ]);
  });
});

describe('a problem beside the resources', () => {
  const map = (name: string): readonly unknown[] => [`${name} should be a map`, '', name, 2];
  test.each([
    ['Typos: {}', ['a template has no section Typos', '', 'Typos', 2]],
    [
      'AWSTemplateFormatVersion: 2011-01-01',
      ['AWSTemplateFormatVersion takes 2010-09-09 alone', '', 'AWSTemplateFormatVersion', 2],
    ],
    ['Parameters: []', map('Parameters')],
    ['Rules: x', map('Rules')],
    ['Mappings: []', map('Mappings')],
    ['Conditions: []', map('Conditions')],
    ['Outputs: !Ref {a: b}', map('Outputs')],
    ['Parameters: {P: {Default: x}}', ['the parameter P has no Type', '', 'Parameters.P', 2]],
    ['Parameters: {P: {Type: Text}}', ['Text is not a type of parameters', '', 'Parameters.P', 2]],
    [
      'Parameters: {P: {Type: Number, Default: x}}',
      ['the default of the parameter P is not allowed: it takes numbers', '', 'Parameters.P', 2],
    ],
    [
      'Parameters: {P-1: {Type: String}}',
      ["a parameter's name has letters and digits only, unlike P-1", '', 'Parameters.P-1', 2],
    ],
    ['Mappings: {M: {a: {b: !Ref T}}}', ['Ref may not stand in Mappings', '', 'Mappings.M.a.b', 2]],
    [
      'Conditions: {C: !Equals [!Ref T, x]}',
      ['Ref names the resource T, where only parameters may be referred to', '', 'Conditions.C[0]', 2],
    ],
    ['Conditions: {C: !Not [!Condition D]}', ['there is no condition D', '', 'Conditions.C[0]', 2]],
    ['Conditions: {C: {"Fn::Not": [{Condition: D}]}}', ['there is no condition D', '', 'Conditions.C[0]', 2]],
    ['Conditions: {C: !Not {Condition: D}}', ['there is no condition D', '', 'Conditions.C', 2]],
    ['Conditions: {C: {Condition: D}}', ['there is no condition D', '', 'Conditions.C', 2]],
    [
      'Outputs: {O: {Value: x, Condition: }}',
      ['Condition takes the name of a condition', '', 'Outputs.O.Condition', 2],
    ],
    ['Outputs: {O: {Description: d}}', ['the output O has no Value', '', 'Outputs.O', 2]],
    [
      'Outputs: {O-1: {Value: x}}',
      ["an output's name has letters and digits only, unlike O-1", '', 'Outputs.O-1', 2],
    ],
    ['Outputs: {O: {Value: x, Condition: C}}', ['there is no condition C', '', 'Outputs.O.Condition', 2]],
    [
      'Outputs: {O: {Value: !Ref N}}',
      ['Ref names N, which is neither a parameter nor a resource of the template', '', 'Outputs.O.Value', 2],
    ],
    [
      'Rules: {R: {Assertions: [{Assert: !Equals [!Ref N, x]}]}}',
      [
        'Ref names N, which is neither a parameter nor a resource of the template',
        '',
        'Rules.R.Assertions[0].Assert[0]',
        2,
      ],
    ],
  ])('%s', (section, problem) => {
    expect(problems(`${good}${section}\n`)).toEqual([problem]);
  });

  test('of a parameter has the place of its declaration', () => {
    const outline = outlineOf(parseTemplate(`${good}Parameters: {P: {Default: x}}\n`, 't.yaml'));
    expect(problemsOf(outline).map(({ at }) => at)).toEqual([
      { resource: '', path: 'Parameters.P', file: 't.yaml', line: 2, column: 14 },
    ]);
  });
});

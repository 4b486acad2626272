import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { plain, problemsIn, propertyIn, resolved, thrownBy } from './resolving.ts';

describe('transforms', () => {
  const line = (text: string): string => {
    const error = thrownBy(() => resolved(text));
    return error instanceof StackproofError ? `${error.exitCode} ${error.line}` : String(error);
  };
  const remedy =
    '(CloudFormation shows the processed template: aws cloudformation get-template --template-stage Processed)';
  test.each([
    [
      'Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:12: the transform AWS::Serverless-2016-10-31 is not supported yet ${remedy}`,
    ],
    [
      'Transform: [AWS::LanguageExtensions, Mine]\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:38: the transform Mine is not supported yet ${remedy}`,
    ],
    [
      'Transform: { Name: AWS::Include }\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:12: the transform AWS::Include is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { P: !Transform { Name: Mine } } } }',
      `2 t.yaml:1:67: the transform Mine is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { P: [{ Fn::Transform: { Name: Mine } }] } } }',
      `2 t.yaml:1:74: the transform Mine is not supported yet ${remedy}`,
    ],
    [
      'Resources: { Fn::Transform: { Name: AWS::Include } }',
      `2 t.yaml:1:37: the transform AWS::Include is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { Fn::Transform: { Name: AWS::Include } } } }',
      `2 t.yaml:1:68: the transform AWS::Include is not supported yet ${remedy}`,
    ],
    [
      'Fn::Transform: { Name: Mine }\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:16: the transform Mine is not supported yet ${remedy}`,
    ],
    [
      'Fn::Transform: []\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:16: the transform is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { P: { Fn::Transform: Mine } } } }',
      `2 t.yaml:1:65: the transform Mine is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { P: !Transform Mine } } }',
      `2 t.yaml:1:48: the transform is not supported yet ${remedy}`,
    ],
    [
      'Resources: { A: { Type: X::Y, Properties: { P: !Transform { Parameters: {} } } } }',
      `2 t.yaml:1:48: the transform is not supported yet ${remedy}`,
    ],
    [
      'Outputs: { O: !Transform { Name: AWS::Include } }\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:34: the transform AWS::Include is not supported yet ${remedy}`,
    ],
    [
      'Conditions: { C: !Transform { Name: AWS::Include } }\nResources: { A: { Type: X::Y } }',
      `2 t.yaml:1:37: the transform AWS::Include is not supported yet ${remedy}`,
    ],
  ])('%s', (text, expected) => {
    expect(line(text)).toBe(expected);
  });
  test('have the place of the section', () => {
    const error = thrownBy(() => resolved('Transform: Mine\nResources: { A: { Type: X::Y } }'));
    expect(error).toMatchObject({ at: { resource: '', path: 'Transform', line: 1, column: 12 } });
  });
  const included = { unknown: 'it is included from a file outside the template (AWS::Include)' };
  test.each([
    ['!Transform { Name: AWS::Include }', included],
    ['!Transform { Parameters: { Location: s3://b/k }, Name: AWS::Include }', included],
    ['[!Transform { Name: AWS::Include }]', [included]],
    ['{ Q: [{ Fn::Transform: { Name: AWS::Include } }] }', { Q: [included] }],
  ])('AWS::Include in a value makes it unknown: %s', (value, expected) => {
    const stack = resolved(`Resources: { A: { Type: X::Y, Properties: { P: ${value} } } }`);
    expect(propertyIn(stack, 'A', 'P')).toEqual(expected);
    expect(problemsIn(stack)).toEqual([]);
  });
  test("AWS::Include in an output's value makes it unknown", () => {
    const stack = resolved(
      'Outputs: { O: { Value: !Transform { Name: AWS::Include } } }\nResources: { A: { Type: X::Y } }',
    );
    expect(plain(stack.outputs.get('O')?.value)).toEqual(included);
  });
  test('in Metadata are none', () => {
    const stack = resolved(
      'Metadata: { M: { Fn::Transform: { Name: Mine } } }\nResources: { A: { Type: X::Y } }',
    );
    expect([...stack.resources.keys()]).toEqual(['A']);
  });
  test('AWS::Include beside other keys of a value makes the value unknown', () => {
    const stack = resolved(
      'Resources: { A: { Type: X::Y, Properties: { P: { Q: 1, Fn::Transform: { Name: AWS::Include } } } } }',
    );
    expect(propertyIn(stack, 'A', 'P')).toEqual({ unknown: 'Fn::Transform stands beside other keys' });
    expect(problemsIn(stack)).toEqual([]);
  });
});

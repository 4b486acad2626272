import { describe, expect, test } from '@jest/globals';
import { withoutIdleParameters } from '../../../src/control/idle-parameters.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';

const template = (use: string, more = ''): string => `
Parameters:
  Level:
    Type: String
    AllowedValues: [a, b, c]
    Default: a
    Description: Level of logs
Metadata:
  Note: Level
${more}
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.9
      Environment:
        Variables:
          STAGE: fixed
${use}
`;

const left = (text: string): number => {
  const document = parseTemplate(text, 't.yaml');
  return withoutIdleParameters(document, scenariosOf(document).scenarios, ['STAGE', 'READ']).length;
};
const allOfThem = 4;
const usualAndOtherName = 2;

describe('scenarios that cannot differ', () => {
  test('are left out when a parameter only feeds a variable that no control reads', () => {
    expect(left(template('          LOG: !Ref Level'))).toBe(usualAndOtherName);
    expect(left(template("          LOG: !Sub 'x-${Level}'"))).toBe(usualAndOtherName);
    expect(left(template('          LOG: {Ref: Level}'))).toBe(usualAndOtherName);
  });

  test.each([
    ['a variable that is read', '          READ: !Ref Level', ''],
    ['another property of a function', '      Handler: !Ref Level', ''],
    ['a lookup in a variable that nobody reads', '          LOG: !FindInMap [M, !Ref Level, X]', ''],
    ['a map of variables that a function makes', '          Fn::If: [x, {A: !Ref Level}, {}]', ''],
    ['a condition', '          LOG: x', 'Conditions:\n  C: !Equals [!Ref Level, a]'],
    ['a rule', '          LOG: x', 'Rules:\n  R:\n    Assertions:\n      - Assert: !Equals [!Ref Level, a]'],
    ['an output', '          LOG: x', 'Outputs:\n  O:\n    Value: !Ref Level'],
    [
      'another resource',
      '          LOG: x\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Sub ${Level}-x',
      '',
    ],
    [
      "another resource's variables",
      '          LOG: x\n  Other:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Environment:\n        Variables:\n          LOG: !Ref Level',
      '',
    ],
    ['its own name as a key', '          LOG: x\n      Tags:\n        Level: 1', ''],
  ])('stay when it also feeds %s', (_, use, more) => {
    expect(left(template(use, more))).toBe(allOfThem);
  });

  test('a parameter whose name is only a part of another word does not count as used', () => {
    expect(left(template('          LOG: !Ref Level\n      Handler: Levels.run'))).toBe(usualAndOtherName);
  });
});

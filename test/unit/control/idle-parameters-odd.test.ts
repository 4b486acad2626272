import { describe, expect, test } from '@jest/globals';
import { withoutIdleParameters } from '../../../src/control/idle-parameters.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';

/** A function with this in place of its `Environment`. */
const template = (environment: string, resources = '', more = ''): string => `
Parameters: {Level: {Type: String, AllowedValues: [a, b, c], Default: a}}
${more}
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Tags: {Key: x}
      Environment: ${environment}
${resources}
`;

const variables = (log: string): string => template(`{Variables: {STAGE: fixed, LOG: ${log}}}`);

/** The level and the stack's name of each scenario that is left. */
const left = (text: string): readonly string[] => {
  const document = parseTemplate(text, 't.yaml');
  const { scenarios } = scenariosOf(document);
  return withoutIdleParameters(document, scenarios, ['READ']).map(
    ({ parameters }) => parameters.get('Level') ?? '',
  );
};
const all = ['a', 'b', 'c', 'a'];
/** With the default, under both names of the stack. */
const usual = ['a', 'a'];

describe('what is left is the usual value', () => {
  test.each([
    ['a Ref', variables('!Ref Level')],
    ['a Ref, written out', variables('{Ref: Level}')],
    ['a Sub, written out', variables("{'Fn::Sub': 'x-${Level}'}")],
    ['a plain text that happens to be its name', variables('Level')],
    ['the description', template('{}', '', 'Description: Level')],
    ['metadata', template('{}', '', 'Metadata: {Level: Level}')],
    [
      'nothing, among other properties',
      template('{}', '  T: {Type: AWS::SNS::Topic, Properties: {A: {B: c}}}'),
    ],
    [
      'nothing, beside a resource without a type',
      template('{Variables: {L: !Ref Level}}', '  T: {DependsOn: Fn}'),
    ],
    [
      'nothing, beside properties without a type',
      template('{Variables: {L: !Ref Level}}', '  T: {Properties: {A: b}}'),
    ],
    ['nothing, beside a resource that is none', template('{Variables: {L: !Ref Level}}', '  T: text')],
  ])('of a parameter used for %s', (_, text) => {
    expect(left(text)).toEqual(usual);
  });
});

describe('nothing is left out', () => {
  test('when every variable may be read', () => {
    const document = parseTemplate(variables('!Ref Level'), 't.yaml');
    const { scenarios } = scenariosOf(document);
    expect(withoutIdleParameters(document, scenarios, undefined)).toEqual(scenarios);
  });

  test('of nothing', () => {
    expect(withoutIdleParameters(parseTemplate(template('{}'), 't.yaml'), [], [])).toEqual([]);
  });

  test.each([
    ['a variable made by a function', variables("{'Fn::FindInMap': [M, !Ref Level, X]}")],
    ['an import of that name', variables('!ImportValue Level')],
    ['a variable that is a list', variables('[!Ref Level]')],
    ['a call of two functions', variables("{Ref: Level, 'Fn::Sub': x}")],
    ['a Sub with variables of its own', variables("{'Fn::Sub': ['${x}', {x: !Ref Level}]}")],
    ['a Ref of what a function makes', variables('{Ref: !Sub Level}')],
    ['a tagged map', variables('!Transform {Ref: Level}')],
    ['an environment that a function makes', template('!If [C, {Variables: {LOG: !Ref Level}}, {}]')],
    ['one of two keys of the environment', template('{Variables: {READ: !Ref Level}, Other: x}')],
    ['another key of the environment', template('{Other: {LOG: !Ref Level}}')],
    ['variables that are a text', template('{Variables: Level}')],
    ['variables that are a reference', template('{Variables: !Ref Level}')],
    ['variables that a tag makes', template('{Variables: !Transform {Name: x, P: !Ref Level}}')],
    ['variables that a function makes', template("{Variables: {'Fn::ImportValue': !Ref Level}}")],
    [
      'one of two properties',
      template('{}', '  T: {Type: AWS::SNS::Topic, Properties: {A: x, B: !Ref Level}}'),
    ],
    [
      "a function's metadata that looks like its environment",
      template('{}', '    Metadata: {Environment: {Variables: {LOG: !Ref Level}}}'),
    ],
    ['a loop over resources', template('{}', "  'Fn::ForEach::T': [X, [y], {'T${X}': {Type: !Ref Level}}]")],
  ])('when the parameter feeds %s', (_, text) => {
    expect(left(text)).toEqual(all);
  });
});

import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { checkGiven, checkNames, type GivenValues } from '../../../src/template/given-values.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { refusedValue } from '../../../src/template/parameter-constraints.ts';
import {
  declaredParameters,
  isListType,
  isLookedUp,
  isParameterType,
  type ParameterDeclaration,
} from '../../../src/template/parameters.ts';
import { thrownBy } from './resolving.ts';

const declaring = (declaration: string) =>
  parseTemplate(`Parameters:\n  P: ${declaration}\nResources: {T: {Type: AWS::SNS::Topic}}\n`, 't.yaml');
const declared = (declaration: string): ParameterDeclaration => {
  const parameter = declaredParameters(declaring(declaration)).get('P');
  if (parameter === undefined) throw new Error('it is declared');
  return parameter;
};

describe('a declaration', () => {
  test('is read with all that it says', () => {
    const text =
      '{Type: Number, Default: 5, AllowedValues: [5, "6"], AllowedPattern: "[0-9]", MinLength: 1, MaxLength: "2", MinValue: 3, MaxValue: 9.5, ConstraintDescription: few}';
    expect(declared(text)).toEqual({
      name: 'P',
      type: 'Number',
      default: '5',
      allowedValues: ['5', '6'],
      allowedPattern: '[0-9]',
      minLength: 1,
      maxLength: 2,
      minValue: 3,
      maxValue: 9.5,
      constraint: 'few',
      at: { resource: '', path: 'Parameters.P', file: 't.yaml', line: 2, column: 3 },
    });
  });

  test('has no limit where none can be read', () => {
    const { minLength, maxLength, minValue, maxValue, allowedValues } = declared(
      '{Type: String, MinLength: x, MaxLength: " ", MinValue: "", MaxValue: {a: 1}, AllowedValues: []}',
    );
    expect([minLength, maxLength, minValue, maxValue, allowedValues]).toEqual(Array(5).fill(undefined));
    expect(declared('{Type: String, AllowedValues: x}').allowedValues).toBeUndefined();
    expect(declared('{Type: String, AllowedValues: [{a: 1}]}').allowedValues).toEqual(['']);
  });

  test('is read once', () => {
    const document = declaring('{Type: String}');
    expect(declaredParameters(document)).toBe(declaredParameters(document));
  });
});

describe('a type', () => {
  const lookedUp = 'AWS::SSM::Parameter::Value<String>';
  const names = 'AWS::SSM::Parameter::Value<List<String>>';
  const commas = 'AWS::SSM::Parameter::Value<CommaDelimitedList>';
  test.each([
    ['String', true, false, false],
    ['Number', true, false, false],
    ['List<Number>', true, true, false],
    ['CommaDelimitedList', true, true, false],
    ['AWS::SSM::Parameter::Name', true, false, false],
    ['AWS::EC2::VPC::Id', true, false, false],
    ['List<AWS::EC2::Subnet::Id>', true, true, false],
    [lookedUp, true, false, true],
    [names, true, true, true],
    [commas, true, true, true],
    [`x${names}`, false, false, false],
    ['AWS::SSM::Parameter::Value<>', false, false, true],
    [`${lookedUp}x`, false, false, true],
    ['xAWS::EC2::VPC::Id', false, false, false],
    ['AWS::EC2::VPC::Id x', false, false, false],
    ['AWS::EC2', false, false, false],
    ['Boolean', false, false, false],
  ])('%s: known %s, a list %s, looked up %s', (type, known, list, looked) => {
    expect([isParameterType(type), isListType(type), isLookedUp(type)]).toEqual([known, list, looked]);
  });
});

describe('a value', () => {
  test.each([
    ['{Type: String, AllowedValues: [a, b]}', 'a', undefined],
    ['{Type: String, AllowedValues: [a, b]}', 'c', 'it takes "a", "b"'],
    ['{Type: String, AllowedValues: [a, b]}', 'a,b', 'it takes "a", "b"'],
    ['{Type: CommaDelimitedList, AllowedValues: [a, b]}', 'a, b', undefined],
    ['{Type: CommaDelimitedList, AllowedValues: [a, b]}', 'a,c', 'it takes "a", "b"'],
    ['{Type: Number}', '-1.5e3', undefined],
    ['{Type: Number}', 'x', 'it takes numbers'],
    ['{Type: Number}', ' ', 'it takes numbers'],
    ['{Type: Number}', 'Infinity', 'it takes numbers'],
    ['{Type: List<Number>}', '1, 2', undefined],
    ['{Type: List<Number>}', '1,x', 'it takes numbers'],
    ['{Type: String}', 'x', undefined],
    ['{Type: Number, MinValue: 3}', '3', undefined],
    ['{Type: Number, MinValue: 3}', '2', 'it takes 3 or more'],
    ['{Type: List<Number>, MinValue: 3}', '4,2', 'it takes 3 or more'],
    ['{Type: Number, MaxValue: 3}', '3', undefined],
    ['{Type: Number, MaxValue: 3}', '4', 'it takes 3 or less'],
    ['{Type: List<Number>, MaxValue: 3}', '2,4', 'it takes 3 or less'],
    ['{Type: String, MinLength: 2}', 'ab', undefined],
    ['{Type: String, MinLength: 2}', 'a', 'it takes 2 characters or more'],
    ['{Type: String, MaxLength: 2}', 'ab', undefined],
    ['{Type: String, MaxLength: 2}', 'abc', 'it takes 2 characters or less'],
    ['{Type: String, AllowedPattern: "a|b"}', 'b', undefined],
    ['{Type: String, AllowedPattern: "a|b"}', 'ab', 'it takes what matches a|b'],
    ['{Type: String, AllowedPattern: "a|b"}', 'xa', 'it takes what matches a|b'],
    ['{Type: CommaDelimitedList, AllowedPattern: "a|b"}', 'a,b', undefined],
    ['{Type: CommaDelimitedList, AllowedPattern: "a|b"}', 'a,x', 'it takes what matches a|b'],
    ['{Type: String, AllowedPattern: "(?i:x"}', 'y', undefined],
    ['{AllowedPattern: "a"}', 'b', 'it takes what matches a'],
    ['{Type: "AWS::SSM::Parameter::Value<String>", AllowedPattern: "a"}', 'b', undefined],
    ['{Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: [a]}', 'b', 'it takes "a"'],
  ])('of %s: %j: %s', (declaration, value, expected) => {
    expect(refusedValue(declared(declaration), value)).toBe(expected);
  });
});

describe('what the user gives', () => {
  const error = (given: GivenValues, declaration = '{Type: String, AllowedValues: [a]}'): unknown =>
    thrownBy(() => checkGiven(declaring(declaration), given));

  test('is taken when the template takes it', () => {
    expect(error({})).toBeUndefined();
    expect(error({ parameters: { P: 'a' }, stackName: 's', accountId: '123456789012' })).toBeUndefined();
  });

  test('names a parameter that there is', () => {
    expect(error({ parameters: { Q: 'a' } })).toMatchObject({
      message: expect.stringContaining('the template has no parameter Q'),
      remedy: 'it has P',
    });
    const bare = parseTemplate('Resources: {T: {Type: AWS::SNS::Topic}}', 't.yaml');
    expect(thrownBy(() => checkGiven(bare, { parameters: { Q: 'a' } }))).toMatchObject({
      remedy: 'it has none at all',
    });
  });

  test('is a value that it takes', () => {
    const refused = error({ parameters: { P: 'b' } });
    expect(refused).toBeInstanceOf(StackproofError);
    expect(refused).toMatchObject({
      message: expect.stringContaining('"b" is not a value for the parameter P: it takes "a"'),
    });
    const constrained = '{Type: Number, MaxValue: 1, ConstraintDescription: one at most}';
    expect(error({ parameters: { P: '2' } }, constrained)).toMatchObject({ remedy: 'one at most' });
  });

  test.each([
    [{ stackName: 'a' }, undefined],
    [{ stackName: 'a'.repeat(128) }, undefined],
    [{ stackName: 'a'.repeat(129) }, 'stack name'],
    [{ stackName: '1a' }, 'stack name'],
    [{ stackName: 'a_b' }, 'stack name'],
    [{ accountId: '12345678901' }, 'account id'],
    [{ accountId: '1234567890123' }, 'account id'],
    [{ region: 'us-gov-west-1' }, undefined],
    [{ region: 'eu-central-12' }, undefined],
    [{ region: 'eu-central-123' }, 'region'],
    [{ region: 'xus' }, 'region'],
    [{ region: 'US-east-1' }, 'region'],
    [{ region: 'u-east-1' }, 'region'],
  ] as const)('%j: no %s', (given, what) => {
    const thrown = thrownBy(() => checkNames(given));
    if (what === undefined) expect(thrown).toBeUndefined();
    else expect(thrown).toMatchObject({ message: expect.stringContaining(`is no ${what}`) });
  });
});

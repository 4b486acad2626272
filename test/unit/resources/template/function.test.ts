import { describe, expect, test } from '@jest/globals';
import type { FunctionFacts } from '../../../../src/resources/function/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:fn';
const fn = (properties: string, others = ''): FunctionFacts =>
  the('function', resource('Fn', 'AWS::Lambda::Function', `FunctionName: fn\n${properties}`) + others);

describe('a function', () => {
  test('is what its properties say', () => {
    const facts = fn(`
Runtime: python3.9
Handler: index.handler
Role: arn:aws:iam::123456789012:role/r
Timeout: 20
PackageType: Image
Code: {ZipFile: 'def f(): pass'}
Environment: {Variables: {A: 1, B: !ImportValue b}}
LoggingConfig: {LogGroup: other}`);
    expect(value(facts.name)).toBe('fn');
    expect(value(facts.arn)).toBe(arn);
    expect(value(facts.runtime)).toBe('python3.9');
    expect(value(facts.handler)).toBe('index.handler');
    expect(value(facts.role)).toBe('arn:aws:iam::123456789012:role/r');
    expect(value(facts.timeout)).toBe(20);
    expect(value(facts.packageType)).toBe('Image');
    expect(value(facts.inlineCode)).toBe('def f(): pass');
    expect(value(facts.environment).get('A')).toMatchObject({ value: '1' });
    expect(value(facts.environment).get('B')).toMatchObject({ known: false });
    expect(value(facts.logGroupName)).toBe('other');
    expect(facts.own).toMatchObject({ value: true });
  });

  test('has what AWS fills in', () => {
    const facts = fn('Role: r');
    expect(value(facts.timeout)).toBe(3);
    expect(value(facts.packageType)).toBe('Zip');
    expect(value(facts.logGroupName)).toBe('/aws/lambda/fn');
    expect(value(facts.environment).size).toBe(0);
    expect(value(facts.runtime)).toBeUndefined();
    expect(value(facts.inlineCode)).toBeUndefined();
  });

  test('without a role has an unknown one', () => {
    expect(reason(fn('Timeout: 1').role)).toBe('it is not given');
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = fn(
      `Runtime: ${spelling}\nRole: ${spelling}\nTimeout: ${spelling}\nEnvironment: {Variables: ${spelling}}`,
    );
    expect(reason(facts.runtime)).toMatch(why);
    expect(reason(facts.role)).toMatch(why);
    expect(reason(facts.timeout)).toMatch(why);
    expect(reason(facts.environment)).toMatch(why);
  });

  test('whose name is unknown has an unknown log group', () => {
    const [facts] = observed(
      resource('Fn', 'AWS::Lambda::Function', 'FunctionName: !ImportValue name\nRole: r'),
    ).all('function');
    expect(facts?.name).toMatchObject({ known: false });
    expect(facts?.logGroupName).toMatchObject({ known: false });
  });

  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    const names = [
      'Runtime',
      'Handler',
      'Role',
      'Timeout',
      'Code',
      'Environment',
      'LoggingConfig',
      'PackageType',
    ];
    const facts = fn(names.map((name) => `${name}: ${odd}`).join('\n'));
    expect(facts.id).toBe('Fn');
    expect(fn(`Environment: {Variables: ${odd}}`).environment).toHaveProperty('known');
  });
});

const permission = (functionName: string, more = ''): string =>
  resource(
    'Permission',
    'AWS::Lambda::Permission',
    `Action: lambda:InvokeFunction\nPrincipal: apigateway.amazonaws.com\nFunctionName: ${functionName}\n${more}`,
  );
const permissionsWith = (functionName: string, more = ''): FunctionFacts['permissions'] =>
  fn('Role: r', permission(functionName, more)).permissions;

describe("a function's permissions", () => {
  test.each([
    ['its name', '!Ref Fn'],
    ['its ARN', '!GetAtt Fn.Arn'],
    ['a part of its ARN', "'123456789012:function:fn'"],
    ['a literal', 'fn'],
    ['its name with a qualifier', 'fn:live'],
    ['its ARN with a qualifier', '!Sub ${Fn.Arn}:live'],
  ])('are those that name it by %s', (_, name) => {
    expect(value(permissionsWith(name))).toHaveLength(1);
  });

  test.each([
    ['another function', 'other'],
    ['a longer name', 'fnx'],
    ['an ARN of another account', 'arn:aws:lambda:us-east-1:999999999999:function:fn'],
    ['an ARN of another region', 'arn:aws:lambda:eu-west-1:123456789012:function:fn'],
  ])('are not those of %s', (_, name) => {
    expect(value(permissionsWith(name))).toEqual([]);
  });

  test('are possibly those whose function is unknown', () => {
    const [found] = value(permissionsWith('!ImportValue name'));
    expect(found?.functionName).toMatchObject({ known: false });
  });

  test('have their source, and none when none is given', () => {
    const [open] = value(permissionsWith('fn'));
    expect(open?.sourceArn).toMatchObject({ value: undefined });
    const [narrow] = value(permissionsWith('fn', 'SourceArn: !ImportValue x\nSourceAccount: 123456789012'));
    expect(narrow?.sourceArn).toMatchObject({ known: false });
    expect(narrow?.sourceAccount).toMatchObject({ value: '123456789012' });
  });

  test.each(oddities)('with %s where something else belongs are no crash', (odd) => {
    expect(permissionsWith(odd, `SourceArn: ${odd}\nSourceAccount: ${odd}`)).toHaveProperty('known', true);
  });
});

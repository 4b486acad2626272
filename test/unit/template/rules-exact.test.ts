import { describe, expect, test } from '@jest/globals';
import { resolved } from './resolving.ts';

const ruled = (rule: string) =>
  resolved(
    `Parameters:
  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>', Default: 's1,s2'}
  Looked: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /x}
  Partly: {Type: CommaDelimitedList, Default: 'a,{{resolve:ssm:/x}}'}
Rules:
  R: ${rule}
Resources: {T: {Type: AWS::SNS::Topic}}`,
    { Subnets: 's1,s2', Looked: '/x', Partly: 'a,{{resolve:ssm:/x}}' },
  );
const asserting = (assertion: string) => ruled(`{Assertions: [{Assert: ${assertion}}]}`);
const unknown = '!Equals [!Ref Looked, x]';
const subnets = '{Fn::RefAll: "List<AWS::EC2::Subnet::Id>"}';
const lookedUp = '{Fn::RefAll: "AWS::SSM::Parameter::Value<String>"}';

describe('an assertion', () => {
  test.each([
    ['!EachMemberEquals [[x, y], [x, y]]', 'the rule R does not hold'],
    [`!EachMemberIn [${subnets}, [s1]]`, 'the rule R does not hold'],
    [`!EachMemberIn [${subnets}, [s1, s2]]`, undefined],
    [`!Contains [[a, !Ref AWS::NoValue], a]`, undefined],
    ['!Contains [[a], []]', 'the rule R does not hold'],
  ])('%s: %s', (assertion, refusal) => {
    expect(asserting(assertion).refusal).toBe(refusal);
    expect(asserting(assertion).problems).toEqual([]);
  });

  test.each([
    `!Implies [${unknown}, !Equals [a, b]]`,
    `!Implies [!Equals [a, a], ${unknown}]`,
    '!Contains [[a], !Ref Looked]',
    '!Contains [[!Ref Looked], a]',
    '!Contains [!Ref Partly, b]',
    '!EachMemberIn [!Ref Partly, [a]]',
    '!EachMemberIn [{Fn::RefAll: CommaDelimitedList}, [a]]',
    `!EachMemberEquals [${lookedUp}, zzz]`,
    '!EachMemberIn [[a], {Fn::ValueOf: [Looked, X]}]',
  ])('that is not known refuses nothing, turned round neither: %s', (assertion) => {
    for (const each of [assertion, `!Not [${assertion}]`]) {
      const stack = asserting(each);
      expect(stack.refusal).toBeUndefined();
      expect(stack.problems).toEqual([]);
    }
  });
});

describe('a problem of a rule', () => {
  test.each([
    ['!Contains [[a]]', 'Fn::Contains takes a list of two'],
    ['!Contains [[a], b, c]', 'Fn::Contains takes a list of two'],
    ['!EachMemberIn a', 'Fn::EachMemberIn takes a list of two'],
    ['!Contains [[a], !Ref AWS::NoValue]', 'a list of texts should stand here'],
    ['!Contains [[a], {b: c}]', 'a list of texts should stand here'],
  ])('%s: %s', (assertion, message) => {
    const at = { resource: '', path: 'Rules.R.Assertions[0]', line: 6 };
    expect(asserting(assertion).problems).toMatchObject([{ message, at }]);
    expect(asserting(assertion).refusal).toBeUndefined();
  });

  test('has the place of the rule, its condition or its assertion', () => {
    expect(ruled('{Assertions: x}').problems).toMatchObject([
      { message: 'the rule R has no list of Assertions', at: { resource: '', path: 'Rules.R', line: 6 } },
    ]);
    expect(ruled('{Assertions: [{A: b}]}').problems).toMatchObject([
      { message: 'an assertion of the rule R has no Assert', at: { path: 'Rules.R.Assertions[0]' } },
    ]);
    expect(ruled('{RuleCondition: !Not [], Assertions: [{Assert: !Equals [a, b]}]}').problems).toMatchObject([
      { message: 'Fn::Not takes a list of one condition', at: { path: 'Rules.R.RuleCondition' } },
    ]);
  });
});

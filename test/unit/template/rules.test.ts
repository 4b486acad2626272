import { describe, expect, test } from '@jest/globals';
import { problemsIn, resolved } from './resolving.ts';

const ruled = (rule: string): string => `Parameters:
  Env: { Type: String, Default: dev }
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
  Vpc: { Type: 'AWS::EC2::VPC::Id', Default: vpc-1 }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 's1,s2' }
  Looked: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /x }
Conditions: { Always: !Equals [a, a] }
Rules:
  R: ${rule}
Resources: { T: { Type: AWS::SNS::Topic } }`;
const asserted = (assertion: string): string =>
  ruled(`{ Assertions: [{ Assert: ${assertion}, AssertDescription: said }] }`);

describe('an assertion', () => {
  test.each([
    ['!Equals [!Ref AWS::Region, us-east-1]', true],
    ['!Equals [!Ref AWS::Region, eu-west-1]', false],
    ['!Contains [[us-east-1, eu-west-1], !Ref AWS::Region]', true],
    ['{ Fn::Contains: [[eu-west-1], { Ref: AWS::Region }] }', false],
    ['!Contains [!Ref Zones, b]', true],
    ['!Contains [!Ref Zones, c]', false],
    ['!EachMemberIn [!Ref Zones, [a, b, c]]', true],
    ['!EachMemberIn [!Ref Zones, [a]]', false],
    ['!EachMemberEquals [[x, x], x]', true],
    ['{ Fn::EachMemberEquals: [[x, y], x] }', false],
    ['!EachMemberEquals [{ Fn::RefAll: AWS::EC2::VPC::Id }, vpc-1]', true],
    ['!EachMemberEquals [!RefAll AWS::EC2::VPC::Id, vpc-2]', false],
    ['!EachMemberIn [{ Fn::RefAll: "List<AWS::EC2::Subnet::Id>" }, [s1, s2]]', true],
    ['!Implies [!Equals [!Ref Env, prod], !Equals [a, b]]', true],
    ['!Implies [!Equals [!Ref Env, dev], !Equals [a, b]]', false],
    ['!And [!Contains [[a], a], !Not [!Contains [[a], b]]]', true],
    ['!Or [!Contains [[a], c], !Equals [a, b]]', false],
    ['!Condition Always', true],
    // What CloudFormation looks up is not known to fail.
    ['!EachMemberEquals [{ Fn::ValueOf: [Vpc, Tags.Env] }, x]', true],
    ['!EachMemberIn [[x], { Fn::ValueOfAll: [AWS::EC2::VPC::Id, Tags.Env] }]', true],
    ['!Equals [!Ref Looked, x]', true],
    ['!Contains [[!Ref Looked], x]', true],
    ['!EachMemberEquals [!RefAll "AWS::SSM::Parameter::Value<String>", x]', true],
    ['!Implies [!Equals [!Ref Looked, x], !Equals [a, b]]', true],
  ])('%s', (assertion, holds) => {
    const stack = resolved(asserted(assertion));
    expect(problemsIn(stack)).toEqual([]);
    expect(stack.refusal).toBe(holds ? undefined : 'the rule R does not hold: said');
  });

  test('without a description', () => {
    expect(resolved(ruled('{ Assertions: [{ Assert: !Equals [a, b] }] }')).refusal).toBe(
      'the rule R does not hold',
    );
  });
  test.each([
    ['!Contains [a]', 'Fn::Contains takes a list of two'],
    ['!Contains [{ a: b }, c]', 'a list of texts should stand here'],
    ['!Equals [!Ref T, c]', 'Ref names the resource T, where only parameters may be referred to'],
    ['!Split [a, b]', 'a condition is made of Fn::And, Fn::Equals, Fn::Not, Fn::Or and Condition'],
  ])('%s is refused', (assertion, message) => {
    const stack = resolved(asserted(assertion));
    expect(problemsIn(stack)).toEqual([`9: ${message}`]);
    expect(stack.refusal).toBeUndefined();
  });
});

describe('a rule', () => {
  test('holds back when its condition does not hold', () => {
    const rule = (value: string): string =>
      ruled(`{ RuleCondition: !Equals [!Ref Env, ${value}], Assertions: [{ Assert: !Equals [a, b] }] }`);
    expect(resolved(rule('prod')).refusal).toBeUndefined();
    expect(resolved(rule('dev')).refusal).toBe('the rule R does not hold');
    expect(
      resolved(ruled('{ RuleCondition: !Equals [!Ref Looked, x], Assertions: [{ Assert: !Equals [a, b] }] }'))
        .refusal,
    ).toBeUndefined();
  });
  test.each([
    ['{}', 'the rule R has no list of Assertions'],
    ['{ Assertions: [{ AssertDescription: x }] }', 'an assertion of the rule R has no Assert'],
  ])('%s is refused', (rule, message) => {
    expect(problemsIn(resolved(ruled(rule)))).toEqual([`9: ${message}`]);
  });
});

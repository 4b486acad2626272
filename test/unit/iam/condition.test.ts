import { describe, expect, test } from '@jest/globals';
import { known, unknown, type Fact } from '../../../src/facts/fact.ts';
import {
  describeConditions,
  evaluate,
  every,
  type RequestContext,
  type Truth,
} from '../../../src/iam/condition.ts';
import type { Condition } from '../../../src/iam/policy.ts';
import { account, roleArn } from './fixtures.ts';

const context: RequestContext = {
  'aws:PrincipalArn': roleArn,
  'aws:PrincipalAccount': account,
  'aws:RequestedRegion': 'us-east-1',
  'aws:SecureTransport': 'true',
  'aws:SourceVpc': undefined,
};
const condition = (
  operator: string,
  key: string,
  ...values: readonly (string | Fact<string>)[]
): Condition => ({
  operator,
  key,
  values: values.map((value) => (typeof value === 'string' ? known(value) : value)),
  at: { resource: '', path: '' },
});
const open = unknown('it is imported');

test.each<[string, string, readonly (string | Fact<string>)[], Truth]>([
  ['StringEquals', 'aws:RequestedRegion', ['us-east-1'], 'yes'],
  ['StringEquals', 'AWS:requestedregion', ['eu-west-1', 'us-east-1'], 'yes'],
  ['StringEquals', 'aws:RequestedRegion', ['us-*'], 'no'],
  ['StringEquals', 'aws:RequestedRegion', ['US-EAST-1'], 'no'],
  ['StringEquals', 'aws:RequestedRegion', [], 'no'],
  ['StringNotEquals', 'aws:RequestedRegion', ['us-east-1'], 'no'],
  ['StringNotEquals', 'aws:RequestedRegion', ['eu-west-1'], 'yes'],
  ['StringEqualsIgnoreCase', 'aws:RequestedRegion', ['US-EAST-1'], 'yes'],
  ['StringNotEqualsIgnoreCase', 'aws:RequestedRegion', ['US-EAST-1'], 'no'],
  ['StringLike', 'aws:RequestedRegion', ['us-*'], 'yes'],
  ['StringLike', 'aws:RequestedRegion', ['eu-*'], 'no'],
  ['StringNotLike', 'aws:RequestedRegion', ['us-*'], 'no'],
  ['stringlike', 'aws:RequestedRegion', ['us-????-1'], 'yes'],
  ['ArnEquals', 'aws:PrincipalArn', [roleArn], 'yes'],
  ['ArnLike', 'aws:PrincipalArn', [`arn:*:iam::${account}:role/*`], 'yes'],
  ['ArnLike', 'aws:PrincipalArn', ['arn:aws:iam*role/demo-role'], 'no'],
  ['ArnLike', 'aws:PrincipalArn', ['*'], 'no'],
  ['ArnNotEquals', 'aws:PrincipalArn', [roleArn], 'no'],
  ['ArnNotLike', 'aws:PrincipalArn', [`${roleArn}-2`], 'yes'],
  ['Bool', 'aws:SecureTransport', ['true'], 'yes'],
  ['Bool', 'aws:SecureTransport', ['False'], 'no'],
  ['Null', 'aws:SourceVpc', ['true'], 'yes'],
  ['Null', 'aws:SourceVpc', ['false'], 'no'],
  ['Null', 'aws:PrincipalArn', ['false'], 'yes'],
  ['Null', 'aws:SourceIp', ['true'], 'maybe'],
  ['StringEquals', 'aws:SourceVpc', ['vpc-1'], 'no'],
  ['StringEqualsIfExists', 'aws:SourceVpc', ['vpc-1'], 'yes'],
  ['StringEqualsIfExists', 'aws:RequestedRegion', ['eu-west-1'], 'no'],
  ['StringNotEquals', 'aws:SourceVpc', ['vpc-1'], 'yes'],
  ['ForAllValues:StringEquals', 'aws:SourceVpc', ['vpc-1'], 'yes'],
  ['ForAnyValue:StringEquals', 'aws:SourceVpc', ['vpc-1'], 'no'],
  ['ForAnyValue:StringEqualsIfExists', 'aws:SourceVpc', ['vpc-1'], 'maybe'],
  ['ForAnyValue:StringLike', 'aws:RequestedRegion', ['us-*'], 'yes'],
  ['ForAllValues:StringLike', 'aws:RequestedRegion', ['eu-*'], 'no'],
  ['StringEquals', 'aws:PrincipalTag/team', ['a'], 'maybe'],
  ['StringNotEquals', 'aws:PrincipalTag/team', ['a'], 'maybe'],
  ['NumericLessThan', 'aws:RequestedRegion', ['1'], 'maybe'],
  ['StringEquals', 'aws:RequestedRegion', [open], 'unknown'],
  ['StringNotEquals', 'aws:RequestedRegion', [open], 'unknown'],
  ['StringEquals', 'aws:RequestedRegion', [open, 'us-east-1'], 'yes'],
  ['StringEquals', 'aws:PrincipalTag/team', [open], 'maybe'],
  ['StringEquals', 'aws:PrincipalAccount', ['${aws:PrincipalAccount}'], 'yes'],
  ['StringEquals', 'aws:PrincipalAccount', ['${aws:ResourceAccount}'], 'maybe'],
  ['StringEquals', 'aws:PrincipalAccount', [open, '${aws:ResourceAccount}'], 'unknown'],
])('%s %s %j: %s', (operator, key, values, expected) => {
  expect(evaluate([condition(operator, key, ...values)], context)).toBe(expected);
});

describe('several conditions', () => {
  const region = condition('StringEquals', 'aws:RequestedRegion', 'us-east-1');
  const elsewhere = condition('StringEquals', 'aws:RequestedRegion', 'eu-west-1');
  const tag = condition('StringEquals', 'aws:PrincipalTag/team', 'a');

  test('must all hold', () => {
    expect(evaluate([], context)).toBe('yes');
    expect(evaluate([region, region], context)).toBe('yes');
    expect(evaluate([region, tag], context)).toBe('maybe');
    expect(evaluate([tag, elsewhere], context)).toBe('no');
  });

  test('what depends on the request does so whatever is unknown beside it', () => {
    expect(every(['unknown', 'maybe', 'yes'])).toBe('maybe');
    expect(every(['unknown', 'yes'])).toBe('unknown');
  });

  test('read as in the policy', () => {
    expect(describeConditions([tag, condition('StringLike', 'a', 'b', open)])).toBe(
      'StringEquals aws:PrincipalTag/team a and StringLike a b or (unknown: it is imported)',
    );
  });
});

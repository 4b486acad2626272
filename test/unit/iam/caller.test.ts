import { describe, expect, test } from '@jest/globals';
import {
  accountOfPrincipal,
  accountRoot,
  anyone,
  appliesTo,
  contextOfRole,
  roleCaller,
  service,
  type Caller,
} from '../../../src/iam/caller.ts';
import { account, document, roleArn } from './fixtures.ts';

const root = `arn:aws:iam::${account}:root`;
const dynamoDb = 'dynamodb.amazonaws.com';
const callers = {
  role: roleCaller(roleArn, account),
  service: service(dynamoDb),
  account: accountRoot(account),
  anyone,
};

const applying = (principals: object, caller: Caller, Effect = 'Allow'): string => {
  const policy = document({ Effect, Action: 'a:b', Resource: '*', ...principals });
  const [statement] = policy.known ? policy.value.statements : [];
  return statement === undefined ? 'no statement' : appliesTo(statement, caller);
};

describe('an Allow', () => {
  test.each([
    ['everyone', '*', 'yes', 'yes', 'yes', 'yes'],
    ['every AWS principal', { AWS: '*' }, 'yes', 'yes', 'yes', 'yes'],
    ['a service that is called a star', { Service: '*' }, 'no', 'no', 'no', 'no'],
    ['the role', { AWS: roleArn }, 'yes', 'no', 'no', 'no'],
    ['another role', { AWS: `${roleArn}-2` }, 'no', 'no', 'no', 'no'],
    ['the account', { AWS: root }, 'no', 'no', 'yes', 'no'],
    ['the service', { Service: dynamoDb }, 'no', 'yes', 'no', 'no'],
    ['an AWS principal of its name', { AWS: dynamoDb }, 'no', 'no', 'no', 'no'],
    ["a federation of the role's ARN", { Federated: roleArn }, 'no', 'no', 'no', 'no'],
    ['a federation of the account', { Federated: root }, 'no', 'no', 'no', 'no'],
    ['a pattern of accounts', { AWS: 'arn:aws:iam::*:root' }, 'unknown', 'no', 'unknown', 'no'],
    ['an unknown AWS principal', { AWS: '(unknown)' }, 'unknown', 'unknown', 'unknown', 'unknown'],
    ['an unknown service', { Service: '(unknown)' }, 'no', 'unknown', 'no', 'no'],
    ['an unknown federation', { Federated: '(unknown)' }, 'no', 'unknown', 'no', 'no'],
    [
      'the role beside somebody unknown',
      { AWS: ['(unknown)', roleArn] },
      'yes',
      'unknown',
      'unknown',
      'unknown',
    ],
  ] as const)('for %s', (_, Principal, ofRole, ofService, ofAccount, ofAnyone) => {
    expect(applying({ Principal }, callers.role)).toBe(ofRole);
    expect(applying({ Principal }, callers.service)).toBe(ofService);
    expect(applying({ Principal }, callers.account)).toBe(ofAccount);
    expect(applying({ Principal }, callers.anyone)).toBe(ofAnyone);
  });

  test.each([
    [`arn:aws:sts::${account}:assumed-role/demo-role/s`, 'maybe'],
    [`arn:aws-cn:sts::${account}:assumed-role/demo-role/s`, 'maybe'],
    [`arn:aws:sts::${account}:assumed-role/other/s`, 'no'],
    ['arn:aws:sts::999999999999:assumed-role/demo-role/s', 'no'],
    [`x-arn:aws:sts::${account}:assumed-role/demo-role/s`, 'no'],
    [`arn:aws:iam::${account}:user/ann`, 'no'],
  ])('for the session %s of the role: %s', (AWS, expected) => {
    expect(applying({ Principal: { AWS } }, callers.role)).toBe(expected);
  });

  test('for one session of it, or somebody unknown', () => {
    const session = `arn:aws:sts::${account}:assumed-role/demo-role/s`;
    expect(applying({ Principal: { AWS: [session, '(unknown)'] } }, callers.role)).toBe('unknown');
  });

  test.each([
    ['the role', { AWS: roleArn }, 'no'],
    ["the role's account", { AWS: root }, 'no'],
    ['another role', { AWS: `${roleArn}-2` }, 'yes'],
    ['somebody unknown', { AWS: '(unknown)' }, 'unknown'],
  ])('for everyone but %s', (_, NotPrincipal, expected) => {
    expect(applying({ NotPrincipal }, callers.role)).toBe(expected);
  });

  test('for nobody in particular', () => {
    expect(applying({}, callers.role)).toBe('unknown');
  });
});

describe('a Deny', () => {
  test('for an account is for every role of it, and of no other', () => {
    expect(applying({ Principal: { AWS: root } }, callers.role, 'Deny')).toBe('yes');
    expect(applying({ Principal: { AWS: '999999999999' } }, callers.role, 'Deny')).toBe('no');
  });

  test('for everyone but the role may or may not be for it', () => {
    expect(applying({ NotPrincipal: { AWS: roleArn } }, callers.role, 'Deny')).toBe('unknown');
    expect(applying({ NotPrincipal: { AWS: `${roleArn}-2` } }, callers.role, 'Deny')).toBe('yes');
  });
});

test.each([
  [account, account],
  [root, account],
  [`arn:aws-us-gov:iam::${account}:root`, account],
  [`x${account}`, undefined],
  [`${account}x`, undefined],
  [roleArn, undefined],
  ['12345678901', undefined],
])('%s is the account %s', (id, expected) => {
  expect(accountOfPrincipal(id)).toBe(expected);
});

describe('every request of a role', () => {
  const always = {
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'kms:CallerAccount': account,
  };
  test('has its account, its kind and its ARN', () => {
    expect(contextOfRole(roleArn, account)).toStrictEqual({ 'aws:PrincipalArn': roleArn, ...always });
  });
  test('has an ARN that may be any when it is not known', () => {
    expect(contextOfRole(undefined, account)).toStrictEqual(always);
  });
});

import { describe, expect, test } from '@jest/globals';
import { unknown } from '../../../src/facts/fact.ts';
import { trustedPrincipals } from '../../../src/iam/trusted-principals.ts';
import { account, document, roleArn } from './fixtures.ts';

const lambda = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const trusted = (...statements: readonly object[]): unknown => {
  const principals = trustedPrincipals(document(...statements));
  return principals.known
    ? principals.value.map(({ type, id }) => `${type} ${id}`)
    : `unknown: ${principals.reason}`;
};

describe('trustedPrincipals', () => {
  test.each([
    ['one service', [lambda], ['Service lambda.amazonaws.com']],
    [
      'a second in the list',
      [{ ...lambda, Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] } }],
      ['Service lambda.amazonaws.com', 'Service ec2.amazonaws.com'],
    ],
    [
      'a second statement',
      [lambda, { ...lambda, Principal: { AWS: account } }],
      ['Service lambda.amazonaws.com', `AWS ${account}`],
    ],
    ['everyone', [{ ...lambda, Principal: '*' }], ['* *']],
    [
      'everyone but some',
      [{ Effect: 'Allow', NotPrincipal: { AWS: roleArn }, Action: 'sts:*' }],
      [`* everyone but ${roleArn}`],
    ],
    [
      'a service for all but becoming the role',
      [{ Effect: 'Allow', Principal: lambda.Principal, NotAction: 'sts:AssumeRole' }],
      [],
    ],
    ['by a pattern', [{ ...lambda, Action: 'sts:*' }], ['Service lambda.amazonaws.com']],
    [
      'by web identity',
      [
        {
          ...lambda,
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
        },
      ],
      ['Federated cognito-identity.amazonaws.com'],
    ],
    [
      'tagging a session is not assuming',
      [lambda, { ...lambda, Principal: '*', Action: 'sts:TagSession' }],
      ['Service lambda.amazonaws.com'],
    ],
    ['a Deny of the same', [lambda, { ...lambda, Effect: 'Deny' }], []],
    ['a Deny for everyone', [lambda, { ...lambda, Effect: 'Deny', Principal: '*' }], []],
    [
      'a Deny of somebody else',
      [lambda, { ...lambda, Effect: 'Deny', Principal: { AWS: roleArn } }],
      ['Service lambda.amazonaws.com'],
    ],
    [
      'a Deny of something else',
      [lambda, { ...lambda, Effect: 'Deny', Action: 'sts:TagSession' }],
      ['Service lambda.amazonaws.com'],
    ],
    ['nobody', [], []],
  ])('%s', (_, statements, expected) => {
    expect(trusted(...statements)).toEqual(expected);
  });

  test('says whether the trust hangs on a condition, and where it stands', () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': account } };
    expect(trustedPrincipals(document(lambda, { ...lambda, Condition }))).toMatchObject({
      value: [
        { conditional: false, at: { path: 'PolicyDocument.Statement[0].Principal.Service' } },
        { conditional: true },
      ],
    });
  });

  test.each([
    ['the document', undefined, 'not at hand'],
    ['a principal', { ...lambda, Principal: { AWS: '(unknown)' } }, 'it is imported'],
    ['an effect', { ...lambda, Effect: '(unknown)' }, 'it is imported'],
    ['an action', { ...lambda, Action: '(unknown)' }, 'it is imported'],
    ['nobody named', { ...lambda, Principal: undefined }, 'the statement has no Principal'],
    [
      'a Deny under a condition',
      {
        ...lambda,
        Effect: 'Deny',
        Condition: { StringNotEquals: { 'aws:SourceAccount': account } },
      },
      'a Deny may take back some of the trust',
    ],
    [
      'a Deny by exclusion',
      { Effect: 'Deny', NotPrincipal: { AWS: roleArn }, Action: 'sts:*' },
      'a Deny may take back some of the trust',
    ],
  ])('unknown: %s', (_, statement, reason) => {
    const policy = statement === undefined ? unknown('not at hand') : document(lambda, statement);
    expect(trustedPrincipals(policy)).toMatchObject({ known: false, reason });
  });

  test("a Deny of one role may be of one that an account's trust lets in", () => {
    expect(
      trusted(
        { ...lambda, Principal: { AWS: account } },
        { ...lambda, Effect: 'Deny', Principal: { AWS: roleArn } },
      ),
    ).toBe('unknown: a Deny may take back some of the trust');
  });
});

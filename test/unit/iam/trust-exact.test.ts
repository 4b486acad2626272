import { describe, expect, test } from '@jest/globals';
import { trustedPrincipals } from '../../../src/iam/trusted-principals.ts';
import { document, roleArn } from './fixtures.ts';

const lambda = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const trusted = (...statements: readonly object[]): readonly string[] => {
  const principals = trustedPrincipals(document(...statements));
  return principals.known
    ? principals.value.map(({ type, id }) => `${type} ${id}`)
    : [`unknown: ${principals.reason}`];
};
const onlyLambda = ['Service lambda.amazonaws.com'];
const maybe = ['unknown: a Deny may take back some of the trust'];

describe('trust', () => {
  test('is also given by SAML', () => {
    const Federated = 'arn:aws:iam::123456789012:saml-provider/p';
    expect(trusted({ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithSAML' })).toEqual([
      `Federated ${Federated}`,
    ]);
  });

  test('is not given by a statement about something else, whoever that is for', () => {
    const tag = { Effect: 'Allow', Action: 'sts:TagSession' };
    expect(trusted(lambda, { ...tag, Principal: { AWS: '(unknown)' } })).toEqual(onlyLambda);
    expect(trusted(lambda, { ...tag, NotPrincipal: { AWS: roleArn } })).toEqual(onlyLambda);
    expect(trusted(lambda, tag)).toEqual(onlyLambda);
  });

  test('by exclusion names all that are excluded', () => {
    const NotPrincipal = { AWS: [roleArn, '(unknown)'] };
    expect(trusted({ Effect: 'Allow', NotPrincipal, Action: 'sts:AssumeRole' })).toEqual([
      `* everyone but ${roleArn}, ?`,
    ]);
  });
});

describe('a Deny', () => {
  const denying = (Principal: object): readonly string[] =>
    trusted(lambda, { ...lambda, Effect: 'Deny', Principal });

  test('of several takes back what one of them was given', () => {
    expect(denying({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] })).toEqual([]);
  });

  test('of another service, or of something else of that name, takes nothing back', () => {
    expect(denying({ Service: 'ec2.amazonaws.com' })).toEqual(onlyLambda);
    expect(denying({ AWS: 'lambda.amazonaws.com' })).toEqual(onlyLambda);
  });

  test('of a federation may take back anything', () => {
    expect(denying({ Federated: 'x' })).toEqual(maybe);
    expect(denying({ Service: 'ec2.amazonaws.com', Federated: 'x' })).toEqual(maybe);
  });
});

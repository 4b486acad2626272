import { describe, expect, test } from '@jest/globals';
import { known, unknown } from '../../../src/facts/fact.ts';
import { allowsTo } from '../../../src/iam/allows-to.ts';
import { anyone } from '../../../src/iam/caller.ts';
import { grantsOf } from '../../../src/iam/grants.ts';
import type { Statement } from '../../../src/iam/policy.ts';
import { doubtOf, identityRule, resourceRule } from '../../../src/iam/rule.ts';
import { account, document, role, roleArn, scenario } from './fixtures.ts';

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const statementOf = (statement: object): Statement => {
  const policy = document(statement);
  const [first] = policy.known ? policy.value.statements : [];
  if (first === undefined) throw new Error('there is a statement');
  return first;
};

describe("a statement of a role's own policies", () => {
  test.each([
    ['Principal', 'either'],
    ['NotPrincipal', 'either'],
    ['Sid', 'Allow'],
  ])('with a %s: %s', (element, effect) => {
    expect(identityRule(statementOf({ ...good, [element]: '*' })).effect).toBe(effect);
  });

  test.each([' s3:GetObject', 's3:GetObject ', 's3', 's3:Get:Object', '***a'])(
    'with the action %j says that IAM takes no such thing',
    (Action) => {
      expect(identityRule(statementOf({ ...good, Action })).actions.doubt).toMatchObject({
        reason: `${JSON.stringify(Action)} is nothing that IAM takes here`,
      });
    },
  );

  test.each(['*', '**', 's3:*', '*:*', 's?:Get-x_*'])('with the action %j is clear', (Action) => {
    expect(identityRule(statementOf({ ...good, Action })).actions.doubt).toBeUndefined();
  });

  test.each(['table*', 'demo', ''])('with the resource %j says the same', (Resource) => {
    expect(identityRule(statementOf({ ...good, Resource })).resources.doubt).toMatchObject({
      reason: `${JSON.stringify(Resource)} is nothing that IAM takes here`,
    });
  });

  test('is surely about nothing that only a variable names, wherever the variable stands', () => {
    const Resource = ['arn:aws:s3:::b/*', 'arn:aws:s3:::${aws:userid}/*'];
    const { widest, narrowest } = identityRule(statementOf({ ...good, Resource })).resources;
    expect(widest.entries.map(({ text }) => text)).toEqual(Resource);
    expect(narrowest.entries.map(({ text }) => text)).toEqual(['arn:aws:s3:::b/*']);
  });

  test('is in doubt by its action sooner than by its condition', () => {
    const Condition = { StringEquals: { a: '(unknown)' } };
    const rule = identityRule(statementOf({ ...good, Action: '(unknown)', Condition }));
    expect(doubtOf(rule, 'unknown')?.at.path).toBe('PolicyDocument.Statement[0].Action');
    const conditional = identityRule(statementOf({ ...good, Condition }));
    expect(doubtOf(conditional, 'unknown')?.at.path).toContain('Condition');
    expect(doubtOf(conditional, 'yes')).toBeUndefined();
  });
});

describe("a statement of a resource's policy", () => {
  const { Resource: _, ...unsaid } = good;
  const group = 'arn:aws:logs:us-east-1:1:log-group:g';

  test('is about the resource and all beneath it', () => {
    const { bound, resources } = resourceRule(statementOf(unsaid), 'yes', known(group));
    const texts = [group, `${group}/*`, `${group}:*`];
    expect(bound?.map(({ text }) => text)).toEqual(texts);
    expect(resources.widest.patterns.map(({ text }) => text)).toEqual(texts);
  });

  test('knows no wildcard in the name of its resource', () => {
    const { bound } = resourceRule(statementOf(unsaid), 'yes', known('arn:x*y?'));
    expect(bound?.map(({ text }) => text)).toEqual(['arn:x*y?', 'arn:xy/*', 'arn:xy:*']);
  });

  test('keeps what it says itself', () => {
    const { resources } = resourceRule(
      statementOf({ ...unsaid, NotResource: `${group}:x` }),
      'yes',
      known(group),
    );
    expect(resources.widest).toMatchObject({ complement: true, entries: [{ text: `${group}:x` }] });
  });

  test('on what a variable and a pattern name is sure of the pattern alone', () => {
    const Resource = ['arn:aws:s3:::a/${aws:userid}', 'arn:aws:s3:::b/*'];
    const policy = document({ ...good, Principal: '*', Resource });
    const ask = (resource: string): string =>
      allowsTo(policy, { caller: anyone, action: 's3:GetObject', resource: known(resource) }).answer;
    expect(ask('arn:aws:s3:::a/k')).toBe('conditional');
    expect(ask('arn:aws:s3:::b/k')).toBe('yes');
  });
});

describe('the grants of a role', () => {
  const accountOf = (principalArn: Parameters<typeof role>[0]['principalArn']): string | undefined =>
    role(principalArn === undefined ? {} : { principalArn }).context['aws:PrincipalAccount'];

  test("know the role's account from its ARN, and else from the stack", () => {
    expect(accountOf(known('arn:aws:iam::999999999999:role/r'))).toBe('999999999999');
    expect(accountOf(known(roleArn))).toBe(account);
    expect(accountOf(unknown('it is imported'))).toBe(account);
  });

  test('hold policies that could not be listed as unread', () => {
    const policies = unknown('denied');
    const grants = grantsOf({
      principalArn: known(roleArn),
      policies,
      boundary: known(undefined),
      resourcePolicies: [],
      scenario,
    });
    expect(grants.identity).toEqual({ rules: [], unknowns: [policies] });
  });
});

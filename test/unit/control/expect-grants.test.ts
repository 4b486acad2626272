import { describe, expect, test } from '@jest/globals';
import { expectAccess, expectGrants } from '../../../src/control/expect-grants.ts';
import { verdictOf } from '../../../src/control/judge.ts';
import { known, unknown, type Fact } from '../../../src/facts/fact.ts';
import { jsonValue } from '../../../src/facts/json-value.ts';
import { allow, grantsOf, type Grants } from '../../../src/iam/grants.ts';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import type { PolicyDocument } from '../../../src/iam/policy.ts';
import { scenario } from '../resources/template/observed.ts';

const at = { resource: 'Role', path: 'Properties.Policies[0]' };
const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
const grants = (document: Fact<PolicyDocument>): Grants =>
  grantsOf({
    principalArn: known('arn:aws:iam::123456789012:role/r'),
    policies: known([{ name: known('p'), managed: false, document, at }]),
    boundary: known(undefined),
    resourcePolicies: [],
    scenario,
  });
const policy = (...actions: readonly string[]): Fact<PolicyDocument> =>
  parsePolicy(jsonValue({ Statement: [{ Effect: 'Allow', Action: actions, Resource: table }] }, at));
const expected = {
  required: allow('dynamodb:PutItem', table),
  permitted: allow('dynamodb:PutItem', table),
  services: { only: ['dynamodb'] },
};
const verdict = (document: Fact<PolicyDocument>) => verdictOf(expectGrants(grants(document), expected));

describe('what a role is granted', () => {
  test('is exactly what it should be', () => {
    expect(verdict(policy('dynamodb:PutItem')).outcome).toBe('pass');
    expect(verdict(policy('dynamodb:PutItem', 's3:GetObject')).outcome).toBe('pass');
  });
  test('beyond it is named by a request', () => {
    expect(verdict(policy('dynamodb:PutItem', 'dynamodb:Scan'))).toMatchObject({
      outcome: 'fail',
      findings: [
        {
          message: expect.stringMatching(/^granted beyond it: dynamodb:Scan on .*table\/t/),
          expected: `only dynamodb:PutItem on ${table}`,
          actual: `dynamodb:Scan on ${table}`,
        },
      ],
    });
  });
  test('beyond it by a pattern says so', () => {
    const [finding] = verdict(policy('dynamodb:*')).findings;
    expect(finding?.message).toContain('(by dynamodb:*)');
  });
  test('beyond it by far is not listed in full', () => {
    const actions = ['Get', 'Put', 'Delete', 'Update'].flatMap((verb) =>
      ['Item', 'I*', 'It*', 'Ite*', '*tem', '*Item'].map((rest) => `dynamodb:${verb}${rest}`),
    );
    const checks = expectGrants(grants(policy(...actions)), {
      permitted: [],
      services: { only: ['dynamodb'] },
    });
    expect(checks.length).toBeLessThan(actions.length);
    const messages = verdictOf(checks).findings.map(({ message }) => message);
    expect(messages).toEqual(expect.arrayContaining([expect.stringMatching(/, and \d+ more actions$/)]));
  });
  test('short of it is named as well', () => {
    expect(verdict(policy('dynamodb:GetItem')).findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining(`not granted: dynamodb:PutItem on ${table}`)]),
    );
  });
  test('when nothing may be granted says so', () => {
    const [check] = expectGrants(grants(policy('dynamodb:Scan')), {
      permitted: [],
      services: { except: ['logs'] },
    });
    expect(check).toMatchObject({ outcome: 'fail', finding: { expected: 'nothing of it' } });
  });
  test('is not observable when a policy is unknown', () => {
    expect(verdict(unknown('it is imported', at))).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('it is imported'),
    });
  });
});

describe('access', () => {
  test.each([
    ['yes', 'pass'],
    ['no', 'fail'],
    ['conditional', 'fail'],
    ['unknown', 'not-observable'],
  ] as const)('that is answered with %s is %s', (answer, outcome) => {
    expect(expectAccess({ answer, why: 'because', at }, 'it', 'access').outcome).toBe(outcome);
  });
  test('that fails says why and where', () => {
    expect(expectAccess({ answer: 'no', why: 'a statement denies it', at }, 'it', 'access')).toEqual({
      outcome: 'fail',
      finding: {
        message: 'it: a statement denies it',
        expected: 'access',
        actual: 'a statement denies it',
        at,
      },
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import { only, reason, value, values } from './facts.ts';
import {
  account,
  allow,
  awsError,
  fails,
  managedArn,
  observe,
  policy,
  roleArn,
  tableArn,
  type Answers,
} from './world.ts';

const ours = `arn:aws:iam::${account}:policy/demo-policy`;
const attached: Answers = {
  'iam.listAttachedRolePolicies': () => ({
    AttachedPolicies: [{ PolicyArn: ours }, { PolicyArn: managedArn }],
  }),
  'iam.getPolicyVersion': () => ({
    PolicyVersion: { Document: policy(allow('dynamodb:PutItem', tableArn)) },
  }),
};

describe('a managed policy', () => {
  test('of the account, attached to a role; AWS’s own is none', async () => {
    const its = only(await observe(attached), 'managedPolicy');
    expect([its.id, value(its.own)]).toEqual([ours, true]);
    expect(values([its.name, its.arn])).toEqual(['demo-policy', ours]);
    expect(value(its.document).statements.map(({ actions }) => values(actions ?? []))).toEqual([
      ['dynamodb:PutItem'],
    ]);
  });

  test('is read once for its role and for itself', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    await observe(attached, undefined, { calls });
    expect(calls.filter(([call]) => call === 'iam.getPolicy').length).toBe(2);
  });

  test('that may not be read', async () => {
    const system = await observe({ ...attached, 'iam.getPolicy': fails('AccessDenied') });
    expect(reason(only(system, 'managedPolicy').document)).toContain('needs iam:GetPolicy');
  });

  test('may be missed when those of a role may not be listed', async () => {
    const system = await observe({ 'iam.listAttachedRolePolicies': fails('AccessDenied') });
    expect(system.unreadable('managedPolicy')).toContain('needs iam:ListAttachedRolePolicies');
  });
});

describe('names that the specification fixes', () => {
  const entry = {
    names: {
      role: ['demo-role', 'other-role'],
      managedPolicy: ['demo-policy', 'gone'],
      table: ['demo-data'],
    },
  };
  const otherArn = `arn:aws:iam::${account}:role/path/other-role`;
  const named: Answers = {
    'iam.getRole': ({ RoleName }) => ({
      Role: {
        Arn: RoleName === 'demo-role' ? roleArn : otherArn,
        AssumeRolePolicyDocument: policy(),
      },
    }),
    'iam.getPolicy': ({ PolicyArn }) => {
      if (String(PolicyArn).endsWith('/gone')) throw awsError('NoSuchEntity');
      return { Policy: { DefaultVersionId: 'v1' } };
    },
  };

  test('are looked up, each once, though nothing leads there', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    const system = await observe(named, undefined, { entry, calls });
    expect(system.all('role').map(({ arn }) => value(arn))).toEqual([roleArn, otherArn]);
    expect(system.all('managedPolicy').map(({ id }) => id)).toEqual([ours]);
    expect(system.all('table').length).toBe(1);
    expect(calls.filter(([call]) => call === 'iam.getRole').length).toBe(2);
    expect(calls.filter(([call]) => call === 'dynamoDb.describeTable').length).toBe(1);
  });

  test('a role that may not be read has a name, but no ARN', async () => {
    const system = await observe({ 'iam.getRole': fails('AccessDenied') }, undefined, {
      entry: { names: { role: ['other-role'] } },
    });
    const other = system.all('role').find(({ id }) => id === 'other-role');
    expect(other && [value(other.name), other.arn.known]).toEqual(['other-role', false]);
    const led = system.all('role').find(({ id }) => id === 'demo-role');
    expect(led && value(led.arn)).toBe(roleArn);
  });
});

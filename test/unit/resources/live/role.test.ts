import { describe, expect, test } from '@jest/globals';
import type { AttachedPolicy, RoleFacts } from '../../../../src/resources/role/facts.ts';
import { only, reason, value, values } from './facts.ts';
import {
  account,
  allow,
  fails,
  managedArn,
  observe,
  policy,
  roleArn,
  tableArn,
  type Answers,
} from './world.ts';

const roleWhere = async (changed: Answers): Promise<RoleFacts> => only(await observe(changed), 'role');
const granted = ({ name, managed, document }: AttachedPolicy): unknown => [
  value(name),
  managed,
  value(document).statements.flatMap(({ actions = [], resources = [] }) =>
    values([...actions, ...resources]),
  ),
];

describe('a role', () => {
  test('its names and whom it trusts, from a URL-encoded document', async () => {
    const its = await roleWhere({});
    expect(values([its.name, its.arn])).toEqual(['demo-role', roleArn]);
    const [statement] = value(its.trust).statements;
    expect(statement?.principals?.map(({ type, id }) => [type, value(id)])).toEqual([
      ['Service', 'lambda.amazonaws.com'],
    ]);
    expect(statement?.principals?.[0]?.id.at.path).toBe(
      'GetRole.Role.AssumeRolePolicyDocument.Statement[0].Principal.Service',
    );
  });

  test('its inline policies and its managed ones, AWS’s as they really are', async () => {
    const its = await roleWhere({});
    expect(value(its.policies).map(granted)).toEqual([
      ['write', false, ['dynamodb:PutItem', tableArn]],
      [managedArn, true, ['logs:PutLogEvents', '*']],
    ]);
    expect(value(its.boundary)).toBeUndefined();
  });

  test('reads a managed policy in the version that is in force', async () => {
    const its = await roleWhere({
      'iam.getPolicyVersion': ({ VersionId }) => ({
        PolicyVersion: { Document: policy(allow(`logs:${String(VersionId)}`, '*')) },
      }),
    });
    expect(value(its.policies).map(granted)[1]).toEqual([managedArn, true, ['logs:v3', '*']]);
  });

  test('its policies, of all pages', async () => {
    const its = await roleWhere({
      'iam.listRolePolicies': ({ Marker }) =>
        Marker === undefined
          ? { PolicyNames: ['a'], IsTruncated: true, Marker: 'm' }
          : { PolicyNames: ['b'] },
      'iam.listAttachedRolePolicies': ({ Marker }) =>
        Marker === undefined
          ? { AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/C' }], IsTruncated: true, Marker: 'm' }
          : { AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/D' }] },
    });
    expect(value(its.policies).map(({ name }) => value(name))).toEqual([
      'a',
      'b',
      'arn:aws:iam::aws:policy/C',
      'arn:aws:iam::aws:policy/D',
    ]);
  });

  test('its boundary', async () => {
    const boundary = `arn:aws:iam::${account}:policy/boundary`;
    const its = await roleWhere({
      'iam.getRole': () => ({ Role: { PermissionsBoundary: { PermissionsBoundaryArn: boundary } } }),
    });
    const found = value(its.boundary);
    expect(found && granted(found)).toEqual([boundary, true, ['logs:PutLogEvents', '*']]);
    expect([value(its.arn), reason(its.trust)]).toEqual([roleArn, 'the service gave no policy document']);
  });

  test.each(['iam.listRolePolicies', 'iam.listAttachedRolePolicies'])(
    'its policies are unknown, not fewer, without %s',
    async (call) => {
      const its = await roleWhere({ [call]: fails('AccessDenied') });
      expect(reason(its.policies)).toContain('AccessDenied (needs iam:List');
    },
  );

  test.each([
    ['iam.getRolePolicy', 0],
    ['iam.getPolicy', 1],
    ['iam.getPolicyVersion', 1],
  ])('a policy is unknown, and the others known, without %s', async (call, index) => {
    for (const name of ['AccessDenied', 'NoSuchEntity']) {
      const policies = value((await roleWhere({ [call]: fails(name) })).policies);
      expect(policies.map(({ document }) => document.known)).toEqual([index !== 0, index !== 1]);
    }
  });

  test.each([
    ['not JSON', '{"Version":', 'it is not JSON'],
    ['not URL-encoded', '%7B%ZZ', 'the policy document is not URL-encoded as it should be'],
  ])('a document that is %s is unknown', async (_, PolicyDocument, why) => {
    const [inline] = value((await roleWhere({ 'iam.getRolePolicy': () => ({ PolicyDocument }) })).policies);
    expect(inline && reason(inline.document)).toContain(why);
  });

  test('whom it trusts and its boundary are unknown when it may not be read', async () => {
    const its = await roleWhere({ 'iam.getRole': fails('AccessDenied') });
    expect([reason(its.trust), reason(its.boundary)]).toEqual(
      ['', ''].map(() => 'the role demo-role could not be read: AccessDenied (needs iam:GetRole)'),
    );
    expect(value(its.arn)).toBe(roleArn);
  });
});

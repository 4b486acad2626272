import type { Value } from '../../facts/value.ts';
import type { Configured, TerraformMapping } from '../../terraform/mapping.ts';
import { decoded, list, textIn } from '../../terraform/values.ts';
import {
  argument,
  blocks,
  jsonArgument,
  nameArgument,
  perhaps,
  sameText,
  tagList,
} from '../terraform-words.ts';

/** What attaches managed policies to roles, and how each names the roles. */
const attachments = [
  ['aws_iam_role_policy_attachment', 'role', 'policy_arn'],
  ['aws_iam_policy_attachment', 'roles', 'policy_arn'],
  ['aws_iam_role_policy_attachments_exclusive', 'role_name', 'policy_arns'],
] as const;

/** Its own managed policies, and those that are attached to it. */
const managedPolicies = (its: Configured): Value | undefined => {
  const name = its.attribute('name');
  const attached = attachments.flatMap(([type, roles, policies]) =>
    its.others(type).flatMap((other): readonly Value[] => {
      const same = other.all(roles).map((role) => sameText(role, name));
      if (same.includes(true)) return other.all(policies);
      return same.includes(undefined) ? [perhaps(other, other.at)] : [];
    }),
  );
  const own = its.get('managed_policy_arns');
  if (own?.kind === 'unknown') return own;
  const all = [...its.all('managed_policy_arns'), ...attached];
  return all.length === 0 ? undefined : list(all, own?.at ?? its.at);
};

const inlineName: TerraformMapping['properties'][string] = nameArgument();

/** Roles and the policies that reach them. */
export const roleMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_iam_role',
    as: 'AWS::IAM::Role',
    properties: {
      RoleName: nameArgument(),
      Path: argument('path'),
      AssumeRolePolicyDocument: jsonArgument('assume_role_policy'),
      PermissionsBoundary: argument('permissions_boundary'),
      Policies: (its) => {
        // An empty block takes all inline policies away.
        const policies = blocks('inline_policy', (get) => ({
          PolicyName: get('name'),
          PolicyDocument: policyIn(get('policy')),
        }))(its);
        return policies?.kind === 'list'
          ? list(
              policies.items.filter((item) => item.kind !== 'dict' || item.entries.size > 0),
              policies.at,
            )
          : policies;
      },
      ManagedPolicyArns: managedPolicies,
      Tags: tagList,
    },
    attributes: { id: 'Ref', name: 'Ref', arn: 'Arn', unique_id: 'RoleId' },
  },
  {
    type: 'aws_iam_role_policy',
    as: 'AWS::IAM::RolePolicy',
    properties: {
      PolicyName: inlineName,
      RoleName: argument('role'),
      PolicyDocument: jsonArgument('policy'),
    },
    attributes: {
      name: inlineName,
    },
  },
];

const policyIn = (text: Value | undefined): Value | undefined =>
  text === undefined || textIn(text) === '' ? undefined : decoded(text);

import type { TerraformMapping } from '../../terraform/mapping.ts';
import { argument, jsonArgument, nameArgument } from '../terraform-words.ts';

/** Managed policies. What attaches them to a role is read with the role. */
export const managedPolicyMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_iam_policy',
    as: 'AWS::IAM::ManagedPolicy',
    properties: {
      ManagedPolicyName: nameArgument(),
      Path: argument('path'),
      Description: argument('description'),
      PolicyDocument: jsonArgument('policy'),
    },
    attributes: { id: 'Ref', arn: 'Ref', name: nameArgument(), policy_id: 'PolicyId' },
  },
];

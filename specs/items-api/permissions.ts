import { expectAccess, expectGrants } from '../../src/control/expect-grants.ts';
import { need } from '../../src/control/subject.ts';
import { allow, type Grant } from '../../src/iam/grants.ts';
import { callThroughDynamoDb } from '../common/encryption.ts';
import { grantsOfRole } from '../common/grants.ts';
import { hasOwnRole } from '../common/role.ts';
import { writingLogs } from '../common/writing-logs.ts';
import { letsGrantCount } from './key-policy.ts';
import { add, attachFromElsewhere, remove, set, sub, swapReference, withMfa } from './breaks.ts';
import { control, section } from './words.ts';

const logs = 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0]';
const items = 'Policies[PolicyName=PutAndGetItems].PolicyDocument.Statement[0]';
const keys = 'Policies[PolicyName=UseKey].PolicyDocument.Statement[0]';

/** § 3, IAM roles (principle of least privilege). */
export const permissions = section('3', 'IAM roles', [
  control(
    'ITEMS-ROLE-01',
    "the function has an execution role of the stack's own, which only Lambda may assume",
    {
      judge: hasOwnRole,
      breaks: [
        set('fn', 'Role', 'arn:aws:iam::123456789012:role/shared'),
        add('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
        set('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'edgelambda.amazonaws.com'),
        add('role', 'AssumeRolePolicyDocument.Statement', {
          Effect: 'Allow',
          Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') },
          Action: 'sts:AssumeRole',
        }),
      ],
    },
  ),

  control('ITEMS-ROLE-02', "of logs, it grants what writing to the function's log group takes", {
    judge: (its, context) =>
      expectGrants(grantsOfRole(its.role, context.system), {
        required: writingLogs(its, context, true),
        permitted: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].flatMap((action) =>
          allow(action, '*'),
        ),
        services: { only: ['logs'] },
      }),
    breaks: [
      remove('role', `${logs}.Action[0]`),
      remove('role', `${logs}.Action[1]`),
      remove('role', `${logs}.Action[2]`),
      add('role', `${logs}.Action`, 'logs:DeleteLogGroup'),
      set('role', `${logs}.Action`, 'logs:*'),
      swapReference('role', `${logs}.Resource`),
      attachFromElsewhere('role', 'logs:FilterLogEvents', '*'),
    ],
  }),

  control('ITEMS-ROLE-03', "of dynamodb, PutItem and GetItem on the stack's table and nothing else", {
    judge: ({ role, table }, { system }) => {
      const arn = need(table.arn);
      const both = ['dynamodb:PutItem', 'dynamodb:GetItem'];
      return expectGrants(grantsOfRole(role, system), {
        required: both.flatMap((action) => allow(action, arn)),
        permitted: both.flatMap((action) => allow(action, arn, `${arn}/index/*`)),
        services: { only: ['dynamodb'] },
      });
    },
    breaks: [
      remove('role', `${items}.Action[0]`),
      remove('role', `${items}.Action[1]`),
      add('role', `${items}.Action`, 'dynamodb:Query'),
      set('role', `${items}.Action`, 'dynamodb:*'),
      set('role', `${items}.Resource`, '*'),
      swapReference('role', `${items}.Resource`),
      set('role', `${items}.Condition`, withMfa),
      attachFromElsewhere('role', 'dynamodb:Scan', 'table'),
    ],
  }),

  control('ITEMS-ROLE-04', "of kms, Decrypt and GenerateDataKey on the stack's key and nothing else", {
    judge: ({ role, key }, context) => {
      const arn = need(key.arn);
      const both = ['kms:Decrypt', 'kms:GenerateDataKey'];
      const uses = (action: string): Grant => ({
        action,
        resource: arn,
        context: callThroughDynamoDb(context),
      });
      return [
        ...expectGrants(grantsOfRole(role, context.system), {
          required: both.map(uses),
          permitted: both.flatMap((action) => allow(action, arn)),
          services: { only: ['kms'] },
        }),
        ...both.map((action) =>
          expectAccess(
            letsGrantCount(action, { key, role }, context),
            `whether the key's policy lets the role's ${action} count`,
            "a statement for the account's root, so that its IAM policies decide, or for the role",
          ),
        ),
      ];
    },
    breaks: [
      remove('role', `${keys}.Action[0]`),
      remove('role', `${keys}.Action[1]`),
      add('role', `${keys}.Action`, 'kms:CreateGrant'),
      set('role', `${keys}.Resource`, '*'),
      set('role', `${keys}.Resource`, sub('arn:aws:kms:us-east-1:${AWS::AccountId}:alias/items')),
      swapReference('role', `${keys}.Resource`),
      attachFromElsewhere('role', 'kms:ScheduleKeyDeletion', 'key'),
      remove('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey]'),
      add('key', 'KeyPolicy.Statement', {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'kms:Decrypt',
        Resource: '*',
      }),
    ],
  }),

  control('ITEMS-ROLE-05', 'nothing beyond these', {
    judge: ({ role }, { system }) =>
      expectGrants(grantsOfRole(role, system), {
        permitted: [],
        services: { except: ['logs', 'dynamodb', 'kms'] },
      }),
    breaks: [
      attachFromElsewhere('role', 's3:GetObject', '*'),
      set('role', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess']),
      set('role', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess']),
    ],
  }),
]);

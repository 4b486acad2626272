import { expectGrants } from '../../src/control/expect-grants.ts';
import { need } from '../../src/control/subject.ts';
import { allow } from '../../src/iam/grants.ts';
import { grantsOfRole, ifThere } from '../common/grants.ts';
import { isOwnRole, onlyAssumedBy } from '../common/role.ts';
import { logGroupArn, writingLogs } from '../common/writing-logs.ts';
import { add, attachFromElsewhere, remove, set, sub, swapReference, withMfa } from './breaks.ts';
import { control } from './words.ts';

/** § 2, the function's role. */
export const permissions = [
  control('DATA-ROLE-01', "the function has a role of the stack's own", {
    judge: ({ fn }, { system }) => isOwnRole(fn.role, "the function's role", system),
    breaks: [set('fn', 'Role', 'arn:aws:iam::123456789012:role/shared')],
  }),

  control('DATA-ROLE-02', 'only Lambda may assume it', {
    judge: ({ role }) => onlyAssumedBy(role, 'lambda.amazonaws.com'),
    breaks: [
      add('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
      set('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'edgelambda.amazonaws.com'),
      add('role', 'AssumeRolePolicyDocument.Statement', {
        Effect: 'Allow',
        Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') },
        Action: 'sts:AssumeRole',
      }),
    ],
  }),

  control('DATA-ROLE-03', "of logs, it grants what writing takes, on the function's own log group only", {
    judge: (its, context) => {
      const group = logGroupArn(need(its.fn.logGroupName), context.scenario);
      return expectGrants(grantsOfRole(its.role, context.system), {
        required: writingLogs(its, context, true),
        permitted: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].flatMap((action) =>
          allow(action, group, `${group}:*`),
        ),
        services: { only: ['logs'] },
      });
    },
    breaks: [
      remove('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action[0]'),
      remove('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action[1]'),
      remove('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action[2]'),
      add('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action', 'logs:DeleteLogGroup'),
      set('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action', 'logs:*'),
      set('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Resource', '*'),
      swapReference('role', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Resource'),
      attachFromElsewhere('role', 'logs:PutLogEvents', '*'),
      set('role', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']),
    ],
  }),

  control('DATA-ROLE-04', "of dynamodb, PutItem on the stack's table and nothing else", {
    judge: ({ role, table }, { system }) => {
      const arn = need(table.arn);
      return expectGrants(grantsOfRole(role, system), {
        required: allow('dynamodb:PutItem', arn),
        permitted: allow('dynamodb:PutItem', arn, `${arn}/index/*`),
        services: { only: ['dynamodb'] },
      });
    },
    breaks: [
      set('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Action', 'dynamodb:GetItem'),
      add('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Action', 'dynamodb:GetItem'),
      set('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Action', 'dynamodb:*'),
      set('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Action', 'dynamodb:Put*'),
      set('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Resource', '*'),
      swapReference('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Resource'),
      set('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Condition', withMfa),
      attachFromElsewhere('role', 'dynamodb:Scan', 'table'),
    ],
  }),

  control('DATA-ROLE-05', "nothing beyond these two, save using the stack's own key", {
    judge: (subjects, { system }) => {
      const key = ifThere(() => subjects.key);
      const arn = key && need(key.arn);
      return expectGrants(grantsOfRole(subjects.role, system), {
        permitted:
          arn === undefined
            ? []
            : ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'].flatMap((action) =>
                allow(action, arn),
              ),
        services: { except: ['logs', 'dynamodb'] },
      });
    },
    breaks: [
      attachFromElsewhere('role', 's3:GetObject', '*'),
      attachFromElsewhere('role', 'kms:ScheduleKeyDeletion', 'key'),
      attachFromElsewhere('role', 'kms:Decrypt', '*'),
      set('role', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess']),
    ],
  }),
];

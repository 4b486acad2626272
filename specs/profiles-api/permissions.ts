import { expectGrants } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import { allow, type Grant } from '../../src/iam/grants.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import { grantsOfRole } from '../common/grants.ts';
import { groupByGroup } from '../common/one-by-one.ts';
import { hasOwnRole, onlyAssumedBy } from '../common/role.ts';
import { logGroupArn, writingLogs } from '../common/writing-logs.ts';
import {
  add,
  attachFromElsewhere,
  hcl,
  remove,
  removeAttribute,
  removeResource,
  set,
  sub,
} from './breaks.ts';
import { gatewayLogs, keepsGatewayLogs, logsAsAccount } from './gateway-role.ts';
import { control, section } from './words.ts';
import { managedPoliciesExist } from './managed-policies.ts';

const items = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];

/** Of these, DynamoDB takes an index for the last two alone. */
const ofIndexes = items.slice(-2);

const traces = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
].flatMap((action) => allow(action, '*'));

/** The table's indexes, by what they are called; any index where it has none. */
const indexesOf = ({ arn, indexes }: TableFacts): readonly string[] => {
  const names = (valueOf(indexes) ?? []).flatMap(({ name }) => valueOf(name) ?? []);
  return (names.length === 0 ? ['*'] : names).map((name) => `${need(arn)}/index/${name}`);
};

const usingTable = (table: TableFacts): readonly Grant[] => [
  ...items.flatMap((action) => allow(action, need(table.arn))),
  ...ofIndexes.flatMap((action) => allow(action, ...indexesOf(table))),
];

const statement = (policy: number, index = 0): `Policies[${number}].PolicyDocument.Statement[${number}]` =>
  `Policies[${policy}].PolicyDocument.Statement[${index}]`;
const [onTable, onLogs] = [statement(0), statement(1)];
const otherGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/dev-api-handler';
const execution =
  'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:API-Gateway-Execution-Logs_${Api}';
const accessLog = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiLogGroup}';

const hclTable = 'policy.Statement[0]';

/** A policy beside those of a role of the Terraform code. */
const beside = (
  role: 'function' | 'gateway_logs',
  action: string,
  resource: string,
): ReturnType<typeof hcl.addCode> =>
  hcl.addCode(
    `the role ${role} is granted ${action} on ${resource} by another policy`,
    `resource "aws_iam_role_policy" "beside" {
  role   = aws_iam_role.${role}.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${resource} }] })
}`,
  );

/** Roles and permissions. */
export const permissions = section('-', 'Roles and permissions', [
  control('PROF-ROLE-01', "the function has a role of the stack's own, which Lambda alone may assume", {
    judge: hasOwnRole,
    breaks: [
      set('fn', 'Role', 'arn:aws:iam::123456789012:role/shared'),
      add('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'apigateway.amazonaws.com'),
      set('role', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'edgelambda.amazonaws.com'),
      add('role', 'AssumeRolePolicyDocument.Statement', {
        Effect: 'Allow',
        Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') },
        Action: 'sts:AssumeRole',
      }),
    ],
    breaksTerraform: [
      hcl.set('aws_lambda_function.api', 'role', '"arn:aws:iam::123456789012:role/shared"'),
      hcl.set(
        'aws_iam_role.function',
        'assume_role_policy.Statement[0].Principal.Service',
        '["lambda.amazonaws.com", "apigateway.amazonaws.com"]',
      ),
      hcl.set(
        'aws_iam_role.function',
        'assume_role_policy.Statement[0].Principal',
        '{ AWS = local.account_id }',
      ),
    ],
  }),

  control('PROF-ROLE-02', 'of dynamodb, six actions on the table and its indexes and nothing else', {
    judge: ({ role, table }, { system }) => {
      const arn = need(table.arn);
      return expectGrants(grantsOfRole(role, system), {
        required: usingTable(table),
        permitted: items.flatMap((action) => allow(action, arn, `${arn}/index/*`)),
        services: { only: ['dynamodb'] },
      });
    },
    breaks: [
      ...items.map((_, index) => remove('role', `${onTable}.Action[${index}]`)),
      add('role', `${onTable}.Action`, 'dynamodb:BatchGetItem'),
      set('role', `${onTable}.Action`, 'dynamodb:*'),
      set('role', `${onTable}.Resource`, '*'),
      set('role', `${onTable}.Resource`, sub('${ProfilesTable.Arn}')),
      set('role', `${onTable}.Resource`, sub('${ProfilesTable.Arn}/index/*')),
      set('role', `${onTable}.Resource`, sub('${ProfilesTable.Arn}*')),
      set('role', `${onTable}.Condition`, { Bool: { 'aws:MultiFactorAuthPresent': true } }),
      attachFromElsewhere('role', 'dynamodb:Scan', '*'),
    ],
    breaksTerraform: [
      hcl.remove('aws_iam_role_policy.function_table', `${hclTable}.Action[0]`),
      hcl.add('aws_iam_role_policy.function_table', `${hclTable}.Action`, '"dynamodb:BatchGetItem"'),
      hcl.set('aws_iam_role_policy.function_table', `${hclTable}.Action`, '"dynamodb:*"'),
      hcl.set('aws_iam_role_policy.function_table', `${hclTable}.Resource`, '"*"'),
      hcl.remove('aws_iam_role_policy.function_table', `${hclTable}.Resource[0]`),
      hcl.remove('aws_iam_role_policy.function_table', `${hclTable}.Resource[1]`),
      beside('function', 'dynamodb:DeleteTable', 'aws_dynamodb_table.profiles.arn'),
    ],
  }),

  control('PROF-ROLE-03', "of logs, what writing takes, on the function's own log group only", {
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
      remove('role', `${onLogs}.Action[0]`),
      remove('role', `${onLogs}.Action[1]`),
      remove('role', `${onLogs}.Action[2]`),
      add('role', `${onLogs}.Action`, 'logs:DeleteLogGroup'),
      set('role', `${onLogs}.Action`, 'logs:*'),
      set('role', `${onLogs}.Resource`, '*'),
      set('role', `${onLogs}.Resource`, sub(`${accessLog}:*`)),
      attachFromElsewhere('role', 'logs:PutLogEvents', '*'),
    ],
    breaksTerraform: [
      hcl.remove('aws_iam_role_policy.function_logs', `${hclTable}.Action[2]`),
      hcl.set('aws_iam_role_policy.function_logs', `${hclTable}.Action`, '"logs:*"'),
      hcl.set('aws_iam_role_policy.function_logs', `${hclTable}.Resource`, '"*"'),
      hcl.set(
        'aws_iam_role_policy.function_logs',
        `${hclTable}.Resource`,
        '"${aws_cloudwatch_log_group.api.arn}:*"',
      ),
    ],
  }),

  control(
    'PROF-ROLE-04',
    "X-Ray's writes, as AWS's own policy grants them, and nothing of any other service",
    {
      judge: ({ role }, context) => [
        ...expectGrants(grantsOfRole(role, context.system), {
          required: traces,
          permitted: traces,
          services: { except: ['logs', 'dynamodb'] },
        }),
        managedPoliciesExist(role, context),
      ],
      breaks: [
        remove('role', 'ManagedPolicyArns'),
        set('role', 'ManagedPolicyArns[0]', 'arn:aws:iam::aws:policy/AWSXrayFullAccess'),
        set('role', 'ManagedPolicyArns[0]', 'arn:aws-cn:iam::aws:policy/AWSXRayDaemonWriteAccess'),
        attachFromElsewhere('role', 's3:GetObject', '*'),
        attachFromElsewhere('role', 'xray:GetTraceSummaries', '*'),
        attachFromElsewhere('role', 'kms:Decrypt', '*'),
      ],
      breaksTerraform: [
        hcl.remove('aws_iam_role_policy_attachment.function_tracing'),
        hcl.set(
          'aws_iam_role_policy_attachment.function_tracing',
          'policy_arn',
          '"arn:${local.partition}:iam::aws:policy/AWSXrayFullAccess"',
        ),
        hcl.set(
          'aws_iam_role_policy_attachment.function_tracing',
          'policy_arn',
          '"arn:aws-us-gov:iam::aws:policy/AWSXRayDaemonWriteAccess"',
        ),
        beside('function', 's3:GetObject', '"*"'),
      ],
    },
  ),

  control(
    'PROF-ROLE-05',
    "API Gateway's logging role: API Gateway alone may assume it, and it is granted seven actions on the API's own log group",
    {
      judge: (its, context) => [
        onlyAssumedBy(its.gatewayRole, 'apigateway.amazonaws.com'),
        ...groupByGroup([() => keepsGatewayLogs(its, context)]),
      ],
      breaks: [
        set('gatewayRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', [
          'apigateway.amazonaws.com',
          'lambda.amazonaws.com',
        ]),
        // The listing of groups is granted once more, on all of them.
        ...gatewayLogs
          .filter((action) => action !== 'logs:DescribeLogGroups')
          .map((action) =>
            set(
              'gatewayRole',
              `${onTable}.Action`,
              gatewayLogs.filter((other) => other !== action),
            ),
          ),
        add('gatewayRole', `${onTable}.Action`, 'logs:DeleteLogGroup'),
        set('gatewayRole', `${onTable}.Resource`, '*'),
        set('gatewayRole', `${onTable}.Resource`, [otherGroup, `${otherGroup}:*`]),
        attachFromElsewhere('gatewayRole', 's3:PutObject', '*'),
      ],
      breaksTerraform: [
        hcl.set(
          'aws_iam_role.gateway_logs',
          'assume_role_policy.Statement[0].Principal.Service',
          '["apigateway.amazonaws.com", "lambda.amazonaws.com"]',
        ),
        hcl.remove('aws_iam_role_policy.gateway_logs', `${hclTable}.Action[6]`),
        hcl.set('aws_iam_role_policy.gateway_logs', `${hclTable}.Resource`, '"*"'),
        hcl.set(
          'aws_iam_role_policy.gateway_logs',
          `${hclTable}.Resource`,
          '["${local.logs_arn}:${local.function_log_group}", "${local.logs_arn}:${local.function_log_group}:*"]',
        ),
        beside('gateway_logs', 's3:PutObject', '"*"'),
      ],
    },
  ),

  control(
    'PROF-ROLE-06',
    "API Gateway's account has a logging role before the stage is made, and the role reaches the API's execution logs",
    {
      ours: true,
      judge: logsAsAccount,
      breaks: [
        removeResource('AWS::ApiGateway::Account'),
        set('gatewayRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
        set('gatewayRole', `${onTable}.Resource`, [sub(accessLog), sub(`${accessLog}:*`)]),
        set('gatewayRole', `${onTable}.Resource`, [
          sub(accessLog),
          sub(`${accessLog}:*`),
          sub(`${execution}/dev`),
          sub(`${execution}/dev:*`),
        ]),
        remove('gatewayRole', statement(0, 1)),
        removeAttribute('stage', 'DependsOn'),
      ],
      breaksTerraform: [
        hcl.together(
          'no aws_api_gateway_account',
          hcl.remove('aws_api_gateway_account.logs'),
          hcl.remove('aws_api_gateway_stage.prod', 'depends_on'),
        ),
        hcl.set('aws_api_gateway_account.logs', 'cloudwatch_role_arn', 'aws_iam_role.function.arn'),
        hcl.remove('aws_iam_role_policy.gateway_logs', `${hclTable}.Resource[3]`),
        hcl.remove('aws_iam_role_policy.gateway_logs', 'policy.Statement[1]'),
        hcl.remove('aws_api_gateway_stage.prod', 'depends_on'),
      ],
    },
  ),
]);

import { after, all, drop, swap, type Case, type Edit } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const actions = `      Action = [
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
        "dynamodb:Scan",
      ]
`;
const tableArn = '        aws_dynamodb_table.profiles.arn,\n';
const indexArn = '        "${aws_dynamodb_table.profiles.arn}/index/*",\n';
const groupArn = '        "${local.logs_arn}:${local.function_log_group}",\n';
const streamsArn = '        "${local.logs_arn}:${local.function_log_group}:*",\n';
const xray = '"arn:${local.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"';
const apiGroup =
  '          "${local.logs_arn}:${local.api_log_group}",\n          "${local.logs_arn}:${local.api_log_group}:*",\n';
const executionLogs = `          "\${local.logs_arn}:API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.profiles.id}/prod",
          "\${local.logs_arn}:API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.profiles.id}/prod:*",
`;
const anyGroup = `      {
        # It takes no resource.
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "*"
      },
`;
const waits = '  depends_on = [aws_api_gateway_account.logs]\n';
const withoutAccount = all(withoutBlock('resource "aws_api_gateway_account" "logs"'), drop(waits));

const above = '# The function: the table and its indexes, its own log group, and X-Ray.\n';
const beside = (statement: string): Edit =>
  after(
    above,
    `resource "aws_iam_policy" "beside" {
  policy = jsonencode({ Statement = [${statement}] })
}
resource "aws_iam_role_policy_attachment" "beside" {
  role       = aws_iam_role.function.name
  policy_arn = aws_iam_policy.beside.arn
}
`,
  );

/** Terraform code with one thing wrong with its roles. */
export const permissionsCodeCases: readonly Case[] = [
  {
    name: "a role that is not the code's",
    edit: swap('= aws_iam_role.function.arn\n', '= "arn:aws:iam::123456789012:role/shared"\n'),
    fails: ['PROF-ROLE-01', 'PROF-ROLE-02', 'PROF-ROLE-03', 'PROF-ROLE-04'],
  },
  {
    name: 'a second service may assume the role',
    edit: swap('"lambda.amazonaws.com"', '["lambda.amazonaws.com", "ec2.amazonaws.com"]'),
    fails: ['PROF-ROLE-01'],
  },
  {
    name: 'the trust as a policy document',
    edit: all(
      swap(
        `  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
`,
        '  assume_role_policy = data.aws_iam_policy_document.trust.json\n',
      ),
      after(
        above,
        `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
`,
      ),
    ),
    fails: [],
  },
  { name: 'all actions', edit: swap(actions, '      Action = "dynamodb:*"\n'), fails: ['PROF-ROLE-02'] },
  { name: 'no Query', edit: drop('        "dynamodb:Query",\n'), fails: ['PROF-ROLE-02'] },
  { name: 'the indexes without the table', edit: drop(tableArn), fails: ['PROF-ROLE-02'] },
  { name: 'the table without its indexes', edit: drop(indexArn), fails: ['PROF-ROLE-02'] },
  {
    name: 'every table while Route 53 is on',
    edit: swap(tableArn, '        var.enable_route53 ? "*" : aws_dynamodb_table.profiles.arn,\n'),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'more from elsewhere',
    edit: beside(
      '{ Effect = "Allow", Action = "dynamodb:DeleteTable", Resource = aws_dynamodb_table.profiles.arn }',
    ),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'the same once more from elsewhere',
    edit: beside(
      '{ Effect = "Allow", Action = "dynamodb:Scan", Resource = aws_dynamodb_table.profiles.arn }',
    ),
    fails: [],
  },
  { name: 'the bare group, which no stream matches', edit: drop(streamsArn), fails: ['PROF-ROLE-03'] },
  {
    name: 'the logs of every group',
    edit: swap(groupArn + streamsArn, '        "*",\n'),
    fails: ['PROF-ROLE-03'],
  },
  {
    name: "the group's ARN, which Terraform gives without `:*`",
    edit: swap(groupArn + streamsArn, '        "${aws_cloudwatch_log_group.function.arn}:*",\n'),
    fails: [],
  },
  {
    name: "no policy of X-Ray's",
    edit: all(
      withoutBlock('resource "aws_iam_role_policy_attachment" "function_tracing"'),
      drop('    aws_iam_role_policy_attachment.function_tracing,\n'),
    ),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: "a policy of X-Ray's only while tracing is on",
    edit: after(
      'resource "aws_iam_role_policy_attachment" "function_tracing" {\n',
      '  count = var.enable_xray_tracing ? 1 : 0\n',
    ),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: "AWS's policy of another partition",
    edit: swap(xray, '"arn:aws-us-gov:iam::aws:policy/AWSXRayDaemonWriteAccess"'),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: 'another service',
    edit: beside('{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }'),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: 'a second service may assume the logging role',
    edit: swap('"apigateway.amazonaws.com" }', '["apigateway.amazonaws.com", "lambda.amazonaws.com"] }'),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: "seven actions on the function's group",
    edit: swap(apiGroup, apiGroup.replaceAll('api_log_group', 'function_log_group')),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'six actions',
    edit: drop('          "logs:FilterLogEvents",\n'),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'to the letter of the specification',
    edit: all(withoutAccount, drop(executionLogs), drop(anyGroup)),
    fails: ['PROF-ROLE-06'],
  },
  { name: 'a logging role that is attached to nothing', edit: withoutAccount, fails: ['PROF-ROLE-06'] },
  { name: 'the stage may come first', edit: drop(waits), fails: ['PROF-ROLE-06'] },
  {
    name: 'the account has the role only while tracing is on',
    edit: after(
      'resource "aws_api_gateway_account" "logs" {\n',
      '  count = var.enable_xray_tracing ? 1 : 0\n',
    ),
    fails: ['PROF-ROLE-06'],
  },
  {
    name: 'an account without a role',
    edit: swap('cloudwatch_role_arn = aws_iam_role.gateway_logs.arn', 'cloudwatch_role_arn = ""'),
    fails: ['PROF-ROLE-06'],
  },
  { name: 'the execution logs are out of reach', edit: drop(executionLogs), fails: ['PROF-ROLE-06'] },
  { name: 'no group may be listed but its own', edit: drop(anyGroup), fails: ['PROF-ROLE-06'] },
];

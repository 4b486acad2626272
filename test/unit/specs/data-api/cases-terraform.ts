import { after, all, drop, swap, type Case } from '../edits.ts';
import { code, withoutBlock } from './terraform-edits.ts';

const inProd = (usual: string, prod: string): string => `var.environment == "prod" ? ${prod} : ${usual}`;

const policy = (action: string, resource: string): string =>
  `jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${resource} }] })`;

const other = 'resource "aws_kms_key" "other" {\n  enable_key_rotation = true\n}';

/** Terraform code with one thing wrong, or right in another way. */
export const terraformCases: Readonly<Record<string, readonly Case[]>> = {
  '§ 1 Core serverless components': [
    { name: 'another runtime', edit: swap('"python3.9"', '"python3.12"'), fails: ['DATA-FN-01'] },
    {
      name: 'another runtime in prod',
      edit: swap('"python3.9"', inProd('"python3.9"', '"python3.12"')),
      fails: ['DATA-FN-01'],
    },
    { name: 'no runtime', edit: drop('  runtime          = "python3.9"\n'), fails: ['DATA-FN-01'] },
    {
      name: 'STAGE does not follow',
      edit: swap('STAGE               = var.environment', 'STAGE = "dev"'),
      fails: ['DATA-FN-05'],
    },
    {
      name: 'the table by a name that another stack would have',
      edit: swap(
        'DYNAMODB_TABLE_NAME = aws_dynamodb_table.data.name',
        'DYNAMODB_TABLE_NAME = "data-api-data"',
      ),
      fails: ['DATA-FN-07'],
    },
    {
      name: "the table's name made of the same parts",
      edit: swap(
        'DYNAMODB_TABLE_NAME = aws_dynamodb_table.data.name',
        'DYNAMODB_TABLE_NAME = join("-", [var.stack_name, "data"])',
      ),
      fails: [],
    },
    {
      name: 'a constant name of the API',
      edit: swap('name = "${var.stack_name}-api"', 'name = "api"'),
      fails: ['DATA-API-01'],
    },
    {
      name: 'another path',
      edit: swap('path_part   = "data"', 'path_part   = "items"'),
      fails: ['DATA-API-02', 'DATA-API-03', 'DATA-TPL-07'],
    },
    {
      name: 'another verb',
      edit: swap('http_method   = "POST"', 'http_method   = "GET"'),
      fails: ['DATA-API-03'],
    },
    {
      name: 'no proxy',
      edit: swap('type                    = "AWS_PROXY"', 'type                    = "AWS"'),
      fails: ['DATA-API-04'],
    },
    {
      name: 'no integration',
      edit: withoutBlock('resource "aws_api_gateway_integration" "post"'),
      fails: ['DATA-API-04'],
    },
    {
      name: 'the integration calls by GET',
      edit: swap('integration_http_method = "POST"', 'integration_http_method = "GET"'),
      fails: ['DATA-API-04'],
    },
    {
      name: 'no permission',
      edit: withoutBlock('resource "aws_lambda_permission" "api"'),
      fails: ['DATA-API-05', 'DATA-API-07'],
    },
    {
      name: 'a permission for no function',
      edit: after(
        'resource "aws_lambda_permission" "api" {\n',
        '  count = var.environment == "prod" ? 0 : 1\n',
      ),
      fails: ['DATA-API-05', 'DATA-API-07'],
    },
    {
      name: 'a permission for any API',
      edit: drop('  source_arn    = "${aws_api_gateway_rest_api.data.execution_arn}/*/POST/data"\n'),
      fails: ['DATA-API-07'],
    },
    {
      name: 'a permission for another path',
      edit: swap('/*/POST/data"', '/*/POST/items"'),
      fails: ['DATA-API-05'],
    },
    {
      name: 'a permission for a version alone',
      edit: after('"lambda:InvokeFunction"\n', '  qualifier     = "1"\n'),
      fails: ['DATA-API-05'],
    },
    {
      name: 'the stage has a name of its own',
      edit: swap('stage_name    = var.environment', 'stage_name    = "v1"'),
      fails: ['DATA-API-06'],
    },
  ],
  '§ 2 Security and encryption': [
    {
      name: 'no rotation: Terraform says so by itself',
      edit: drop('  enable_key_rotation = true\n'),
      fails: ['DATA-KMS-04'],
    },
    {
      name: 'a key that is not enabled',
      edit: after('enable_key_rotation = true\n', '  is_enabled = false\n'),
      fails: ['DATA-KMS-01'],
    },
    { name: 'no alias', edit: withoutBlock('resource "aws_kms_alias" "data"'), fails: ['DATA-KMS-05'] },
    {
      name: 'an alias of another key',
      edit: all(code(other), swap('aws_kms_key.data.key_id', 'aws_kms_key.other.key_id')),
      fails: ['DATA-KMS-05'],
    },
    {
      name: 'no statement for root',
      edit: swap(
        'identifiers = ["arn:${data.aws_partition.current.partition}:iam::${local.account}:root"]',
        'identifiers = [aws_iam_role.gateway.arn]',
      ),
      fails: ['DATA-KMS-02'],
    },
    {
      name: 'callers of any service',
      edit: swap(
        'values   = ["dynamodb.${local.region}.amazonaws.com"]',
        'values   = ["sqs.${local.region}.amazonaws.com"]',
      ),
      fails: ['DATA-KMS-03', 'DATA-KMS-06'],
    },
    {
      name: 'a policy apart from its key',
      edit: all(
        drop('  policy              = data.aws_iam_policy_document.key.json\n'),
        code(
          'resource "aws_kms_key_policy" "data" {\n  key_id = aws_kms_key.data.id\n  policy = data.aws_iam_policy_document.key.json\n}',
        ),
      ),
      fails: [],
    },
    {
      name: "AWS's own key",
      edit: drop('    kms_key_arn = aws_kms_key.data.arn\n'),
      fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02'],
    },
    {
      name: 'another key of the stack',
      edit: all(
        code(other),
        swap('kms_key_arn = aws_kms_key.data.arn', `kms_key_arn = aws_kms_key.other.arn`),
      ),
      fails: ['DATA-KMS-01', 'DATA-SSE-02'],
    },
    {
      name: 'encryption is off',
      edit: swap('enabled     = true', 'enabled     = false'),
      fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02'],
    },
    {
      name: "somebody else's role",
      edit: swap(
        'role             = aws_iam_role.function.arn',
        'role = "arn:aws:iam::123456789012:role/shared"',
      ),
      fails: ['DATA-ROLE-01', 'DATA-ROLE-02', 'DATA-ROLE-03', 'DATA-ROLE-04', 'DATA-ROLE-05'],
    },
    {
      name: 'a role that others assume',
      edit: swap('"${each.key}.amazonaws.com"', '"${each.key}.amazonaws.com", "ec2.amazonaws.com"'),
      fails: ['DATA-ROLE-02'],
    },
    {
      name: 'logs anywhere',
      edit: swap('["${aws_cloudwatch_log_group.all["function"].arn}:*"]', '"*"'),
      fails: ['DATA-ROLE-03'],
    },
    {
      name: "logs in the access logs' group",
      edit: swap('all["function"].arn}:*', 'all["access"].arn}:*'),
      fails: ['DATA-ROLE-03'],
    },
    {
      name: 'no policy for logs',
      edit: withoutBlock('resource "aws_iam_role_policy" "logs"'),
      fails: ['DATA-ROLE-03'],
    },
    {
      name: 'the policy for items is attached to nobody',
      edit: withoutBlock('resource "aws_iam_role_policy_attachment" "put"'),
      fails: ['DATA-ROLE-04'],
    },
    {
      name: 'the policy for items is attached the other way',
      edit: all(
        withoutBlock('resource "aws_iam_role_policy_attachment" "put"'),
        swap(', aws_iam_role_policy_attachment.put]', ']'),
        code(
          'resource "aws_iam_policy_attachment" "put" {\n  name = "put"\n  roles = [aws_iam_role.function.name]\n  policy_arn = aws_iam_policy.put.arn\n}',
        ),
      ),
      fails: [],
    },
    {
      name: 'reads as well',
      edit: swap('Action = "dynamodb:PutItem"', 'Action = ["dynamodb:PutItem", "dynamodb:GetItem"]'),
      fails: ['DATA-ROLE-04'],
    },
    {
      name: 'every table',
      edit: swap('Resource = aws_dynamodb_table.data.arn', 'Resource = "*"'),
      fails: ['DATA-ROLE-04'],
    },
    {
      name: 'a policy of its own that reads a bucket',
      edit: after(
        'assume["lambda"].json\n',
        `  inline_policy {\n    name = "more"\n    policy = ${policy('s3:GetObject', '"*"')}\n  }\n`,
      ),
      fails: ['DATA-ROLE-05'],
    },
    {
      name: 'a managed policy of AWS',
      edit: after(
        'assume["lambda"].json\n',
        '  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]\n',
      ),
      fails: ['DATA-ROLE-03', 'DATA-ROLE-04', 'DATA-ROLE-05'],
    },
    {
      name: 'a policy of the table that lets the role read it',
      edit: code(
        'resource "aws_dynamodb_resource_policy" "read" {\n  resource_arn = aws_dynamodb_table.data.arn\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.function.arn }, Action = "dynamodb:GetItem", Resource = "*" }] })\n}',
      ),
      fails: ['DATA-ROLE-04'],
    },
  ],
};

import { after, all, drop, swap, type Case, type Edit } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const source = '"${aws_api_gateway_rest_api.profiles.execution_arn}/*/*"';
const attachment = `resource "aws_iam_policy" "beside" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:Scan", Resource = aws_dynamodb_table.profiles.arn }] })
}
resource "aws_iam_role_policy_attachment" "beside" {
  role       = aws_iam_role.function.name
  policy_arn = aws_iam_policy.beside.arn
}
`;
const first = '    aws_iam_role_policy.function_table,\n';
const beside = (...waitsFor: readonly string[]): Edit =>
  all(
    after('# The function: the table and its indexes, its own log group, and X-Ray.\n', attachment),
    after(`  depends_on = [\n${first}`, waitsFor.map((address) => `    ${address},\n`).join('')),
  );
const group = `    aws_cloudwatch_log_group.function,\n  ]\n`;
const kept = '  retention_in_days = var.cloudwatch_retention_days\n';
const ofFunction = `  name              = local.function_log_group\n${kept}`;
const ofApi = `  name              = local.api_log_group\n${kept}`;

/** Terraform code with one thing wrong with its function. */
export const computeCodeCases: readonly Case[] = [
  {
    name: 'python3.11, whatever is asked for',
    edit: swap('= var.lambda_runtime\n', '= "python3.11"\n'),
    fails: ['PROF-FN-01'],
  },
  {
    name: "Lambda's own default of memory",
    edit: drop('  memory_size   = var.lambda_memory_size\n'),
    fails: ['PROF-FN-01'],
  },
  {
    name: '30 seconds, whatever is asked for',
    edit: swap('= var.lambda_timeout\n', '= 30\n'),
    fails: ['PROF-FN-01'],
  },
  {
    name: 'a handler of another file',
    edit: swap('"lambda_function.lambda_handler"', '"index.lambda_handler"'),
    fails: ['PROF-FN-01'],
  },
  {
    name: 'the keys are right, the values swapped',
    edit: all(
      swap(
        'DYNAMODB_TABLE_NAME = aws_dynamodb_table.profiles.name',
        'DYNAMODB_TABLE_NAME = var.environment_suffix',
      ),
      swap(
        'ENVIRONMENT_SUFFIX  = var.environment_suffix',
        'ENVIRONMENT_SUFFIX  = aws_dynamodb_table.profiles.name',
      ),
    ),
    fails: ['PROF-FN-02'],
  },
  {
    name: 'the other region',
    edit: swap('AWS_REGION_NAME     = local.region', 'AWS_REGION_NAME     = var.secondary_region'),
    fails: ['PROF-FN-02'],
  },
  {
    name: "the table's id, which is its name",
    edit: swap(
      'DYNAMODB_TABLE_NAME = aws_dynamodb_table.profiles.name',
      'DYNAMODB_TABLE_NAME = aws_dynamodb_table.profiles.id',
    ),
    fails: [],
  },
  {
    name: 'traced although tracing is off',
    edit: swap('var.enable_xray_tracing ? "Active" : "PassThrough"', '"Active"'),
    fails: ['PROF-FN-03'],
  },
  {
    name: 'not traced at all',
    edit: drop('  tracing_config {\n    mode = var.enable_xray_tracing ? "Active" : "PassThrough"\n  }\n'),
    fails: ['PROF-FN-03'],
  },
  {
    name: "Lambda's default when tracing is off",
    edit: swap(
      '  tracing_config {\n    mode = var.enable_xray_tracing ? "Active" : "PassThrough"\n  }\n',
      '  dynamic "tracing_config" {\n    for_each = var.enable_xray_tracing ? ["Active"] : []\n    content {\n      mode = tracing_config.value\n    }\n  }\n',
    ),
    fails: [],
  },
  {
    name: 'no permission',
    edit: withoutBlock('resource "aws_lambda_permission" "api"'),
    fails: ['PROF-FN-04'],
  },
  { name: 'a permission for any API', edit: drop(`  source_arn    = ${source}\n`), fails: ['PROF-FN-04'] },
  {
    name: 'a permission for one verb',
    edit: swap(source, source.replace('/*/*"', '/*/GET/*"')),
    fails: ['PROF-FN-04'],
  },
  {
    name: "a permission for the stage's requests",
    edit: swap(source, '"${aws_api_gateway_stage.prod.execution_arn}/*"'),
    fails: [],
  },
  {
    name: 'nothing waits for the policy on the table',
    edit: drop(first),
    fails: ['PROF-FN-05'],
  },
  {
    name: 'nothing waits for the log group',
    edit: swap(group, '  ]\n'),
    fails: ['PROF-FN-05'],
  },
  { name: 'nothing waits for a policy beside them', edit: beside(), fails: ['PROF-FN-05'] },
  {
    name: 'the function waits for a policy, and not for what attaches it',
    edit: beside('aws_iam_policy.beside'),
    fails: ['PROF-FN-05'],
  },
  {
    name: 'the function waits for what attaches a policy',
    edit: beside('aws_iam_role_policy_attachment.beside'),
    fails: [],
  },
];

/** Terraform code with one thing wrong with its log groups. */
export const logsCodeCases: readonly Case[] = [
  {
    name: "a group that is not the function's",
    edit: swap(ofFunction, `  name              = "/aws/lambda/\${local.api_name}"\n${kept}`),
    fails: ['PROF-LOG-01'],
  },
  {
    name: "the function's never expires",
    edit: swap(ofFunction, ofFunction.replace(kept, '')),
    fails: ['PROF-LOG-01'],
  },
  {
    name: "the function's keeps 0 days, which is for ever",
    edit: swap(ofFunction, ofFunction.replace('var.cloudwatch_retention_days', '0')),
    fails: ['PROF-LOG-01'],
  },
  {
    name: "the API's keeps 30 days, whatever is asked for",
    edit: swap(ofApi, ofApi.replace('var.cloudwatch_retention_days', '30')),
    fails: ['PROF-LOG-01'],
  },
  {
    name: 'the access logs go elsewhere',
    edit: swap(
      'destination_arn = aws_cloudwatch_log_group.api.arn',
      'destination_arn = "${local.logs_arn}:elsewhere"',
    ),
    fails: ['PROF-LOG-01'],
  },
  {
    name: "the access logs' group with `:*`",
    edit: swap(
      'destination_arn = aws_cloudwatch_log_group.api.arn',
      'destination_arn = "${aws_cloudwatch_log_group.api.arn}:*"',
    ),
    fails: [],
  },
];

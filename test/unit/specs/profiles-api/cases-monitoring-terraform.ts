import { all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const lacking = 'PROF-MON-02';
const dead = 'PROF-MON-05';

/** A change of one alarm's block. */
const alarm =
  (name: string, passage: RegExp, by: string): Case['edit'] =>
  (text) => {
    const start = text.indexOf(`resource "aws_cloudwatch_metric_alarm" "${name}" {`);
    const end = text.indexOf('\n}\n', start);
    const block = text.slice(start, end);
    if (start < 0 || !passage.test(block)) throw new Error(`${name} has no ${String(passage)}`);
    return text.slice(0, start) + block.replace(passage, () => by) + text.slice(end);
  };

const concurrency =
  'concat(["AWS/Lambda", "ConcurrentExecutions"], local.of_function, [{ stat = "Maximum" }])';

/** The widgets as the specification writes them: the dimensions stand beside the metrics. */
const beside: Case['edit'] = (text) =>
  text
    .replaceAll('], local.of_function, [', '], [')
    .replace(
      'region  = local.region\n',
      'region  = local.region\n          dimensions = { FunctionName = aws_lambda_function.api.function_name }\n',
    );

/** Terraform code with one thing wrong with its monitoring, or right in another way. */
export const monitoringCodeCases: readonly Case[] = [
  {
    name: 'nobody subscribed',
    edit: withoutBlock('resource "aws_sns_topic_subscription" "email"'),
    fails: ['PROF-MON-01'],
  },
  {
    name: 'an address that does not follow',
    edit: swap('endpoint  = var.alarm_email', 'endpoint  = "alarms@example.com"'),
    fails: ['PROF-MON-01'],
  },
  {
    name: 'by default no address, and then nobody subscribed',
    edit: all(
      swap('default     = "alarms@example.com"', 'default     = null'),
      swap(
        'resource "aws_sns_topic_subscription" "email" {\n',
        'resource "aws_sns_topic_subscription" "email" {\n  count = var.alarm_email == null ? 0 : 1\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'no requests',
    edit: drop('        concat(["AWS/ApiGateway", "Count"], local.of_api, [{ stat = "Sum" }]),\n'),
    fails: [lacking],
  },
  {
    name: 'no concurrency',
    edit: swap(concurrency, 'concat(["AWS/Lambda", "Errors"], local.of_function)'),
    fails: [lacking],
  },
  {
    name: 'the concurrency of another function',
    edit: swap(concurrency, '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "other"]'),
    fails: [lacking, dead],
  },
  {
    name: 'concurrency of a name that nobody can tell',
    edit: swap(
      concurrency,
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", data.aws_ssm_parameter.name.value]',
    ),
    fails: [open(lacking), open(dead)],
  },
  { name: 'dimensions beside the array', edit: beside, fails: [dead] },
  {
    name: 'a body that nobody can tell',
    edit: swap('dashboard_body = jsonencode({', 'dashboard_body = templatefile("dashboard.json", {'),
    fails: [open(lacking), open(dead)],
  },
  {
    name: 'another region',
    edit: swap('          region  = local.region\n', '          region  = var.secondary_region\n'),
    fails: [lacking, dead],
  },
  { name: 'no region, which is its own', edit: drop('          region  = local.region\n'), fails: [] },
  {
    name: "a table's own user errors",
    edit: swap(
      '["AWS/DynamoDB", "UserErrors", { stat = "Sum" }]',
      'concat(["AWS/DynamoDB", "UserErrors"], local.of_table)',
    ),
    fails: [dead],
  },
  {
    name: 'sign-ins of the pool without its client',
    edit: swap(', "UserPoolClient", aws_cognito_user_pool_client.mobile.id]', ']'),
    fails: [dead],
  },
  {
    name: 'an alarm on another API',
    edit: alarm('api_errors', /aws_api_gateway_rest_api\.profiles\.name/, '"other"'),
    fails: ['PROF-MON-03', dead],
  },
  {
    name: "an alarm on the API's errors that tells nobody",
    edit: alarm('api_errors', /\[aws_sns_topic\.alarms\.arn\]/, '[]'),
    fails: ['PROF-MON-03'],
  },
  {
    name: "the topic is encrypted with SNS's own key",
    edit: swap(
      'resource "aws_sns_topic" "alarms" {\n',
      'resource "aws_sns_topic" "alarms" {\n  kms_master_key_id = "alias/aws/sns"\n',
    ),
    fails: ['PROF-MON-03'],
  },
  {
    name: 'five times all',
    edit: swap('fixed_rate     = 0.05', 'fixed_rate     = 5'),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'an attribute that does not follow',
    edit: swap(
      'attributes     = { Environment = var.environment }',
      'attributes     = { Environment = "prod" }',
    ),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'more than ten errors of the function',
    edit: alarm('function_errors', /threshold( +)= 5/, 'threshold = 10'),
    fails: ['PROF-MON-06'],
  },
  {
    name: 'ten milliseconds',
    edit: alarm('function_duration', /threshold( +)= 10000/, 'threshold = 10'),
    fails: ['PROF-MON-07'],
  },
  {
    name: 'one period of durations',
    edit: alarm('function_duration', /evaluation_periods( +)= 2/, 'evaluation_periods = 1'),
    fails: ['PROF-MON-07'],
  },
  {
    name: "the table's own user errors, which are never published",
    edit: alarm(
      'table_errors',
      /statistic/,
      'dimensions = { TableName = aws_dynamodb_table.profiles.name }\n  statistic',
    ),
    fails: [dead],
  },
  {
    name: 'missing data breaches',
    edit: alarm('table_errors', /"notBreaching"/, '"breaching"'),
    fails: ['PROF-MON-08'],
  },
];

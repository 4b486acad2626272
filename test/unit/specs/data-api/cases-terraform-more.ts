import { after, all, before, drop, swap, type Case } from '../edits.ts';
import { code } from './terraform-edits.ts';

/** Terraform code with one thing wrong: the rest of the specification. */
export const moreTerraformCases: Readonly<Record<string, readonly Case[]>> = {
  '§ 3 Data storage': [
    {
      name: 'a constant name',
      edit: swap('format("%s-data", var.stack_name)', '"data-api-data"'),
      fails: ['DATA-TABLE-01'],
    },
    {
      name: 'another key',
      edit: swap('hash_key       = "id"', 'hash_key       = "timestamp"'),
      fails: ['DATA-TABLE-02'],
    },
    { name: 'numbers', edit: swap('type = "S"', 'type = "N"'), fails: ['DATA-TABLE-02', 'DATA-TABLE-03'] },
    { name: 'no sort key', edit: drop('  range_key      = "timestamp"\n'), fails: ['DATA-TABLE-03'] },
    {
      name: 'another capacity',
      edit: swap('read_capacity  = 5', 'read_capacity  = 6'),
      fails: ['DATA-TABLE-04'],
    },
    {
      name: 'on demand',
      edit: before('  hash_key ', '  billing_mode = "PAY_PER_REQUEST"\n'),
      fails: ['DATA-TABLE-04'],
    },
    {
      name: 'a tag that stands still',
      edit: swap('{ Environment = var.environment }', '{ Environment = "dev" }'),
      fails: ['DATA-TABLE-05'],
    },
    {
      name: "a tag of the provider's",
      edit: all(
        swap('tags = { ManagedBy = "Terraform" }', 'tags = { Environment = var.environment }'),
        swap('    { Environment = var.environment },\n', '    {},\n'),
      ),
      fails: [],
    },
  ],
  '§ 4 and 5 Monitoring and limits': [
    {
      name: "the function's group for the access logs",
      edit: swap('all["access"].arn', 'all["function"].arn'),
      fails: ['DATA-LOG-01'],
    },
    {
      name: 'a format without the request',
      edit: drop('      requestId = "$context.requestId"\n'),
      fails: ['DATA-LOG-02'],
    },
    {
      name: 'an alarm on all functions',
      edit: drop('  dimensions          = { FunctionName = aws_lambda_function.data.function_name }\n'),
      fails: ['DATA-ALARM-01'],
    },
    {
      name: 'a higher threshold',
      edit: swap('threshold           = 0', 'threshold           = 1'),
      fails: ['DATA-ALARM-02'],
    },
    {
      name: 'two periods',
      edit: swap('evaluation_periods  = 1', 'evaluation_periods  = 2'),
      fails: ['DATA-ALARM-02'],
    },
    {
      name: "Terraform's own treatment of missing data",
      edit: drop('  treat_missing_data  = "notBreaching"\n'),
      fails: ['DATA-ALARM-03'],
    },
    {
      name: 'nobody is told',
      edit: drop('  alarm_actions       = [aws_sns_topic.alarms.arn]\n'),
      fails: ['DATA-ALARM-04'],
    },
    {
      name: 'actions are off',
      edit: before('  treat_missing_data', '  actions_enabled = false\n'),
      fails: ['DATA-ALARM-04'],
    },
    {
      name: 'a topic that takes nothing of CloudWatch',
      edit: swap('Service = "cloudwatch.amazonaws.com"', 'Service = "s3.amazonaws.com"'),
      fails: ['DATA-ALARM-04'],
    },
    {
      name: "a topic with AWS's own key",
      edit: after('-alarms"\n', '  kms_master_key_id = "alias/aws/sns"\n'),
      fails: ['DATA-ALARM-04'],
    },
    {
      name: 'somebody else is told',
      edit: swap('endpoint  = var.sns_email', 'endpoint  = "ops@example.com"'),
      fails: ['DATA-ALARM-05'],
    },
    {
      name: 'another rate',
      edit: swap('throttling_rate_limit  = 100', 'throttling_rate_limit  = 1000'),
      fails: ['DATA-LIMIT-01'],
    },
    { name: 'no burst limit', edit: drop('    throttling_burst_limit = 50\n'), fails: ['DATA-LIMIT-02'] },
    {
      name: 'settings of a method that leave its limits out, which lifts them',
      edit: code(
        'resource "aws_api_gateway_method_settings" "post" {\n  rest_api_id = aws_api_gateway_rest_api.data.id\n  stage_name = aws_api_gateway_stage.data.stage_name\n  method_path = "data/POST"\n  settings {\n    metrics_enabled = true\n  }\n}',
      ),
      fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
    },
    {
      name: 'limits of one method alone',
      edit: swap('method_path = "*/*"', 'method_path = "data/POST"'),
      fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
    },
  ],
  '§ 6 Variables and outputs': [
    {
      name: 'more environments',
      edit: swap('contains(["dev", "stage", "prod"]', 'contains(["dev", "stage", "prod", "test"]'),
      fails: ['DATA-TPL-02'],
    },
    {
      name: 'any level',
      edit: swap(
        'condition     = contains(["INFO", "WARN", "ERROR"], var.log_level)',
        'condition     = length(var.log_level) > 0',
      ),
      fails: ['DATA-TPL-03'],
    },
    {
      name: 'another description',
      edit: swap('"Email address for SNS notifications."', '"Who is told."'),
      fails: ['DATA-TPL-04'],
    },
    {
      name: 'an output of another name',
      edit: swap('output "cloudwatch_alarm_name"', 'output "alarm"'),
      fails: ['DATA-TPL-10'],
    },
    {
      name: "the table's ARN",
      edit: swap('value = aws_dynamodb_table.data.name', 'value = aws_dynamodb_table.data.arn'),
      fails: ['DATA-TPL-09'],
    },
    {
      name: 'an output that is null',
      edit: swap('value = aws_lambda_function.data.arn', 'value = null'),
      fails: ['DATA-TPL-08'],
    },
  ],
};

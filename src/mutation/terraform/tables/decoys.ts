import type { TerraformOriginal } from '../original.ts';

const trust = (service: string): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "${service}" }, Action = "sts:AssumeRole" }] })`;

/** The arguments of a second resource of a type, to which a reference may point by mistake. */
const decoys: Readonly<Record<string, string>> = {
  aws_kms_key: 'enable_key_rotation = true',
  aws_dynamodb_table:
    'name = "other"\n  billing_mode = "PAY_PER_REQUEST"\n  hash_key = "id"\n  stream_enabled = true\n  stream_view_type = "NEW_IMAGE"\n  attribute {\n    name = "id"\n    type = "S"\n  }',
  aws_cloudwatch_log_group: 'name = "/other"\n  retention_in_days = 7',
  aws_iam_role: `name = "other"\n  assume_role_policy = ${trust('lambda.amazonaws.com')}`,
  aws_iam_policy:
    'name = "other"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "cloudwatch:ListMetrics", Resource = "*" }] })',
  aws_sns_topic: 'name = "other"',
  aws_sqs_queue: 'name = "other"',
  aws_api_gateway_rest_api: 'name = "other"',
  aws_s3_bucket: 'bucket = "other-bucket"',
  aws_cognito_user_pool: 'name = "other"',
  aws_cloudwatch_dashboard: 'dashboard_name = "other"\n  dashboard_body = jsonencode({ widgets = [] })',
  aws_cloudwatch_metric_alarm:
    'alarm_name = "other"\n  namespace = "AWS/Lambda"\n  metric_name = "Throttles"\n  statistic = "Sum"\n  comparison_operator = "GreaterThanThreshold"\n  threshold = 0\n  period = 60\n  evaluation_periods = 1',
  aws_route53_zone: 'name = "other.example.com"',
};

/** What a second resource of a type hangs on: an address of each of these types, put in by its number. */
const hanging: Readonly<Record<string, readonly [types: readonly string[], body: string]>> = {
  aws_lambda_function: [
    ['aws_iam_role'],
    'function_name = "other"\n  role = $0.arn\n  runtime = "nodejs22.x"\n  handler = "index.handler"\n  filename = "other.zip"',
  ],
  aws_api_gateway_resource: [
    ['aws_api_gateway_rest_api'],
    'rest_api_id = $0.id\n  parent_id = $0.root_resource_id\n  path_part = "other"',
  ],
  aws_api_gateway_deployment: [['aws_api_gateway_rest_api'], 'rest_api_id = $0.id'],
  aws_api_gateway_authorizer: [
    ['aws_api_gateway_rest_api'],
    'name = "other"\n  rest_api_id = $0.id\n  type = "COGNITO_USER_POOLS"\n  provider_arns = ["arn:aws:cognito-idp:us-east-1:999999999999:userpool/us-east-1_other"]',
  ],
  aws_cognito_user_pool_client: [['aws_cognito_user_pool'], 'name = "other"\n  user_pool_id = $0.id'],
  aws_cognito_user_pool_domain: [['aws_cognito_user_pool'], 'domain = "other"\n  user_pool_id = $0.id'],
  aws_s3_object: [['aws_s3_bucket'], 'bucket = $0.id\n  key = "other.zip"\n  content = "other"'],
};

/** The code of a second resource of a type, called `other`; undefined for a type of which none is known, or none can be made. */
export const decoyOf = ({ resources }: TerraformOriginal, type: string): string | undefined => {
  const [types = [], hung] = hanging[type] ?? [];
  const found = types.map((each) => resources.find((resource) => resource.type === each)?.address);
  const body = hung?.replaceAll(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '') ?? decoys[type];
  return body === undefined || found.includes(undefined)
    ? undefined
    : `resource "${type}" "other" {\n  ${body}\n}`;
};

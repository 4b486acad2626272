/** What is taken of a resource of a type, and what it is mistaken for. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  aws_kms_key: ['arn', 'key_id'],
  aws_dynamodb_table: ['name', 'arn', 'stream_arn'],
  aws_cloudwatch_log_group: ['name', 'arn'],
  aws_iam_role: ['name', 'id', 'arn'],
  aws_iam_policy: ['name', 'arn'],
  aws_lambda_function: ['function_name', 'arn', 'invoke_arn'],
  aws_sns_topic: ['name', 'arn'],
  aws_sqs_queue: ['name', 'arn', 'url'],
  aws_cloudwatch_metric_alarm: ['alarm_name', 'arn'],
  aws_cloudwatch_dashboard: ['dashboard_name', 'dashboard_arn'],
  aws_api_gateway_rest_api: ['id', 'name', 'arn', 'execution_arn', 'root_resource_id'],
  aws_api_gateway_resource: ['id', 'path', 'path_part'],
  aws_api_gateway_stage: ['stage_name', 'arn', 'invoke_url', 'execution_arn'],
  aws_s3_bucket: ['id', 'bucket', 'arn', 'bucket_domain_name'],
  aws_s3_object: ['key', 'etag', 'id'],
  aws_cognito_user_pool: ['id', 'name', 'arn'],
  aws_cognito_user_pool_client: ['id', 'name'],
  aws_cloudfront_distribution: ['id', 'arn', 'domain_name', 'hosted_zone_id'],
  aws_route53_zone: ['zone_id', 'name'],
};

/** The attributes of a type that are mistaken for one another; none where it is not known. */
export const attributesOf = (type: string): readonly string[] => attributes[type] ?? [];

/** Something more in a resource. */
export interface Addition {
  /** Its name in ids. */
  readonly what: string;
  /** The path of the block, list or object that it is added to; the resource itself unless given. */
  readonly into?: string;
  /** An argument or a block, or an item or an entry. */
  readonly hcl: string;
}

const argument = (name: string, value: string): Addition => ({ what: name, hcl: `${name} = ${value}` });
const item = (list: string, hcl: string): Addition => ({ what: `${list} ${hcl}`, into: list, hcl });

/** What a resource of a type may say besides, which takes away from what it does, or gives more away. */
export const additions: Readonly<Record<string, readonly Addition[]>> = {
  aws_lambda_function: [
    argument('reserved_concurrent_executions', '0'),
    argument('package_type', '"Image"'),
    argument('kms_key_arn', '"arn:aws:kms:us-east-1:999999999999:key/other"'),
    {
      what: 'vpc_config',
      hcl: 'vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }',
    },
    {
      what: 'logging_config',
      hcl: 'logging_config {\n    log_format = "Text"\n    log_group  = "/other"\n  }',
    },
    { what: 'layers', hcl: 'layers = ["arn:aws:lambda:us-east-1:999999999999:layer:other:1"]' },
  ],
  aws_lambda_permission: [argument('source_account', '"999999999999"'), argument('qualifier', '"live"')],
  aws_iam_role: [
    argument('permissions_boundary', '"arn:aws:iam::aws:policy/ReadOnlyAccess"'),
    argument('managed_policy_arns', '["arn:aws:iam::aws:policy/AdministratorAccess"]'),
    {
      what: 'inline_policy',
      hcl: 'inline_policy {\n    name   = "more"\n    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n  }',
    },
  ],
  aws_dynamodb_table: [
    argument('billing_mode', '"PROVISIONED"'),
    argument('range_key', '"createdAt"'),
    argument('table_class', '"STANDARD_INFREQUENT_ACCESS"'),
    argument('deletion_protection_enabled', 'true'),
    { what: 'replica', hcl: 'replica {\n    region_name = "eu-central-1"\n  }' },
  ],
  aws_cloudwatch_log_group: [argument('log_group_class', '"INFREQUENT_ACCESS"')],
  aws_cloudwatch_metric_alarm: [
    argument('actions_enabled', 'false'),
    argument('unit', '"Count"'),
    { what: 'dimensions Resource', into: 'dimensions', hcl: 'Resource = "live"' },
    item('alarm_actions', '"arn:aws:sns:us-east-1:999999999999:other"'),
  ],
  aws_sns_topic: [argument('kms_master_key_id', '"alias/aws/sns"')],
  aws_sns_topic_subscription: [argument('filter_policy', 'jsonencode({ kind = ["other"] })')],
  aws_kms_key: [argument('is_enabled', 'false'), argument('key_usage', '"SIGN_VERIFY"')],
  aws_api_gateway_rest_api: [
    argument('disable_execute_api_endpoint', 'true'),
    argument('minimum_compression_size', '0'),
    argument(
      'policy',
      'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }] })',
    ),
    argument('binary_media_types', '["*/*"]'),
  ],
  aws_api_gateway_authorizer: [
    argument('identity_source', '"method.request.header.Other"'),
    argument('identity_validation_expression', '"never"'),
    item('provider_arns', '"arn:aws:cognito-idp:us-east-1:999999999999:userpool/us-east-1_other"'),
  ],
  aws_api_gateway_method: [
    argument('api_key_required', 'true'),
    argument('authorization_scopes', '["other/read"]'),
    argument('request_parameters', '{ "method.request.querystring.key" = true }'),
  ],
  aws_api_gateway_integration: [
    argument('timeout_milliseconds', '50'),
    argument('credentials', '"arn:aws:iam::999999999999:role/other"'),
    argument('cache_key_parameters', '["method.request.path.userId"]'),
  ],
  aws_api_gateway_stage: [
    argument('cache_cluster_enabled', 'true'),
    argument('variables', '{ other = "1" }'),
    { what: 'canary_settings', hcl: 'canary_settings {\n    percent_traffic = 50\n  }' },
  ],
  aws_api_gateway_method_settings: [
    { what: 'caching_enabled', into: 'settings', hcl: 'caching_enabled = true' },
  ],
  aws_s3_bucket: [argument('acl', '"public-read"'), argument('force_destroy', 'true')],
  aws_s3_object: [
    argument('acl', '"public-read"'),
    argument('kms_key_id', '"arn:aws:kms:us-east-1:999999999999:key/other"'),
  ],
  aws_cognito_user_pool: [
    argument('deletion_protection', '"ACTIVE"'),
    {
      what: 'admin_create_user_config',
      hcl: 'admin_create_user_config {\n    allow_admin_create_user_only = true\n  }',
    },
    {
      what: 'lambda_config',
      hcl: 'lambda_config {\n    pre_sign_up = "arn:aws:lambda:us-east-1:999999999999:function:other"\n  }',
    },
    {
      what: 'schema',
      hcl: 'schema {\n    name                = "plan"\n    attribute_data_type = "String"\n  }',
    },
    item('username_attributes', '"phone_number"'),
    item('auto_verified_attributes', '"phone_number"'),
    {
      what: 'recovery_mechanism',
      into: 'account_recovery_setting',
      hcl: 'recovery_mechanism {\n      name     = "verified_phone_number"\n      priority = 2\n    }',
    },
  ],
  aws_cognito_user_pool_client: [
    item('explicit_auth_flows', '"ALLOW_ADMIN_USER_PASSWORD_AUTH"'),
    item('read_attributes', '"phone_number"'),
    item('write_attributes', '"phone_number"'),
    argument('allowed_oauth_flows', '["implicit"]'),
    argument('supported_identity_providers', '["Google"]'),
    argument('enable_token_revocation', 'false'),
  ],
  aws_cognito_user_pool_domain: [
    argument('certificate_arn', '"arn:aws:acm:us-east-1:999999999999:certificate/other"'),
  ],
  aws_cloudfront_distribution: [
    argument('default_root_object', '"index.html"'),
    argument('web_acl_id', '"arn:aws:wafv2:us-east-1:999999999999:global/webacl/other/1"'),
    item('aliases', '"other.example.com"'),
    {
      what: 'ordered_cache_behavior',
      hcl: 'ordered_cache_behavior {\n    path_pattern           = "/profiles*"\n    target_origin_id       = "api"\n    viewer_protocol_policy = "allow-all"\n    allowed_methods        = ["GET", "HEAD"]\n    cached_methods         = ["GET", "HEAD"]\n    forwarded_values {\n      query_string = false\n      cookies {\n        forward = "none"\n      }\n    }\n  }',
    },
    {
      what: 'custom_error_response',
      hcl: 'custom_error_response {\n    error_code         = 401\n    response_code      = 200\n    response_page_path = "/error.html"\n  }',
    },
    {
      what: 'origin',
      hcl: 'origin {\n    origin_id   = "other"\n    domain_name = "other.example.com"\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = "http-only"\n      origin_ssl_protocols   = ["TLSv1"]\n    }\n  }',
    },
    {
      what: 'forwarded_values.headers',
      into: 'default_cache_behavior.forwarded_values.headers',
      hcl: '"Host"',
    },
    {
      what: 'query_string_cache_keys',
      into: 'default_cache_behavior.forwarded_values',
      hcl: 'query_string_cache_keys = ["limit"]',
    },
    {
      what: 'function_association',
      into: 'default_cache_behavior',
      hcl: 'function_association {\n      event_type   = "viewer-request"\n      function_arn = "arn:aws:cloudfront::999999999999:function/other"\n    }',
    },
    {
      what: 'custom_header',
      into: 'origin',
      hcl: 'custom_header {\n      name  = "Authorization"\n      value = "other"\n    }',
    },
  ],
  aws_route53_zone: [{ what: 'vpc', hcl: 'vpc {\n    vpc_id = "vpc-1"\n  }' }],
  aws_route53_record: [
    {
      what: 'weighted_routing_policy',
      hcl: 'set_identifier = "other"\n  weighted_routing_policy {\n    weight = 0\n  }',
    },
  ],
  aws_route53_health_check: [argument('disabled', 'true'), argument('invert_healthcheck', 'true')],
  aws_xray_sampling_rule: [{ what: 'attributes Other', into: 'attributes', hcl: 'Other = "1"' }],
};

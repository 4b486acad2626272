import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const widget = 'local.widgets[*].metrics[*]';
const dashboard = 'aws_cloudwatch_dashboard.api.dashboard_body';
const api = 'aws_api_gateway_rest_api.profiles';
const deployment = 'aws_api_gateway_deployment.profiles';
const preflight = (type: string): string => `aws_api_gateway_${type}.preflight`;
const pool = 'aws_cognito_user_pool.users';
const client = 'aws_cognito_user_pool_client.mobile';
const edge = 'aws_cloudfront_distribution.edge';
const fn = 'aws_lambda_function.api';
const object = 'aws_s3_object.package';
const archive = 'data.archive_file.package';
const trust = (role: string): string => `aws_iam_role.${role}.assume_role_policy`;
const policy = (name: string): string => `aws_iam_role_policy.${name}.policy`;
const table = 'aws_dynamodb_table.profiles';
const check = 'aws_route53_health_check.api';

/** What of lib/profiles-api/*.tf may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const terraformSurvivors: readonly SurvivorRecord[] = [
  // Texts and names for readers.
  {
    mutants: [
      'remove|alter-text:output.*.description',
      'alter-text:variable.*.description',
      `*:${api}.description`,
      '*:aws_cloudwatch_metric_alarm.*.alarm_description',
      `*:${edge}.comment`,
      `*:${edge}.comment{*}`,
      '*:local.widgets[*].title',
      `remove:${dashboard}.widgets@each.properties.title`,
      '*:aws_lambda_permission.api.statement_id',
    ],
    reason:
      'A text for readers. A variable has to have a description (PROF-TF-03); what it says is its own, and no clause asks for the others.',
  },
  {
    mutants: [
      'remove|alter-text|freeze|swap-reference|under-condition:aws_iam_role_policy.*.name*',
      'alter-text|freeze|swap-reference|under-condition:aws_api_gateway_authorizer.users.name*',
      `rename:${deployment}.triggers.content`,
      'alter-text:provider.aws.secondary.alias',
    ],
    reason:
      'A name that PROF-NAME-01 does not list: of an inline policy, of the authorizer, of what triggers a deployment, of a provider inside the code. Nothing finds them by it.',
  },
  {
    mutants: ['alter-text|freeze|swap-reference|under-condition:aws_*.*.tags.Name*'],
    reason: 'PROF-NAME-02 asks that a Name tag is there, not what it says.',
  },

  // The same, said otherwise.
  {
    mutants: [
      'remove:terraform.required_providers.aws.source',
      'remove:terraform.required_providers.archive*',
      'remove|alter-text|change-version:terraform.required_providers.archive.*',
    ],
    reason:
      "A provider without a source is HashiCorp's, as ours is. PROF-TF-01 is about Terraform and the AWS provider; with what the package is zipped is not asked.",
  },
  {
    mutants: ['remove|alter-text:variable.alarm_email.default'],
    reason: 'PROF-TF-03 takes no default for alarm_email, or any address of a reserved example domain.',
  },
  {
    mutants: [
      `remove:${client}.generate_secret`,
      `remove:${client}.allowed_oauth_flows_user_pool_client`,
      `remove:${client}.*_validity`,
      `remove:${pool}.mfa_configuration`,
      `remove:${pool}.email_configuration`,
      `remove:${pool}.email_configuration.email_sending_account`,
      `remove:${table}.ttl`,
      `remove:${table}.ttl.enabled`,
      `remove:${table}.ttl.attribute_name`,
      `remove:${edge}.default_cache_behavior.min_ttl`,
      `remove:${edge}.custom_error_response[*].error_caching_min_ttl`,
      `remove|under-condition:${edge}.viewer_certificate.cloudfront_default_certificate`,
      `remove:${check}.port`,
      `remove:${check}.failure_threshold`,
      `remove:${check}.request_interval`,
    ],
    reason:
      'What it says is what AWS or the provider takes without it: no secret, no OAuth, 30 days and 60 minutes, no MFA, mail sent by Cognito, no time to live, 0 and 10 seconds, the certificate that CloudFront has where no other is named, port 443, three times every 30 seconds.',
  },
  {
    mutants: [
      `remove|swap-enum|under-condition:${trust('*')}.Version`,
      `remove|swap-enum|under-condition:${policy('*')}.Version`,
    ],
    reason: 'Policies of both versions mean the same as long as none has variables in it, and none has.',
  },
  {
    mutants: [
      `remove:${policy('gateway_logs')}.Statement[0].Action[2]`,
      `remove:${policy('function_logs')}.Statement[0].Resource[0]`,
      `remove:${policy('gateway_logs')}.Statement[0].Resource[0]`,
      `remove:${policy('gateway_logs')}.Statement[0].Resource[2]`,
      `widen-resource:${policy('*')}.Statement[*].Resource[*]=open end`,
      'widen-resource:aws_lambda_permission.api.source_arn=open end',
      `widen-action:${policy('function_table')}.Statement[0].Action[4]=dynamodb:Query*`,
      `widen-action:${policy('function_table')}.Statement[0].Action[5]=dynamodb:Scan*`,
      `widen-action:${policy('gateway_logs')}.Statement[0].Action[6]=logs:Filter*`,
      'swap-attribute:aws_lambda_permission.api.function_name=*',
    ],
    reason:
      "It grants the same: another statement or a pattern beside it covers what is gone, no other action begins like this one, a pattern that ends with * stays what it is, and a function's ARN names it as its name does.",
  },
  {
    mutants: [
      `add-action:${trust('*')}.Statement[0].Action`,
      `widen-action:${trust('*')}.Statement[0].Action`,
      `add-action:${policy('*')}.Statement[0].Action=s3:GetObject`,
    ],
    reason:
      'The service that the trust names assumes the role and can do no more by it; of s3:GetObject nothing comes on a table, a log group or in a trust.',
  },
  {
    mutants: [
      `add-condition:${trust('*')}.Statement[0]`,
      'attach-managed:aws_iam_role.gateway_logs=ReadOnlyAccess',
      'alter-text:aws_iam_role_policy_attachment.function_tracing.policy_arn{2}',
      'freeze:aws_api_gateway_account.logs.cloudwatch_role_arn',
      'under-condition:provider.aws.default_tags.tags',
      'under-condition:provider.aws.secondary.region',
      'under-condition:provider.aws.secondary.default_tags.tags',
      `under-condition:${archive}.source_dir`,
      'alter-text|under-condition:local.widgets[7].metrics[*](0)[0]',
    ],
    reason:
      'It cannot be decided whether a condition of a request holds, what a policy grants that is not known, what a role is that only its ARN tells, or what comes of a null there: the clauses are not observable then, which is never green under --strict.',
  },
  {
    mutants: ['add-argument:aws_iam_role.*=permissions_boundary'],
    reason:
      'What a boundary leaves of the grants cannot be decided from its ARN: PROF-ROLE-02 to -06 are not observable then, which is never green under --strict.',
  },
  {
    mutants: [
      'freeze:local.partition',
      'freeze:local.region',
      'freeze:local.logs_arn{*}',
      `freeze:${edge}.origin.domain_name{*}`,
      `freeze:${fn}.environment.variables.AWS_REGION_NAME`,
      `freeze:${dashboard}.widgets@each.properties.region`,
      'freeze:aws_iam_role_policy_attachment.function_tracing.policy_arn{*}',
    ],
    reason:
      "The specification names the primary region, us-east-1, and so AWS's usual partition: written down it is the same there. Whether primary_region is used is judged at the provider (PROF-TF-03).",
  },
  {
    mutants: [`freeze:${edge}.viewer_certificate.cloudfront_default_certificate!`],
    reason: "With a certificate of one's own the provider does not look at it.",
  },
  {
    mutants: [
      'freeze:aws_api_gateway_method_settings.all.stage_name',
      `freeze:${edge}.origin.origin_path{1}`,
    ],
    reason: 'PROF-API-05 calls the stage prod, always.',
  },
  {
    mutants: [
      `step-number|under-condition:${preflight('integration')}.request_templates[application/json].statusCode`,
      `flip-boolean|under-condition:${preflight('method_response')}.response_parameters[method.response.header.*]`,
    ],
    reason:
      "The one integration response of a preflight has no pattern, so it answers whatever status the mock gives; and whether a response's header is called required changes nothing.",
  },

  // What is not asked.
  {
    mutants: [
      `remove|swap-enum|under-condition|alter-text:${widget}[*].stat`,
      `remove:${widget}[*]`,
      `remove:${dashboard}.widgets@each.properties.region`,
      `remove|step-number|under-condition:${dashboard}.widgets@each.properties.period`,
    ],
    reason:
      "PROF-MON-02 lists what the dashboard shows, and PROF-MON-05 which series. By which statistic, over which period and in which region's words a widget draws them is left open; without a region it is the dashboard's.",
  },
  {
    mutants: [
      `remove:local.widgets[*].metrics[*]`,
      `swap-enum|under-condition:local.widgets[*].metrics[*](0)[1]`,
    ],
    reason:
      'The widget shows less, or a series twice, and still what PROF-MON-02 lists: one series of requests, of latency, of invocations, of duration, of errors, of authentications.',
  },
  {
    mutants: [
      `step-number|under-condition:${pool}.password_policy.minimum_length`,
      `step-number|under-condition:${pool}.account_recovery_setting.recovery_mechanism.priority`,
    ],
    reason:
      'PROF-COG-01 asks for at least 8; of a single recovery mechanism it does not matter which number it has.',
  },
  {
    mutants: [
      `add-argument:${pool}=*`,
      `add-argument:${client}=*`,
      'add-argument:aws_cognito_user_pool_domain.users=certificate_arn',
    ],
    reason:
      'Further attributes, providers and protections of the pool: the clauses list what has to be there, and whether users can still sign up and in is exercised on the live stack (PROF-X-01).',
  },
  {
    mutants: [
      'swap-enum:local.routes.*.verb=ANY',
      `add-argument:${api}=minimum_compression_size`,
      `add-argument:${api}=binary_media_types`,
      `add-resource:${api}=a gateway response`,
      `add-argument:${api}=disable_execute_api_endpoint`,
      `add-argument:${api}=policy`,
      'add-argument:aws_api_gateway_authorizer.users=identity_validation_expression',
      'add-argument:aws_api_gateway_integration.route=credentials',
      `add-argument:aws_api_gateway_method.route=request_parameters`,
      `add-argument:aws_api_gateway_integration.route=timeout_milliseconds`,
      `add-argument:aws_api_gateway_integration.route=cache_key_parameters`,
      `add-argument:aws_api_gateway_*.preflight=*`,
      'add-argument:aws_api_gateway_stage.prod=*',
      'add-argument:aws_api_gateway_method_settings.all=caching_enabled',
    ],
    reason:
      'PROF-API lists the routes with their authorizer and function: a method for any verb has both too. A setting that turns requests away shows when the API is called. How bodies are compressed, what is cached, how long the API waits and what it answers to whom it refuses is not among the facts of a clause that code decides; that every route answers as it should is exercised (PROF-X-02, -03).',
  },
  {
    mutants: [
      `remove|swap-reference|swap-attribute|freeze:${deployment}.triggers.content[0]`,
      `remove|swap-reference|swap-attribute|freeze:${deployment}.triggers.content[1]`,
      `remove|swap-reference|swap-attribute|freeze:${deployment}.triggers.content[2]`,
    ],
    reason:
      'PROF-API-08 asks for a new deployment when a method or an integration changes. That of a path or of the authorizer is ours.',
  },
  {
    mutants: [
      `remove:${preflight('integration_response')}.depends_on*`,
      `swap-reference:${preflight('integration_response')}.depends_on[0]`,
      'remove|swap-reference:aws_api_gateway_account.logs.depends_on*',
      `remove:${object}.depends_on*`,
      `remove:${check}.depends_on*`,
    ],
    reason:
      'An order that makes the first apply smooth. The clauses ask for an order before the function, the deployment and the stage only (PROF-FN-05, PROF-API-08, PROF-ROLE-06).',
  },
  {
    mutants: [
      `*:${fn}.source_code_hash`,
      `*:${object}.etag`,
      `swap-reference|freeze|alter-text:${object}.key{*}`,
      `*:${archive}.excludes*`,
      `alter-text|under-condition:${archive}.output_path*`,
      `alter-text|under-condition:${archive}.type`,
      `alter-text:${archive}.source_dir{1}`,
      `swap-reference:${object}.source`,
    ],
    reason:
      'PROF-S3-02 asks for a key that holds a hash of the content, whichever hash and whatever stands beside it: it alone makes the function follow its code. An archive of a folder that is not there, or of no known kind, and an object of a file that is none are not made: Terraform stops.',
  },
  {
    mutants: [
      `add-argument:aws_s3_bucket.packages=*`,
      `add-argument:${object}=*`,
      'add-resource:aws_s3_bucket.packages=*',
    ],
    reason:
      'The four public access blocks (PROF-S3-01) keep an ACL or a policy for everybody from being put on the bucket or used; by which key one object is encrypted, and whether a full bucket can be deleted, is not asked.',
  },
  {
    mutants: [
      `add-argument:${fn}=reserved_concurrent_executions`,
      `add-argument:${fn}=kms_key_arn`,
      `add-argument:${fn}=vpc_config`,
      `add-argument:${fn}=layers`,
      'add-argument:aws_cloudwatch_log_group.*=log_group_class',
      `add-argument:${table}=table_class`,
      `add-argument:${table}=deletion_protection_enabled`,
    ],
    reason:
      'What the function and its table have besides: no clause speaks of how often it may run (a function that may not shows when it is called), of networks, layers, keys of variables, classes of storage or of protection against deletion.',
  },
  {
    mutants: [
      `add-argument:${edge}=default_root_object`,
      `add-argument:${edge}=web_acl_id`,
      `add-argument:${edge}=origin`,
      `add-argument:${edge}=function_association`,
      `add-argument:${edge}=custom_header`,
      `add-argument:${edge}=query_string_cache_keys`,
    ],
    reason:
      'What the distribution has besides: queries that are still forwarded, all of them, an origin that no behaviour uses, a firewall, a function, a page for its top, a header that CloudFront refuses to set. That the API answers through it is exercised (PROF-CDN-03).',
  },
  {
    mutants: [
      'swap-enum|under-condition:aws_lambda_permission.api.action',
      'swap-enum:aws_lambda_permission.api.principal=*',
    ],
    reason:
      'API Gateway may still invoke the function, and from this API only (PROF-FN-04): the source ARN names it, and whoever is no service of AWS has none to show.',
  },
  {
    mutants: ['alter-text|under-condition:local.default_tags.ManagedBy'],
    reason: 'PROF-TF-02 asks for the tag ManagedBy, and of its three tags for the values of the other two.',
  },
  {
    mutants: [
      'add-argument:aws_cloudwatch_metric_alarm.*=*',
      'add-argument:aws_sns_topic_subscription.email=filter_policy',
      'add-resource:aws_sns_topic.alarms=a policy for everyone',
    ],
    reason:
      'An alarm that tells somebody else as well still tells the topic (PROF-MON-03, -06 to -08), and its metric has this unit. Who else may publish to the topic, and which messages an address picks, is not asked.',
  },
  {
    mutants: [
      'add-argument:aws_route53_zone.domain=vpc',
      'add-argument:aws_route53_record.edge=weighted_routing_policy',
      `add-argument:${check}=disabled`,
      `add-argument:${check}=invert_healthcheck`,
    ],
    reason:
      'The zone, the record and the check are there, with all that PROF-DNS-02 and -03 list. Whether the zone is private, what the record weighs beside none other and whether somebody heeds the check, they do not say: as specified it can never be healthy.',
  },
  {
    mutants: ['step-number:aws_route53_*.*.count?then'],
    reason:
      'A second zone of the name that nothing is delegated to, a second check of the same; the same record twice Route 53 refuses. What PROF-DNS-02 and -03 ask for is there.',
  },
  {
    mutants: [
      `loosen-condition:${edge}.aliases?`,
      `swap-reference:${edge}.aliases?<1><0>`,
      `freeze:${edge}.aliases?then[0]`,
      'freeze:aws_route53_record.edge.alias.*',
    ],
    reason:
      "It differs only without a domain while Route 53 is on, of which no stack can be made, or puts a null where the provider refuses one; with the defaults there is neither record nor alias. An alias is told by the distribution's own names (PROF-DNS-02).",
  },
];

/** A resource beside one of a type. */
export interface Companion {
  /** Its name in ids. */
  readonly what: string;
  readonly hcl: (address: string) => string;
}

const resource = (type: string, body: string): string =>
  `resource "${type}" "beside" {\n${body
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n}`;

const allowsEveryone = (action: string, address: string): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "${action}", Resource = ${address}.arn }] })`;

/** What opens a resource of a type to others, or overrides it. */
export const companions: Readonly<Record<string, readonly Companion[]>> = {
  aws_lambda_function: [
    {
      what: 'a permission for everyone',
      hcl: (its) =>
        resource(
          'aws_lambda_permission',
          `action = "lambda:InvokeFunction"\nfunction_name = ${its}.function_name\nprincipal = "*"`,
        ),
    },
    {
      what: 'an open function URL',
      hcl: (its) =>
        resource(
          'aws_lambda_function_url',
          `function_name = ${its}.function_name\nauthorization_type = "NONE"`,
        ),
    },
  ],
  aws_s3_bucket: [
    {
      what: 'a policy for everyone',
      hcl: (its) =>
        resource(
          'aws_s3_bucket_policy',
          `bucket = ${its}.id\npolicy = ${allowsEveryone('s3:GetObject', its)}`,
        ),
    },
    {
      what: 'a public ACL',
      hcl: (its) => resource('aws_s3_bucket_acl', `bucket = ${its}.id\nacl = "public-read"`),
    },
  ],
  aws_sns_topic: [
    {
      what: 'a policy for everyone',
      hcl: (its) =>
        resource('aws_sns_topic_policy', `arn = ${its}.arn\npolicy = ${allowsEveryone('sns:Publish', its)}`),
    },
  ],
  aws_dynamodb_table: [
    {
      what: 'a policy for everyone',
      hcl: (its) =>
        resource(
          'aws_dynamodb_resource_policy',
          `resource_arn = ${its}.arn\npolicy = ${allowsEveryone('dynamodb:GetItem', its)}`,
        ),
    },
  ],
  aws_api_gateway_resource: [
    {
      what: 'an open method',
      hcl: (its) =>
        resource(
          'aws_api_gateway_method',
          `rest_api_id = ${its}.rest_api_id\nresource_id = ${its}.id\nhttp_method = "PATCH"\nauthorization = "NONE"`,
        ),
    },
  ],
  aws_api_gateway_stage: [
    {
      what: 'the settings of one method',
      hcl: (its) =>
        resource(
          'aws_api_gateway_method_settings',
          `rest_api_id = ${its}.rest_api_id\nstage_name = ${its}.stage_name\nmethod_path = "profiles/GET"\nsettings {\n  logging_level = "OFF"\n  throttling_rate_limit = 1\n}`,
        ),
    },
  ],
  aws_api_gateway_rest_api: [
    {
      what: 'a gateway response',
      hcl: (its) =>
        resource(
          'aws_api_gateway_gateway_response',
          `rest_api_id = ${its}.id\nresponse_type = "UNAUTHORIZED"\nstatus_code = "200"`,
        ),
    },
  ],
};

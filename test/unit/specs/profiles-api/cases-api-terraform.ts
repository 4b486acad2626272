import { after, all, drop, swap, type Case, type Edit } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const header = 'method.response.header.Access-Control-Allow-';
const otherwise = (key: string, wrong: string, usual: string): string =>
  `each.key == "${key}" ? ${wrong} : ${usual}`;
const keys = ['create', 'list', 'read', 'update', 'delete'];
const routeMethod =
  'authorization = "COGNITO_USER_POOLS"\n  authorizer_id = aws_api_gateway_authorizer.users.id\n';
const setting = (line: string, replacement: string): Edit => swap(line, replacement);
const triggers = (content: string): string =>
  `  triggers = {\n    content = sha1(jsonencode(${content}))\n  }\n`;
const parts = `[
      aws_api_gateway_resource.profiles,
      aws_api_gateway_resource.profile,
      aws_api_gateway_authorizer.users,
      aws_api_gateway_method.route,
      aws_api_gateway_integration.route,
      aws_api_gateway_method.preflight,
      aws_api_gateway_integration.preflight,
      aws_api_gateway_method_response.preflight,
      aws_api_gateway_integration_response.preflight,
    ]`;
const followed = triggers(parts);

const routes: readonly Case[] = [
  ...keys.flatMap((key): readonly Case[] => [
    {
      name: `${key} for everybody`,
      edit: swap(
        'authorization = "COGNITO_USER_POOLS"',
        `authorization = ${otherwise(key, '"NONE"', '"COGNITO_USER_POOLS"')}`,
      ),
      fails: ['PROF-API-03'],
    },
    {
      name: `${key} is answered by a mock`,
      edit: swap(
        'type                    = "AWS_PROXY"',
        `type = ${otherwise(key, '"MOCK"', '"AWS_PROXY"')}`,
      ),
      fails: ['PROF-API-03'],
    },
  ]),
  {
    name: 'no authorizer is named',
    edit: swap(routeMethod, 'authorization = "COGNITO_USER_POOLS"\n'),
    fails: ['PROF-API-03'],
  },
  {
    name: 'access tokens of a scope',
    edit: swap(routeMethod, `${routeMethod}  authorization_scopes = ["profiles/all"]\n`),
    fails: ['PROF-API-03'],
  },
  {
    name: 'the function is called by the verb of the request',
    edit: swap('integration_http_method = "POST"', 'integration_http_method = each.value.verb'),
    fails: ['PROF-API-03'],
  },
  {
    name: 'no integration',
    edit: all(
      withoutBlock('resource "aws_api_gateway_integration" "route"'),
      drop('      aws_api_gateway_integration.route,\n'),
    ),
    fails: ['PROF-API-03'],
  },
  {
    name: 'a PATCH in place of the PUT',
    edit: swap('verb = "PUT"', 'verb = "PATCH"'),
    fails: ['PROF-API-03', 'PROF-API-08'],
  },
];

const preflights: readonly Case[] = [
  {
    name: 'the verbs of the other path',
    edit: swap('verbs = "GET,PUT,DELETE,OPTIONS"', 'verbs = "GET,POST,OPTIONS"'),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a header that is declared and not set',
    edit: drop(`    "${header}Headers" = "'Content-Type,Authorization'"\n`),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a header that is set and not declared',
    edit: drop(`    "${header}Methods" = true\n`),
    fails: ['PROF-API-04'],
  },
  {
    name: 'no response of the integration',
    edit: all(
      withoutBlock('resource "aws_api_gateway_integration_response" "preflight"'),
      drop('      aws_api_gateway_integration_response.preflight,\n'),
    ),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a template as a text',
    edit: swap('jsonencode({ statusCode = 200 })', '"{\\"statusCode\\": 200}"'),
    fails: [],
  },
  {
    name: 'a mock that says no status',
    edit: swap('jsonencode({ statusCode = 200 })', '"{}"'),
    fails: ['PROF-API-04'],
  },
  {
    name: 'no OPTIONS on one path',
    edit: drop(
      '    profile  = { resource = aws_api_gateway_resource.profile.id, verbs = "GET,PUT,DELETE,OPTIONS" }\n',
    ),
    fails: ['PROF-API-04', 'PROF-API-08'],
  },
];

const stage: readonly Case[] = [
  {
    name: 'traced although tracing is off',
    edit: swap('= var.enable_xray_tracing\n', '= true\n'),
    fails: ['PROF-API-05'],
  },
  {
    name: 'a stage of the name of the environment',
    edit: swap('stage_name           = "prod"', 'stage_name           = var.environment'),
    fails: ['PROF-API-05'],
  },
  {
    name: 'the keys are right, the variables are not',
    edit: swap('"$context.identity.sourceIp"', '"$context.sourceIp"'),
    fails: ['PROF-API-06'],
  },
  {
    name: 'a value that is not logged',
    edit: drop('      protocol       = "$context.protocol"\n'),
    fails: ['PROF-API-06'],
  },
  {
    name: "the function's log group",
    edit: swap(
      'destination_arn = aws_cloudwatch_log_group.api.arn',
      'destination_arn = aws_cloudwatch_log_group.function.arn',
    ),
    fails: ['PROF-API-06'],
  },
  {
    name: 'the settings of another stage',
    edit: swap('stage_name  = aws_api_gateway_stage.prod.stage_name', 'stage_name  = "test"'),
    fails: ['PROF-API-07'],
  },
  {
    name: 'settings of one method',
    edit: swap('method_path = "*/*"', 'method_path = "profiles/GET"'),
    fails: ['PROF-API-07'],
  },
  { name: 'no metrics', edit: drop('    metrics_enabled        = true\n'), fails: ['PROF-API-07'] },
  { name: 'errors alone are logged', edit: setting('= "INFO"', '= "ERROR"'), fails: ['PROF-API-07'] },
  {
    name: 'no limit of bursts',
    edit: drop('    throttling_burst_limit = var.api_throttle_burst_limit\n'),
    fails: ['PROF-API-07'],
  },
  {
    name: 'a rate of 10000, whatever is asked for',
    edit: swap('= var.api_throttle_rate_limit\n', '= 10000\n'),
    fails: ['PROF-API-07'],
  },
  {
    name: 'one method with a limit of its own',
    edit: after(
      '# A deployment is a copy',
      `.
resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "profiles/GET"
  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    data_trace_enabled     = true
    throttling_burst_limit = 1
    throttling_rate_limit  = var.api_throttle_rate_limit
  }
}
#`,
    ),
    fails: ['PROF-API-07'],
  },
];

const deployment: readonly Case[] = [
  { name: 'a deployment for ever', edit: drop(followed), fails: ['PROF-API-08'] },
  {
    name: 'nothing makes the deployment anew',
    edit: swap(
      followed,
      '  depends_on = [aws_api_gateway_integration.route, aws_api_gateway_integration_response.preflight]\n',
    ),
    fails: ['PROF-API-08'],
  },
  {
    name: 'the old deployment is destroyed first',
    edit: drop('  lifecycle {\n    create_before_destroy = true\n  }\n'),
    fails: ['PROF-API-08'],
  },
  {
    name: 'the ids of all, as the specification has it',
    edit: swap(
      followed,
      triggers(`[
      values(aws_api_gateway_method.route)[*].id,
      values(aws_api_gateway_integration.route)[*].id,
      [for each in aws_api_gateway_method.preflight : each.id],
      [for each in aws_api_gateway_integration.preflight : each.id],
    ]`),
    ),
    fails: ['PROF-API-08'],
  },
  {
    name: 'all but OPTIONS',
    edit: swap(followed, triggers('[aws_api_gateway_method.route, aws_api_gateway_integration.route]')),
    fails: ['PROF-API-08'],
  },
  {
    name: 'all but the responses of OPTIONS',
    edit: swap(
      followed,
      triggers(
        '[aws_api_gateway_method.route, aws_api_gateway_integration.route, aws_api_gateway_method.preflight, aws_api_gateway_integration.preflight]',
      ),
    ),
    fails: ['PROF-API-08'],
  },
  {
    name: 'the resources by way of a local',
    edit: all(
      swap(followed, triggers('local.parts')),
      swap(
        'locals {\n  # What the function answers',
        `locals {\n  parts = ${parts}\n\n  # What the function answers`,
      ),
    ),
    fails: [],
  },
];

/** Terraform code with one thing wrong with its API. */
export const apiCodeCases: readonly Case[] = [
  { name: 'an edge-optimized endpoint', edit: swap('["REGIONAL"]', '["EDGE"]'), fails: ['PROF-API-01'] },
  {
    name: 'the endpoint by default',
    edit: drop('  endpoint_configuration {\n    types = ["REGIONAL"]\n  }\n'),
    fails: ['PROF-API-01'],
  },
  {
    name: 'another kind of authorizer',
    edit: swap('type          = "COGNITO_USER_POOLS"', 'type          = "REQUEST"'),
    fails: ['PROF-API-02'],
  },
  {
    name: 'the authorizer of another pool',
    edit: all(
      swap(
        'provider_arns = [aws_cognito_user_pool.users.arn]',
        'provider_arns = [aws_cognito_user_pool.other.arn]',
      ),
      after(
        '# A deployment is a copy',
        '.\nresource "aws_cognito_user_pool" "other" {\n  name = "other"\n}\n#',
      ),
    ),
    fails: ['PROF-API-02'],
  },
  ...routes,
  ...preflights,
  ...stage,
  ...deployment,
];

import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, sameMembers } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { isApartFrom } from '../common/access-log.ts';
import { isDeployedAfter } from '../common/deployment.ts';
import { texts } from '../common/members.ts';
import { everyMethodHas } from '../common/method-settings.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { asOurs } from '../common/ours.ts';
import { loggedValues, logsLines } from './access-log-format.ts';
import { add, hcl, onlyWhen, remove, removeAttribute, set, swapReference } from './breaks.ts';
import { followed, isOn } from './followed.ts';
import { allowsOtherOrigins, preflights } from './preflights.ts';
import { isBehindAuthorizer } from './routes.ts';
import { routes, type ProfilesApi } from './subjects.ts';
import { control, section } from './words.ts';

const traced = (context: Context): boolean => isOn(context, 'EnableXrayTracing', true);

/** After every method and its integration. */
const comesAfterMethods = (its: ProfilesApi): readonly Check[] =>
  oneByOne(
    [...routes, ...preflights].map(
      ([name]) =>
        () =>
          isDeployedAfter(its.stage, its[name], its.api),
    ),
  );

/** The API. */
export const api = section('-', 'The API', [
  control('PROF-API-01', 'a regional REST API', {
    judge: ({ api }) => sameMembers(texts(api.endpointTypes), ['REGIONAL'], "the API's endpoint"),
    breaks: [
      remove('api', 'EndpointConfiguration'),
      set('api', 'EndpointConfiguration.Types[0]', 'EDGE'),
      set('api', 'EndpointConfiguration.Types[0]', 'PRIVATE'),
    ],
    breaksTerraform: [
      hcl.remove('aws_api_gateway_rest_api.profiles', 'endpoint_configuration'),
      hcl.set('aws_api_gateway_rest_api.profiles', 'endpoint_configuration.types', '["EDGE"]'),
    ],
  }),

  control('PROF-API-02', 'a Cognito authorizer, of this user pool alone', {
    judge: (its) => [
      equals(its.authorizer.type, 'COGNITO_USER_POOLS', "the authorizer's type"),
      ...oneByOne([
        () =>
          sameMembers(
            texts(its.authorizer.providerArns),
            [need(its.pool.arn)],
            "the authorizer's user pools",
          ),
      ]),
      // It is the only one of them that the distribution hands on, and that a preflight request allows.
      asOurs(
        equals(
          its.authorizer.identitySource,
          'method.request.header.Authorization',
          'where the authorizer looks for a token',
        ),
      ),
    ],
    breaks: [
      set('authorizer', 'Type', 'TOKEN'),
      swapReference('authorizer', 'ProviderARNs[0]'),
      remove('authorizer', 'ProviderARNs'),
      add(
        'authorizer',
        'ProviderARNs',
        'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_another',
      ),
      set('authorizer', 'IdentitySource', 'method.request.header.X-Token'),
    ],
    breaksTerraform: [
      hcl.set('aws_api_gateway_authorizer.users', 'type', '"TOKEN"'),
      hcl.set(
        'aws_api_gateway_authorizer.users',
        'provider_arns',
        '["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_another"]',
      ),
      hcl.set('aws_api_gateway_authorizer.users', 'identity_source', '"method.request.header.X-Token"'),
    ],
  }),

  isBehindAuthorizer,
  allowsOtherOrigins,

  control('PROF-API-05', 'a stage prod, which X-Ray traces unless tracing is switched off', {
    judge: ({ stage }, context) => [
      equals(stage.name, 'prod', "the stage's name"),
      equals(stage.tracing, traced(context), "the stage's tracing"),
    ],
    breaks: [
      set('stage', 'StageName', 'v1'),
      set('stage', 'TracingEnabled', true),
      set('stage', 'TracingEnabled', onlyWhen('EnableXrayTracing', 'true', false)),
      remove('stage', 'TracingEnabled'),
    ],
    breaksTerraform: [
      hcl.set('aws_api_gateway_stage.prod', 'stage_name', 'var.environment'),
      hcl.set('aws_api_gateway_stage.prod', 'xray_tracing_enabled', 'true'),
      hcl.remove('aws_api_gateway_stage.prod', 'xray_tracing_enabled'),
    ],
  }),

  control('PROF-API-06', 'access logs as JSON of ten values, in a log group of their own', {
    judge: (its) => [...logsLines(its.stage), ...oneByOne([() => isApartFrom(its.fn, its.accessLogGroup)])],
    breaks: [
      remove('stage', 'AccessLogSetting'),
      set('stage', 'AccessLogSetting.Format', '$context.requestId $context.status'),
      ...Object.keys(loggedValues).map((key) =>
        set(
          'stage',
          'AccessLogSetting.Format',
          JSON.stringify({ ...loggedValues, [key]: '$context.extendedRequestId' }),
        ),
      ),
      set('accessLogGroup', 'LogGroupName', 'API-Gateway-Execution-Logs_api/prod'),
    ],
    breaksTerraform: [
      hcl.remove('aws_api_gateway_stage.prod', 'access_log_settings'),
      ...Object.keys(loggedValues).map((key) =>
        hcl.set(
          'aws_api_gateway_stage.prod',
          `access_log_settings.format.${key}`,
          '"$context.extendedRequestId"',
        ),
      ),
      hcl.set('local.api_log_group', '', 'local.function_log_group'),
    ],
  }),

  control(
    'PROF-API-07',
    'all methods, without exception: metrics, logging at INFO, data trace, burst 5000, rate 10000',
    {
      judge: ({ stage }, context) => [
        ...everyMethodHas(stage, ({ metrics }) => metrics, true, 'detailed metrics'),
        ...everyMethodHas(stage, ({ loggingLevel }) => loggingLevel, 'INFO', 'logging level'),
        ...everyMethodHas(stage, ({ dataTrace }) => dataTrace, true, 'data trace'),
        ...everyMethodHas(
          stage,
          ({ burstLimit }) => burstLimit,
          Number(followed(context, 'ApiThrottleBurstLimit', '5000')),
          'burst limit',
        ),
        ...everyMethodHas(
          stage,
          ({ rateLimit }) => rateLimit,
          Number(followed(context, 'ApiThrottleRateLimit', '10000')),
          'rate limit',
        ),
      ],
      breaks: [
        remove('stage', 'MethodSettings'),
        set('stage', 'MethodSettings[0].MetricsEnabled', false),
        set('stage', 'MethodSettings[0].LoggingLevel', 'ERROR'),
        set('stage', 'MethodSettings[0].DataTraceEnabled', false),
        set('stage', 'MethodSettings[0].ThrottlingBurstLimit', 5000),
        set('stage', 'MethodSettings[0].ThrottlingRateLimit', 10000),
        set('stage', 'MethodSettings[0].ResourcePath', '/~1profiles'),
        set('stage', 'MethodSettings[0].HttpMethod', 'GET'),
        add('stage', 'MethodSettings', {
          ResourcePath: '/~1profiles',
          HttpMethod: 'GET',
          MetricsEnabled: false,
          LoggingLevel: 'OFF',
          DataTraceEnabled: false,
          ThrottlingBurstLimit: 1,
          ThrottlingRateLimit: 1,
        }),
      ],
      breaksTerraform: [
        hcl.remove('aws_api_gateway_method_settings.all'),
        hcl.set('aws_api_gateway_method_settings.all', 'method_path', '"profiles/GET"'),
        hcl.set('aws_api_gateway_method_settings.all', 'settings.metrics_enabled', 'false'),
        hcl.set('aws_api_gateway_method_settings.all', 'settings.logging_level', '"ERROR"'),
        hcl.set('aws_api_gateway_method_settings.all', 'settings.data_trace_enabled', 'false'),
        hcl.set('aws_api_gateway_method_settings.all', 'settings.throttling_burst_limit', '5000'),
        hcl.set('aws_api_gateway_method_settings.all', 'settings.throttling_rate_limit', '10000'),
        hcl.addCode(
          'settings of one method that say otherwise',
          `resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "profiles/GET"

  settings {
    logging_level = "OFF"
  }
}`,
        ),
      ],
    },
  ),

  control(
    'PROF-API-08',
    'a deployment made after every method and integration, replaced before it is destroyed, and made anew when one of them changes',
    {
      template: comesAfterMethods,
      terraform: (its) => [
        ...comesAfterMethods(its),
        equals(
          its.stage.deployment.replacedFirst,
          true,
          'that a new deployment is made before the old one is destroyed',
        ),
        expectFact(
          its.stage.deployment.overlooks,
          'of what a change does not make the deployment anew',
          'none of what it copies',
          (parts) => parts.length === 0,
        ),
      ],
      breaks: [removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn')],
      breaksTerraform: [
        hcl.remove('aws_api_gateway_deployment.profiles', 'triggers'),
        hcl.remove('aws_api_gateway_deployment.profiles', 'lifecycle'),
        hcl.swap(
          'the deployment follows ids alone',
          'aws_api_gateway_method.route,\n      aws_api_gateway_integration.route,',
          'values(aws_api_gateway_method.route)[*].id,\n      values(aws_api_gateway_integration.route)[*].id,',
        ),
        hcl.swap(
          'the deployment follows no preflight',
          '      aws_api_gateway_method.preflight,\n      aws_api_gateway_integration.preflight,\n      aws_api_gateway_method_response.preflight,\n      aws_api_gateway_integration_response.preflight,\n',
          '',
        ),
      ],
    },
  ),
]);

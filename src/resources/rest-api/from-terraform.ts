import type { Value } from '../../facts/value.ts';
import type { Configured, TerraformMapping } from '../../terraform/mapping.ts';
import { urlSuffixOf } from '../../template/partition.ts';
import { textIn } from '../../terraform/values.ts';
import {
  argument,
  argumentOr,
  block,
  jsonArgument,
  sameText,
  tagList,
  textFrom,
} from '../terraform-words.ts';
import { integrationFromTerraform, integrationsOf, responsesOf } from './integration-from-terraform.ts';
import { methodSettings } from './settings-from-terraform.ts';

/** The ARN under which an API is called, with what stands behind the API's id. */
const executionArn =
  (...behind: readonly string[]) =>
  (its: Configured): Value | undefined => {
    const { partition, region, accountId } = its.scenario;
    const api = its.type === 'aws_api_gateway_rest_api' ? its.attribute('id') : its.get('rest_api_id');
    return textFrom(
      [
        `arn:${partition}:execute-api:${region}:${accountId}:`,
        api,
        ...behind.flatMap((name) => ['/', its.get(name)]),
      ],
      its.at,
    );
  };

const invokeUrl = (its: Configured): Value | undefined => {
  const { partition, region } = its.scenario;
  return textFrom(
    [
      'https://',
      its.get('rest_api_id'),
      `.execute-api.${region}.${urlSuffixOf(partition)}/`,
      its.get('stage_name'),
    ],
    its.at,
  );
};

const apiArn = (its: Configured): Value | undefined =>
  textFrom(
    [`arn:${its.scenario.partition}:apigateway:${its.scenario.region}::/restapis/`, its.attribute('id')],
    its.at,
  );

/** A path's text; of a child of another path, with that one's in front. */
const pathOf = (its: Configured): Value | undefined => {
  const parent = its.get('parent_id');
  const above = its
    .others('aws_api_gateway_resource')
    .find((other) => other.id !== its.id && sameText(other.attribute('id'), parent) === true);
  return textFrom([above === undefined ? '' : above.attribute('path'), '/', its.get('path_part')], its.at);
};

const accessLogs = block('access_log_settings', (get) => ({
  DestinationArn: get('destination_arn'),
  Format: get('format'),
}));

/** REST APIs and their parts. */
export const restApiMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_api_gateway_rest_api',
    as: 'AWS::ApiGateway::RestApi',
    properties: {
      Name: argument('name'),
      Description: argument('description'),
      Body: jsonArgument('body'),
      EndpointConfiguration: block('endpoint_configuration', (get) => ({ Types: get('types') })),
      Policy: jsonArgument('policy'),
      Tags: tagList,
    },
    attributes: {
      id: 'Ref',
      root_resource_id: 'RootResourceId',
      execution_arn: executionArn(),
      arn: apiArn,
    },
  },
  {
    type: 'aws_api_gateway_resource',
    as: 'AWS::ApiGateway::Resource',
    properties: {
      RestApiId: argument('rest_api_id'),
      ParentId: argument('parent_id'),
      PathPart: argument('path_part'),
    },
    attributes: { id: 'Ref', path: pathOf },
  },
  {
    type: 'aws_api_gateway_method',
    as: 'AWS::ApiGateway::Method',
    properties: {
      RestApiId: argument('rest_api_id'),
      ResourceId: argument('resource_id'),
      HttpMethod: argument('http_method'),
      AuthorizationType: argument('authorization'),
      AuthorizerId: argument('authorizer_id'),
      AuthorizationScopes: argument('authorization_scopes'),
      ApiKeyRequired: argumentOr('api_key_required', false),
      RequestModels: argument('request_models'),
      RequestParameters: argument('request_parameters'),
      RequestValidatorId: argument('request_validator_id'),
      Integration: integrationFromTerraform,
      MethodResponses: responsesOf,
    },
    attributes: { id: 'Ref' },
    parts: (its) => integrationsOf(its).sure,
  },
  {
    type: 'aws_api_gateway_deployment',
    as: 'AWS::ApiGateway::Deployment',
    properties: {
      RestApiId: argument('rest_api_id'),
      StageName: argument('stage_name'),
      StageDescription: (its) => {
        const settings = its.get('stage_name') && methodSettings(its);
        return (
          settings && { kind: 'dict', entries: new Map([['MethodSettings', settings]]), at: settings.at }
        );
      },
    },
    attributes: { id: 'Ref', invoke_url: invokeUrl, execution_arn: executionArn('stage_name') },
  },
  {
    type: 'aws_api_gateway_stage',
    as: 'AWS::ApiGateway::Stage',
    properties: {
      RestApiId: argument('rest_api_id'),
      DeploymentId: argument('deployment_id'),
      StageName: argument('stage_name'),
      AccessLogSetting: accessLogs,
      TracingEnabled: argumentOr('xray_tracing_enabled', false),
      Variables: argument('variables'),
      MethodSettings: methodSettings,
      Tags: tagList,
    },
    attributes: {
      invoke_url: invokeUrl,
      execution_arn: executionArn('stage_name'),
      arn: (its) =>
        textFrom(
          [
            `arn:${its.scenario.partition}:apigateway:${its.scenario.region}::/restapis/`,
            its.get('rest_api_id'),
            '/stages/',
            its.get('stage_name'),
          ],
          its.at,
        ),
    },
  },
  {
    type: 'aws_api_gateway_account',
    as: 'AWS::ApiGateway::Account',
    properties: {
      CloudWatchRoleArn: (its) => {
        const role = its.get('cloudwatch_role_arn');
        // An empty text takes the setting away.
        return role !== undefined && textIn(role) === '' ? undefined : role;
      },
    },
  },
  {
    type: 'aws_api_gateway_authorizer',
    as: 'AWS::ApiGateway::Authorizer',
    properties: {
      RestApiId: argument('rest_api_id'),
      Name: argument('name'),
      Type: argumentOr('type', 'TOKEN'),
      ProviderARNs: argument('provider_arns'),
      AuthorizerUri: argument('authorizer_uri'),
      IdentitySource: argumentOr('identity_source', 'method.request.header.Authorization'),
    },
    attributes: { id: 'Ref' },
  },
  {
    type: 'aws_api_gateway_model',
    as: 'AWS::ApiGateway::Model',
    properties: {
      RestApiId: argument('rest_api_id'),
      Name: argument('name'),
      ContentType: argument('content_type'),
      Schema: jsonArgument('schema'),
    },
  },
  {
    type: 'aws_api_gateway_request_validator',
    as: 'AWS::ApiGateway::RequestValidator',
    properties: {
      RestApiId: argument('rest_api_id'),
      Name: argument('name'),
      ValidateRequestBody: argumentOr('validate_request_body', false),
      ValidateRequestParameters: argumentOr('validate_request_parameters', false),
    },
    attributes: { id: 'Ref' },
  },
];

import type { Value } from '../../facts/value.ts';
import type { Configured } from '../../terraform/mapping.ts';
import { list } from '../../terraform/values.ts';
import { belonging, perhaps, record } from '../terraform-words.ts';

/** What Terraform keeps apart of a method names it by its API, path and verb. */
const ofMethod = (its: Configured, type: string): ReturnType<typeof belonging> =>
  belonging(its, type, {
    rest_api_id: its.get('rest_api_id'),
    resource_id: its.get('resource_id'),
    http_method: its.get('http_method'),
  });

export const integrationsOf = (its: Configured): ReturnType<typeof belonging> =>
  ofMethod(its, 'aws_api_gateway_integration');

/** A method's integration, with its responses. */
export const integrationFromTerraform = (its: Configured): Value | undefined => {
  const {
    sure: [own],
    unsure: [doubtful],
  } = integrationsOf(its);
  if (own === undefined) return doubtful && perhaps(doubtful, doubtful.at);
  return record(
    {
      Type: own.get('type'),
      IntegrationHttpMethod: own.get('integration_http_method'),
      Uri: own.get('uri'),
      Credentials: own.get('credentials'),
      RequestParameters: own.get('request_parameters'),
      RequestTemplates: own.get('request_templates'),
      PassthroughBehavior: own.get('passthrough_behavior'),
      TimeoutInMillis: own.get('timeout_milliseconds'),
      IntegrationResponses: each(its, 'aws_api_gateway_integration_response', {
        StatusCode: 'status_code',
        SelectionPattern: 'selection_pattern',
        ResponseParameters: 'response_parameters',
        ResponseTemplates: 'response_templates',
      }),
    },
    own.at,
  );
};

/** A method's own responses. */
export const responsesOf = (its: Configured): Value | undefined =>
  each(its, 'aws_api_gateway_method_response', {
    StatusCode: 'status_code',
    ResponseParameters: 'response_parameters',
    ResponseModels: 'response_models',
  });

const each = (its: Configured, type: string, names: Readonly<Record<string, string>>): Value | undefined => {
  const { sure, unsure } = ofMethod(its, type);
  if (sure.length + unsure.length === 0) return undefined;
  const known = sure.map((other) =>
    record(
      Object.fromEntries(Object.entries(names).map(([name, argument]) => [name, other.get(argument)])),
      other.at,
    ),
  );
  return list([...known, ...unsure.map((other) => perhaps(other, other.at))], its.at);
};

import type { APIGateway, Method } from '@aws-sdk/client-api-gateway';
import type { Fact } from '../../../facts/fact.ts';
import { propertiesOf } from '../../../resources/properties.ts';
import type { MethodFacts, ModelFacts } from '../../../resources/rest-api/facts.ts';
import { openApiParts } from '../../../resources/rest-api/from-open-api.ts';
import { plain, realNames } from './asked-for.ts';
import type { FilledGap } from './gap.ts';

/** What one API is put right with. */
interface Import {
  readonly apiGateway: APIGateway;
  readonly restApiId: string;
  /** Puts real names in the place of those that the resolved template made up. */
  readonly real: (text: string) => string;
}

const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

/** A schema that stands in an operation goes by its place there. */
const modelName = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '');

const textsOf = ({ real }: Import, found: Fact<ReadonlyMap<string, Fact<string>>>): Record<string, string> =>
  Object.fromEntries(
    [...(valueOf(found) ?? [])].flatMap(([name, text]) => (text.known ? [[name, real(text.value)]] : [])),
  );

const makeModel = async ({ apiGateway, restApiId, real }: Import, model: ModelFacts): Promise<void> => {
  const name = valueOf(model.name);
  const schema = plain(valueOf(model.schema), real);
  if (name === undefined || schema === undefined) return;
  const to = `"https://apigateway.amazonaws.com/restapis/${restApiId}/models/$1"`;
  await apiGateway.createModel({
    restApiId,
    name: modelName(name),
    contentType: 'application/json',
    schema: JSON.stringify(schema).replace(/"#\/(?:definitions|components\/schemas)\/(\w+)"/g, to),
  });
};

/** Makes a method anew, as it is and with what was dropped of it: its models do not take a patch there. */
const remake = async (
  importing: Import,
  resourceId: string | undefined,
  made: Method,
  asked: MethodFacts,
  validatorId: string | undefined,
): Promise<void> => {
  const { apiGateway, restApiId, real } = importing;
  const method = { restApiId, resourceId, httpMethod: made.httpMethod };
  const { integration } = asked;
  const credentials = valueOf(integration.credentials);
  const models = Object.entries(textsOf(importing, asked.requestModels));
  await apiGateway.putMethod({
    ...method,
    authorizationType: made.authorizationType,
    authorizerId: made.authorizerId,
    authorizationScopes: made.authorizationScopes,
    apiKeyRequired: made.apiKeyRequired,
    requestModels: Object.fromEntries(models.map(([type, name]) => [type, modelName(name)])),
    requestValidatorId: validatorId,
  });
  for (const statusCode of (valueOf(asked.statuses) ?? []).flatMap((status) => valueOf(status) ?? []))
    await apiGateway.putMethodResponse({ ...method, statusCode });
  const { type, httpMethod: integrationHttpMethod, uri } = made.methodIntegration ?? {};
  if (type === undefined) return;
  await apiGateway.putIntegration({
    ...method,
    type,
    integrationHttpMethod,
    uri,
    credentials: credentials && real(credentials),
    requestParameters: textsOf(importing, integration.requestParameters),
    requestTemplates: textsOf(importing, integration.requestTemplates),
    passthroughBehavior: valueOf(integration.passthrough),
  });
  for (const { status, pattern } of valueOf(integration.responses) ?? []) {
    const statusCode = valueOf(status);
    if (statusCode === undefined) continue;
    await apiGateway.putIntegrationResponse({ ...method, statusCode, selectionPattern: valueOf(pattern) });
  }
};

export const openApiBody: FilledGap = {
  id: 'open-api-body',
  lost: "CloudFormation takes from an API's OpenAPI body no model, no validator, and of a method only its type and URI",
  remedy: 'filled',
  reason:
    'by CreateModel, CreateRequestValidator, PutMethod and PutIntegration (without templates of responses)',
  async fill(deployed) {
    const apiGateway = await deployed.target.clients.apiGateway();
    const real = realNames(deployed);
    const filled: string[] = [];
    for (const { id, type, properties } of deployed.stack.resources.values()) {
      const restApiId = deployed.physicalIds.get(id);
      const body = propertiesOf(properties, properties.at).child('Body');
      if (type !== 'AWS::ApiGateway::RestApi' || restApiId === undefined || body.value?.kind !== 'dict')
        continue;
      const importing = { apiGateway, restApiId, real };
      const { models, validators, methods } = openApiParts(body);
      for (const model of valueOf(models) ?? []) await makeModel(importing, model);
      const validatorIds = new Map<string | undefined, string | undefined>();
      for (const { id: named, validatesBody } of valueOf(validators) ?? []) {
        const name = valueOf(named);
        const validateRequestBody = valueOf(validatesBody);
        const made = await apiGateway.createRequestValidator({ restApiId, name, validateRequestBody });
        validatorIds.set(name, made.id);
      }
      const { items = [] } = await apiGateway.getResources({ restApiId, embed: ['methods'], limit: 500 });
      for (const asked of methods) {
        const resource = items.find(({ path }) => path === valueOf(asked.path));
        const made = resource?.resourceMethods?.[valueOf(asked.verb) ?? ''];
        if (made !== undefined)
          await remake(importing, resource?.id, made, asked, validatorIds.get(valueOf(asked.validator)));
      }
      filled.push(restApiId);
    }
    return filled;
  },
};

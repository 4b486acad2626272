import type { Integration, IntegrationResponse, Method, Resource } from '@aws-sdk/client-api-gateway';
import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { below, inAnswer } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import type { IntegrationFacts, IntegrationResponseFacts, MethodFacts } from './facts.ts';
import { invokedFunction } from './integration.ts';

/** The methods on one path of an API, as GetResources embeds them. */
export const methodsOf = (
  apiId: string,
  { path = '', resourceMethods = {} }: Resource,
  live: LiveContext,
): readonly MethodFacts[] =>
  Object.entries(resourceMethods).map(([verb, method]) =>
    markFilled('method', methodOf(apiId, path, verb, method), live.filled),
  );

const methodOf = (apiId: string, path: string, verb: string, method: Method): MethodFacts => {
  const at = inAnswer(apiId, `GetResources(${path}).resourceMethods.${verb}`);
  const statuses = below(at, 'methodResponses');
  return {
    id: `${apiId}${path}/${verb}`,
    path: known(path, at),
    verb: known(verb.toUpperCase(), at),
    integration: integrationOf(method.methodIntegration, below(at, 'methodIntegration')),
    requestModels: textsOf(method.requestModels, below(at, 'requestModels')),
    validator: known(given(method.requestValidatorId), below(at, 'requestValidatorId')),
    statuses: known(
      Object.keys(method.methodResponses ?? {}).map((status) => known(status, below(statuses, status))),
      statuses,
    ),
    responses: known(
      Object.entries(method.methodResponses ?? {}).map(([status, { responseParameters }]) => {
        const place = below(statuses, status);
        return {
          status: known(status, place),
          parameters: known(
            new Map(
              Object.entries(responseParameters ?? {}).map(([name, required]) => [
                name,
                known(String(required), below(place, `responseParameters[${name}]`)),
              ]),
            ),
            place,
          ),
          at: place,
        };
      }),
      statuses,
    ),
    authorization: known(given(method.authorizationType) ?? 'NONE', below(at, 'authorizationType')),
    authorizer: known(given(method.authorizerId), below(at, 'authorizerId')),
    scopes: known(
      (method.authorizationScopes ?? []).map((scope) => known(scope, below(at, 'authorizationScopes'))),
      below(at, 'authorizationScopes'),
    ),
    apiKeyRequired: known(method.apiKeyRequired ?? false, below(at, 'apiKeyRequired')),
    at,
  };
};

const integrationOf = (found: Integration | undefined, at: Place): IntegrationFacts => {
  const uri = known(found?.uri, below(at, 'uri'));
  const responses = below(at, 'integrationResponses');
  return {
    type: known(found?.type, below(at, 'type')),
    verb: known(found?.httpMethod, below(at, 'httpMethod')),
    uri,
    functionArn: functionIn(uri.value, uri.at),
    credentials: known(given(found?.credentials), below(at, 'credentials')),
    requestParameters: textsOf(found?.requestParameters, below(at, 'requestParameters')),
    requestTemplates: textsOf(found?.requestTemplates, below(at, 'requestTemplates')),
    passthrough: known(
      given(found?.passthroughBehavior) ?? 'WHEN_NO_MATCH',
      below(at, 'passthroughBehavior'),
    ),
    responses: known(
      Object.entries(found?.integrationResponses ?? {}).map(([status, response]) =>
        responseOf(status, response, below(responses, status)),
      ),
      responses,
    ),
    at,
  };
};

const responseOf = (
  status: string,
  { statusCode, selectionPattern, responseParameters }: IntegrationResponse,
  at: Place,
): IntegrationResponseFacts => ({
  status: known(statusCode ?? status, below(at, 'statusCode')),
  pattern: known(given(selectionPattern), below(at, 'selectionPattern')),
  parameters: textsOf(responseParameters, below(at, 'responseParameters')),
  at,
});

/** The service gives an empty text for what is not set, now and then. */
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What is set to null is not set. */
const textsOf = (
  found: Readonly<Record<string, string | null>> | undefined,
  at: Place,
): Fact<ReadonlyMap<string, Fact<string>>> =>
  known(
    new Map(
      Object.entries(found ?? {}).flatMap(([name, text]): [string, Fact<string>][] =>
        text === null ? [] : [[name, known(text, below(at, `[${name}]`))]],
      ),
    ),
    at,
  );

const functionIn = (uri: string | undefined, at: Place): Fact<string | undefined> =>
  uri?.includes('${stageVariables.') === true
    ? unknown('it depends on a stage variable', at)
    : known(invokedFunction(uri), at);

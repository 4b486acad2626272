import { known, map, unknown, type Fact, type Unknown } from '../../facts/fact.ts';
import { childrenOf } from '../children.ts';
import type { Properties } from '../properties.ts';
import type { MethodFacts, RestApiFacts } from './facts.ts';
import { openApiIntegration } from './integration-from-template.ts';
import {
  openApiModels,
  openApiRequestModels,
  openApiValidator,
  openApiValidators,
  type Operation,
} from './open-api-models.ts';

const verbs = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'x-amazon-apigateway-any-method',
]);

/** The name that an API takes from its OpenAPI document. */
export const openApiTitle = (body: Properties): Fact<string | undefined> => body.child('info').text('title');

/** Why an OpenAPI document may describe paths and methods that cannot be seen; undefined when all can. */
export const hiddenOpenApi = (body: Properties): Unknown | undefined => {
  const paths = body.child('paths').value;
  const items = paths?.kind === 'dict' ? [...paths.entries.values()] : [];
  const hidden = [body.value, paths, ...items].find((value) => value?.kind === 'unknown');
  return hidden?.kind === 'unknown' ? unknown(hidden.reason, hidden.at) : undefined;
};

/** The paths that an OpenAPI document describes. */
export const openApiPaths = (body: Properties): readonly string[] => {
  const paths = body.child('paths').value;
  return paths?.kind === 'dict' ? [...paths.entries.keys()] : [];
};

/** What an OpenAPI document describes (RestApi.Body) beside its paths. */
export const openApiParts = (
  body: Properties,
): Pick<RestApiFacts, 'models' | 'validators'> & { readonly methods: readonly MethodFacts[] } => {
  const operations = operationsOf(body);
  return {
    methods: operations.map((each) => methodOf(body, each)),
    models: openApiModels(body, operations),
    validators: openApiValidators(body),
  };
};

interface OperationAt extends Operation {
  readonly path: string;
  readonly verb: string;
}

const operationsOf = (body: Properties): readonly OperationAt[] => {
  const paths = childrenOf(body.child('paths'));
  if (!paths.known) return [];
  return [...paths.value].flatMap(([path, item]) => {
    const entries = childrenOf(item);
    if (!entries.known) return [];
    return [...entries.value]
      .filter(([verb]) => verbs.has(verb.toLowerCase()))
      .map(([verb, operation]) => ({ path, verb, item, operation }));
  });
};

const notRead = 'what an OpenAPI document says of security and of headers is not read';

const methodOf = (body: Properties, { path, verb, item, operation }: OperationAt): MethodFacts => ({
  id: `${operation.at.resource}${path}/${verb}`,
  path: known(path, operation.at),
  verb: known(verb.startsWith('x-') ? 'ANY' : verb.toUpperCase(), operation.at),
  integration: openApiIntegration(operation.child('x-amazon-apigateway-integration')),
  requestModels: openApiRequestModels(body, { item, operation }),
  validator: openApiValidator(body, operation),
  statuses: map(childrenOf(operation.child('responses')), (responses) =>
    [...responses]
      .filter(([status]) => status !== 'default')
      .map(([status, response]) => known(status, response.at)),
  ),
  responses: unknown(notRead, operation.at),
  authorization: unknown(notRead, operation.at),
  authorizer: unknown(notRead, operation.at),
  scopes: unknown(notRead, operation.at),
  apiKeyRequired: unknown(notRead, operation.at),
  at: operation.at,
});

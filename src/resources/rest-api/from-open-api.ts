import { known, map, unknown, type Fact, type Unknown } from '../../facts/fact.ts';
import type { Properties } from '../properties.ts';
import { propertiesOf } from '../properties.ts';
import type { IntegrationFacts, MethodFacts } from './facts.ts';
import { invokedFunction } from './integration.ts';

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

/** The methods that an OpenAPI document describes (RestApi.Body). */
export const openApiMethods = (body: Properties): readonly MethodFacts[] => {
  const paths = body.child('paths').value;
  if (paths?.kind !== 'dict') return [];
  return [...paths.entries].flatMap(([path, item]) =>
    item.kind !== 'dict'
      ? []
      : [...item.entries]
          .filter(([verb]) => verbs.has(verb.toLowerCase()))
          .map(([verb, operation]): MethodFacts => {
            const integration = propertiesOf(operation, operation.at).child(
              'x-amazon-apigateway-integration',
            );
            return {
              id: `${operation.at.resource}${path}/${verb}`,
              path: known(path, operation.at),
              verb: known(verb.startsWith('x-') ? 'ANY' : verb.toUpperCase(), operation.at),
              integration: integrationFrom(integration, { type: 'type', verb: 'httpMethod', uri: 'uri' }),
              at: operation.at,
            };
          }),
  );
};

/** An integration, whose properties OpenAPI and CloudFormation name differently. */
export const integrationFrom = (
  its: Properties,
  names: { readonly type: string; readonly verb: string; readonly uri: string },
): IntegrationFacts => {
  const uri = its.text(names.uri);
  const upper = (text: string | undefined): string | undefined => text?.toUpperCase();
  return {
    type: map(its.text(names.type), upper),
    verb: map(its.text(names.verb), upper),
    uri,
    functionArn: map(uri, invokedFunction),
    at: its.at,
  };
};

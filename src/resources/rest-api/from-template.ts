import { known, map, unknown, type Fact, type Unknown } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { GatewayAccountFacts, MethodFacts, RestApiFacts } from './facts.ts';
import { declaredAuthorizers } from './authorizers-from-template.ts';
import { hiddenOpenApi, openApiParts, openApiPaths, openApiTitle } from './from-open-api.ts';
import { integrationOf } from './integration-from-template.ts';
import { declaredModels, declaredValidators } from './models-from-template.ts';
import { stagesOf } from './stages-from-template.ts';

/** The REST APIs of a template. */
export const restApisOf = (stack: ResolvedStack): readonly RestApiFacts[] =>
  ofType(stack, 'AWS::ApiGateway::RestApi').map((resource) => {
    const its = properties(resource);
    const body = its.child('Body');
    const name = its.text('Name');
    const hidden = onS3(its) ?? hiddenOpenApi(body);
    const described = openApiParts(body);
    const id = refOf(resource);
    return {
      ...resourceFacts(resource),
      apiId: id,
      name: name.known && name.value === undefined ? (onS3(its) ?? openApiTitle(body)) : name,
      endpointTypes: endpointTypesOf(its.child('EndpointConfiguration')),
      authorizers: authorizersOf(id, body, stack),
      paths: hidden ?? known([...declaredPaths(resource, stack), ...openApiPaths(body)], resource.at),
      methods: hidden ?? known([...declaredMethods(resource, stack), ...described.methods], resource.at),
      stages: stagesOf(id, stack),
      models: hidden ?? map(described.models, (models) => [...declaredModels(id, stack), ...models]),
      validators:
        hidden ??
        map(described.validators, (validators) => [...declaredValidators(id, stack), ...validators]),
    };
  });

const onS3 = (its: Properties): Unknown | undefined => {
  const body = its.child('BodyS3Location');
  return body.value && unknown('the API is described in a file on S3 (BodyS3Location)', body.at);
};

/** AWS's default is an edge-optimized endpoint. */
const endpointTypesOf = (its: Properties): RestApiFacts['endpointTypes'] =>
  map(its.texts('Types'), (types) => (types.length === 0 ? [known('EDGE', its.at)] : types));

/** An OpenAPI document may describe further ones, which are not read. */
const authorizersOf = (
  id: Fact<string>,
  body: Properties,
  stack: ResolvedStack,
): RestApiFacts['authorizers'] =>
  body.value === undefined
    ? known(declaredAuthorizers(id, stack), id.at)
    : unknown('authorizers of an OpenAPI document are not read', body.at);

/** What the template says of API Gateway's account settings. */
export const gatewayAccountOf = (stack: ResolvedStack): GatewayAccountFacts => {
  const account = ofType(stack, 'AWS::ApiGateway::Account')[0];
  if (account === undefined)
    return { cloudwatchRoleArn: known(undefined), id: undefined, at: { resource: '', path: 'Resources' } };
  return {
    cloudwatchRoleArn: properties(account).text('CloudWatchRoleArn'),
    id: account.id,
    at: account.at,
  };
};

const belongsTo = (its: Properties, api: Fact<string>): boolean => {
  const of = its.text('RestApiId');
  return of.known && api.known && of.value === api.value;
};

const declaredMethods = (api: ResolvedResource, stack: ResolvedStack): readonly MethodFacts[] => {
  const id = refOf(api);
  const paths = pathsOf(api, stack);
  return ofType(stack, 'AWS::ApiGateway::Method').flatMap((resource): readonly MethodFacts[] => {
    const its = properties(resource);
    if (!belongsTo(its, id)) return [];
    const parent = its.text('ResourceId');
    return [
      {
        id: resource.id,
        path: parent.known ? pathFact(paths, parent.value, parent.at) : parent,
        verb: map(required(its.text('HttpMethod')), (verb) => verb.toUpperCase()),
        integration: integrationOf(its.child('Integration')),
        requestModels: its.textMap('RequestModels'),
        validator: its.text('RequestValidatorId'),
        statuses: map(its.list('MethodResponses'), (responses) =>
          responses.map((response) => required(response.text('StatusCode'))),
        ),
        responses: map(its.list('MethodResponses'), (responses) =>
          responses.map((response) => ({
            status: required(response.text('StatusCode')),
            parameters: response.textMap('ResponseParameters'),
            at: response.at,
          })),
        ),
        authorization: withDefault(its.text('AuthorizationType'), 'NONE'),
        authorizer: its.text('AuthorizerId'),
        scopes: its.texts('AuthorizationScopes'),
        apiKeyRequired: withDefault(its.flag('ApiKeyRequired'), false),
        at: resource.at,
      },
    ];
  });
};

const pathFact = (
  paths: (id: string) => Fact<string> | undefined,
  id: string | undefined,
  at: Properties['at'],
): Fact<string> =>
  (id === undefined ? undefined : paths(id)) ?? unknown('its resource is not one of this API', at);

/** The paths of the API's resources; one that is not known does not count. */
const declaredPaths = (api: ResolvedResource, stack: ResolvedStack): readonly string[] => {
  const paths = pathsOf(api, stack);
  return ofType(stack, 'AWS::ApiGateway::Resource').flatMap((resource) => {
    const id = refOf(resource);
    const path = id.known ? paths(id.value) : undefined;
    return path?.known === true ? [path.value] : [];
  });
};

/** The full path of each of the API's resources, by the resource's id. */
const pathsOf = (api: ResolvedResource, stack: ResolvedStack): ((id: string) => Fact<string> | undefined) => {
  const apiId = refOf(api);
  const root = attributeOf(api, 'RootResourceId');
  const parts = new Map<string, { parent: Fact<string | undefined>; part: Fact<string> }>();
  for (const resource of ofType(stack, 'AWS::ApiGateway::Resource')) {
    const its = properties(resource);
    const id = refOf(resource);
    if (!belongsTo(its, apiId) || !id.known) continue;
    parts.set(id.value, { parent: its.text('ParentId'), part: withDefault(its.text('PathPart'), '') });
  }
  const pathOf = (id: string, depth: number): Fact<string> | undefined => {
    if (root.known && id === root.value) return known('/', root.at);
    const found = parts.get(id);
    // A circle of parents cannot be longer than the resources there are.
    if (found === undefined || depth > parts.size) return undefined;
    const { parent, part } = found;
    if (!parent.known) return parent;
    if (!part.known) return part;
    const above = parent.value === undefined ? undefined : pathOf(parent.value, depth + 1);
    return above && map(above, (path) => `${path === '/' ? '' : path}/${part.value}`);
  };
  return (id) => pathOf(id, 0);
};

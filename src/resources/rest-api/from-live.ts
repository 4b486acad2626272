import type { Integration, Resource as ApiResource } from '@aws-sdk/client-api-gateway';
import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { functionLead } from '../function/from-live.ts';
import { answerFact, below, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { logGroupName } from '../live-names.ts';
import type { GatewayAccountFacts, IntegrationFacts, MethodFacts, RestApiFacts } from './facts.ts';
import { invokedFunction } from './integration.ts';
import { accessLogDestination, readStages, stageFacts } from './stages-from-live.ts';

/** Observes a REST API by its id, and leads to the functions behind its methods and to its access-log groups. */
export const observeRestApi = async (apiId: string, live: LiveContext): Promise<Sighting> => {
  const { reader } = live;
  const [answer, resources, stages, own] = await Promise.all([
    reader.read('apigateway:GET', `the API ${apiId}`, async (clients) => {
      const apiGateway = await clients.apiGateway();
      return apiGateway.getRestApi({ restApiId: apiId });
    }),
    readResources(apiId, live),
    readStages(apiId, live),
    live.own('restApi', apiId),
  ]);
  if (answer.state === 'absent') return nothing;
  const api = answerFact(answer, inAnswer(apiId, 'GetRestApi'));
  const at = inAnswer(apiId, '');
  const tree = answerFact(resources, inAnswer(apiId, 'GetResources.items'));
  const facts: RestApiFacts = {
    id: apiId,
    at,
    own,
    apiId: known(apiId, at),
    name: part(api, 'name', ({ name }) => name),
    paths: map(tree, (items) => items.flatMap(pathOf)),
    methods: map(tree, (items) => items.flatMap((resource) => methodsOf(apiId, resource, live))),
    stages: stageFacts(apiId, stages, live),
  };
  return {
    resources: [{ kind: 'restApi', facts: markFilled('restApi', facts, live.filled) }],
    leads: [
      ...functionsBehind(facts).flatMap((arn) => functionLead(arn, live)),
      ...(stages.state === 'read' ? stages.value : []).flatMap((stage): Lead[] => {
        const group = logGroupName(accessLogDestination(stage) ?? '');
        return group === undefined ? [] : [{ kind: 'logGroup', id: group }];
      }),
    ],
    hidden: [
      ...hiddenBy(resources, 'function'),
      ...hiddenBy(stages, 'logGroup'),
      ...unknownFunctions(facts).map((reason) => ({ kinds: ['function'] as const, reason })),
    ],
  };
};

/** What API Gateway's account settings say in this region. */
export const observeGatewayAccount = async ({
  reader,
  region,
}: LiveContext): Promise<GatewayAccountFacts> => {
  const answer = await reader.read('apigateway:GET', "API Gateway's account settings", async (clients) => {
    const apiGateway = await clients.apiGateway();
    return apiGateway.getAccount({});
  });
  const at = inAnswer(`API Gateway in ${region}`, 'GetAccount');
  return {
    cloudwatchRoleArn: part(answerFact(answer, at), 'cloudwatchRoleArn', ({ cloudwatchRoleArn: arn }) =>
      arn === '' ? undefined : arn,
    ),
    id: undefined,
    at,
  };
};

/** The ARNs of the functions that an API's methods invoke, qualifiers included. */
export const functionsBehind = ({ methods }: RestApiFacts): readonly string[] =>
  (methods.known ? methods.value : []).flatMap(({ integration: { functionArn } }) =>
    functionArn.known && functionArn.value !== undefined ? [functionArn.value] : [],
  );

/** Every API has a root; it counts as a path when something is there. */
const pathOf = ({ path = '', resourceMethods = {} }: ApiResource): readonly string[] =>
  path === '' || (path === '/' && Object.keys(resourceMethods).length === 0) ? [] : [path];

/** Why a function may have been missed. */
const unknownFunctions = ({ methods }: RestApiFacts): readonly string[] =>
  (methods.known ? methods.value : []).flatMap(({ path, integration: { functionArn } }) =>
    functionArn.known
      ? []
      : [`what a method of ${path.known ? path.value : 'it'} calls is not known: ${functionArn.reason}`],
  );

const readResources = (apiId: string, { reader }: LiveContext): Promise<Answer<readonly ApiResource[]>> =>
  reader.pages('apigateway:GET', `the resources of the API ${apiId}`, async (clients, position) => {
    const apiGateway = await clients.apiGateway();
    const page = await apiGateway.getResources({
      restApiId: apiId,
      embed: ['methods'],
      limit: 500,
      ...(position && { position }),
    });
    return { items: page.items, next: page.position };
  });

const methodsOf = (
  apiId: string,
  { path = '', resourceMethods = {} }: ApiResource,
  live: LiveContext,
): readonly MethodFacts[] =>
  Object.entries(resourceMethods).map(([verb, method]) => {
    const at = inAnswer(apiId, `GetResources(${path}).resourceMethods.${verb}`);
    const facts: MethodFacts = {
      id: `${apiId}${path}/${verb}`,
      path: known(path, at),
      verb: known(verb.toUpperCase(), at),
      integration: integrationOf(method.methodIntegration, below(at, 'methodIntegration')),
      at,
    };
    return markFilled('method', facts, live.filled);
  });

const integrationOf = (found: Integration | undefined, at: Place): IntegrationFacts => {
  const uri = known(found?.uri, below(at, 'uri'));
  return {
    type: known(found?.type, below(at, 'type')),
    verb: known(found?.httpMethod, below(at, 'httpMethod')),
    uri,
    functionArn: functionIn(uri.value, uri.at),
    at,
  };
};

const functionIn = (uri: string | undefined, at: Place): Fact<string | undefined> =>
  uri?.includes('${stageVariables.') === true
    ? unknown('it depends on a stage variable', at)
    : known(invokedFunction(uri), at);

import type { Resource as ApiResource } from '@aws-sdk/client-api-gateway';
import { known, map } from '../../facts/fact.ts';
import { functionLead } from '../function/lead.ts';
import { answerFact, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { calledQueue, logGroupName, parseArn, queueArnOf } from '../live-names.ts';
import { queueLead } from '../queue/lead.ts';
import { taggedIn } from '../tagged/live-tags.ts';
import type { GatewayAccountFacts, IntegrationFacts, RestApiFacts } from './facts.ts';
import { authorizersOf } from './authorizers-from-live.ts';
import { methodsOf } from './methods-from-live.ts';
import { modelsOf, validatorsOf } from './models-from-live.ts';
import { accessLogDestination, readStages, stageFacts, taggedStages } from './stages-from-live.ts';

/**
 * Observes a REST API by its id, and leads to the functions and queues behind its methods, to the roles with which it
 * calls them and to its access-log groups.
 */
export const observeRestApi = async (apiId: string, live: LiveContext): Promise<Sighting> => {
  const { reader } = live;
  const [answer, resources, stages, models, validators, authorizers, own] = await Promise.all([
    reader.read('apigateway:GET', `the API ${apiId}`, async (clients) => {
      const apiGateway = await clients.apiGateway();
      return apiGateway.getRestApi({ restApiId: apiId });
    }),
    readResources(apiId, live),
    readStages(apiId, live),
    modelsOf(apiId, live),
    validatorsOf(apiId, live),
    authorizersOf(apiId, live),
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
    endpointTypes: part(api, 'endpointConfiguration.types', ({ endpointConfiguration }) =>
      (endpointConfiguration?.types ?? ['EDGE']).map((type) => known<string>(type, at)),
    ),
    authorizers,
    paths: map(tree, (items) => items.flatMap(pathOf)),
    methods: map(tree, (items) => items.flatMap((resource) => methodsOf(apiId, resource, live))),
    stages: stageFacts(apiId, stages, live),
    models,
    validators,
  };
  return {
    resources: [{ kind: 'restApi', facts: markFilled('restApi', facts, live.filled) }],
    leads: [
      ...functionsBehind(facts).flatMap((arn) => functionLead(arn, live)),
      ...integrationsOf(facts).flatMap((integration) => [
        ...queuesBehind(integration, live),
        ...roleOf(integration),
      ]),
      ...(stages.state === 'read' ? stages.value : []).flatMap((stage): Lead[] => {
        const group = logGroupName(accessLogDestination(stage) ?? '');
        return group === undefined ? [] : [{ kind: 'logGroup', id: group }];
      }),
    ],
    hidden: [
      ...hiddenBy(resources, 'function', 'queue', 'role'),
      ...hiddenBy(stages, 'logGroup', 'tagged'),
      ...unknownFunctions(facts).map((reason) => ({ kinds: ['function'] as const, reason })),
    ],
    tagged: [
      taggedIn(facts, 'AWS::ApiGateway::RestApi', api, 'tags', ({ tags }) => tags),
      ...taggedStages(facts, stages),
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

const integrationsOf = ({ methods }: RestApiFacts): readonly IntegrationFacts[] =>
  (methods.known ? methods.value : []).map(({ integration }) => integration);

/** The queue that a service integration sends to: in its path, or in the parameter of an action. */
const queuesBehind = ({ uri, requestParameters }: IntegrationFacts, { region }: LiveContext): Lead[] => {
  const called = uri.known ? uri.value : undefined;
  if (called === undefined) return [];
  const parameters =
    /^arn:[\w-]+:apigateway:[\w-]+:sqs:action\//.test(called) && requestParameters.known
      ? [...requestParameters.value.values()]
      : [];
  // Constants stand in single quotes there.
  const urls = parameters.flatMap((value) => (value.known ? [value.value.replaceAll("'", '')] : []));
  return [calledQueue(called), ...urls.map((url) => queueArnOf(url, region))].flatMap((arn) =>
    arn === undefined ? [] : queueLead(arn),
  );
};

/** The role with which API Gateway calls the backend; it may also be told to pass its caller's credentials on. */
const roleOf = ({ credentials }: IntegrationFacts): Lead[] => {
  const arn = credentials.known ? credentials.value : undefined;
  return arn !== undefined && parseArn(arn)?.resource.startsWith('role/') === true
    ? [{ kind: 'role', id: arn }]
    : [];
};

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

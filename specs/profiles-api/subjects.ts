import { clue, findByPart, MissingSubject, need, Unobservable, valueOf } from '../../src/control/subject.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { BucketFacts } from '../../src/resources/bucket/facts.ts';
import type { DashboardFacts } from '../../src/resources/dashboard/facts.ts';
import type { DistributionFacts } from '../../src/resources/distribution/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { namesFunction } from '../../src/resources/function/names.ts';
import type { LogGroupFacts } from '../../src/resources/log-group/facts.ts';
import type {
  AuthorizerFacts,
  MethodFacts,
  RestApiFacts,
  StageFacts,
} from '../../src/resources/rest-api/facts.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { SamplingRuleFacts } from '../../src/resources/sampling-rule/facts.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import type {
  UserPoolClientFacts,
  UserPoolDomainFacts,
  UserPoolFacts,
} from '../../src/resources/user-pool/facts.ts';
import { ifThere } from '../common/grants.ts';
import { methodsOf, onceEach, outputValue, roleOf, stageOf } from '../common/subjects.ts';

/** The parts of the profiles API, each found by its relations to the others. */
export interface ProfilesApi {
  /** The REST API with /profiles. */
  readonly api: RestApiFacts;
  /** POST /profiles. */
  readonly createProfile: MethodFacts;
  /** GET /profiles. */
  readonly listProfiles: MethodFacts;
  /** GET /profiles/{userId}. */
  readonly readProfile: MethodFacts;
  /** PUT /profiles/{userId}. */
  readonly updateProfile: MethodFacts;
  /** DELETE /profiles/{userId}. */
  readonly deleteProfile: MethodFacts;
  /** OPTIONS /profiles. */
  readonly profilesPreflight: MethodFacts;
  /** OPTIONS /profiles/{userId}. */
  readonly profilePreflight: MethodFacts;
  /** The stage that serves the URL. */
  readonly stage: StageFacts;
  /** The authorizer of the API's methods. */
  readonly authorizer: AuthorizerFacts;
  /** The function behind the routes. */
  readonly fn: FunctionFacts;
  /** The function's role. */
  readonly role: RoleFacts;
  /** The log group that the function writes to. */
  readonly functionLogGroup: LogGroupFacts;
  /** The role with which API Gateway writes logs. */
  readonly gatewayRole: RoleFacts;
  /** The log group of the API's access logs. */
  readonly accessLogGroup: LogGroupFacts;
  /** The table of profiles. */
  readonly table: TableFacts;
  readonly pool: UserPoolFacts;
  /** The pool's app client. */
  readonly client: UserPoolClientFacts;
  /** The pool's domain. */
  readonly poolDomain: UserPoolDomainFacts;
  /** The distribution in front of the stage. */
  readonly distribution: DistributionFacts;
  /** The bucket of the function's package. */
  readonly bucket: BucketFacts;
  /** The topic of the alarms. */
  readonly topic: TopicFacts;
  readonly dashboard: DashboardFacts;
  /** The alarm on the API's own errors. */
  readonly apiAlarm: AlarmFacts;
  /** The alarm on the function's errors. */
  readonly errorsAlarm: AlarmFacts;
  /** The alarm on the function's duration. */
  readonly durationAlarm: AlarmFacts;
  /** The alarm on the table's user errors. */
  readonly tableAlarm: AlarmFacts;
  readonly samplingRule: SamplingRuleFacts;
}

/** The paths of the API, with the verbs that the function answers. */
export const routes = [
  ['createProfile', 'POST', '/profiles'],
  ['listProfiles', 'GET', '/profiles'],
  ['readProfile', 'GET', '/profiles/{userId}'],
  ['updateProfile', 'PUT', '/profiles/{userId}'],
  ['deleteProfile', 'DELETE', '/profiles/{userId}'],
] as const;

const isPath = (method: MethodFacts, path: string): boolean => valueOf(method.path) === path;
const answers = (method: MethodFacts, verb: string): boolean =>
  [verb, 'ANY'].includes(valueOf(method.verb) ?? '');

/** Which deployment's a logging role is, by its name. */
const suffixIn = (name = ''): string | undefined => /^(.+)-api-gateway-cloudwatch-role$/.exec(name)?.[1];

/** Whether a role trusts API Gateway. */
const isForGateway = ({ trust }: RoleFacts): boolean =>
  valueOf(trust)?.statements.some(({ principals = [] }) =>
    principals.some(({ id }) => valueOf(id) === 'apigateway.amazonaws.com'),
  ) === true;

/** The profiles API's subjects. Each is looked for when a control asks for it. */
export const profilesApiSubjects = (system: System): ProfilesApi => {
  const url = invokeUrl(outputValue(system, 'ApiGatewayInvokeUrl'));
  const isOutput = (name: string, value: string | undefined): boolean =>
    value !== undefined && value === outputValue(system, name);
  const allMethods = (): readonly MethodFacts[] => system.all('restApi').flatMap(methodsOf);
  const integrated = (): readonly string[] =>
    allMethods().flatMap(({ path, integration }) =>
      valueOf(path)?.startsWith('/profiles') === true ? (valueOf(integration.functionArn) ?? []) : [],
    );

  const methodOf = (api: RestApiFacts, verb: string, path: string): MethodFacts => {
    const methods = need(api.methods).filter((method) => isPath(method, path) && answers(method, verb));
    // API Gateway takes the method of the verb before the one for any.
    const found = methods.find((method) => valueOf(method.verb) === verb) ?? methods[0];
    if (found !== undefined) return found;
    throw new MissingSubject(`${verb} ${path}`, 'the API has no such method', api.at);
  };
  const route =
    (verb: string, path: string) =>
    ({ api }: ProfilesApi): MethodFacts =>
      methodOf(api, verb, path);
  /** An alarm by its metric, and by whose metric it is. */
  const alarmOn = (what: string, namespace: string, metric: string, name: string): AlarmFacts =>
    findByPart(system, 'alarm', what, [
      clue(1.5, (alarm) => valueOf(alarm.metric) === metric && valueOf(alarm.namespace) === namespace),
      clue(0.5, (alarm) => valueOf(alarm.metric) === metric),
      clue(0.7, (alarm) => valueOf(alarm.name)?.endsWith(name) === true),
    ]);

  return onceEach<ProfilesApi>({
    api: () =>
      findByPart(system, 'restApi', 'a REST API with /profiles', [
        clue(2, (api) => methodsOf(api).some((method) => isPath(method, '/profiles'))),
        clue(1, (api) => methodsOf(api).some((method) => isPath(method, '/profiles/{userId}'))),
        clue(1, (api) => url !== undefined && valueOf(api.apiId) === url.apiId),
      ]),
    createProfile: route('POST', '/profiles'),
    listProfiles: route('GET', '/profiles'),
    readProfile: route('GET', '/profiles/{userId}'),
    updateProfile: route('PUT', '/profiles/{userId}'),
    deleteProfile: route('DELETE', '/profiles/{userId}'),
    profilesPreflight: route('OPTIONS', '/profiles'),
    profilePreflight: route('OPTIONS', '/profiles/{userId}'),
    stage: ({ api }) => stageOf(api, url?.stage, 'prod'),
    authorizer: ({ api }) => {
      const authorizers = need(api.authorizers);
      const named = methodsOf(api).map(({ authorizer }) => valueOf(authorizer));
      const uses = ({ id }: AuthorizerFacts): number =>
        named.filter((each) => each !== undefined && each === valueOf(id)).length;
      const [found] = [...authorizers].sort((one, other) => uses(other) - uses(one));
      if (found !== undefined) return found;
      throw new MissingSubject('an authorizer of the API', 'it has none', api.at);
    },
    fn: () => {
      const arns = integrated();
      return findByPart(system, 'function', 'the function behind /profiles', [
        clue(1.5, (fn) => arns.some((arn) => namesFunction(arn, fn))),
        clue(1, (fn) => namesFunction(outputValue(system, 'LambdaFunctionArn') ?? '', fn)),
        clue(1, (fn) => isOutput('LambdaFunctionName', valueOf(fn.name))),
        clue(1, (fn) => valueOf(fn.environment)?.has('DYNAMODB_TABLE_NAME') === true),
      ]);
    },
    role: ({ fn }) => roleOf(system, fn.role, "the function's role"),
    functionLogGroup: (its) => {
      const written = ifThere(() => its.fn.logGroupName);
      return findByPart(system, 'logGroup', "the function's log group", [
        clue(2, ({ name }) => written?.known === true && valueOf(name) === written.value),
        clue(1, ({ name }) => isOutput('LambdaLogGroup', valueOf(name))),
        clue(0.5, ({ name }) => valueOf(name)?.startsWith('/aws/lambda/') === true),
      ]);
    },
    gatewayRole: (its) => {
      const { cloudwatchRoleArn: account, at } = system.gatewayAccount;
      const logsWith = valueOf(account);
      const what = "API Gateway's logging role";
      const clues = [
        clue<RoleFacts>(1.5, ({ arn }) => logsWith !== undefined && valueOf(arn) === logsWith),
        clue<RoleFacts>(1, isForGateway),
        clue<RoleFacts>(1, ({ name }) => valueOf(name)?.endsWith('-api-gateway-cloudwatch-role') === true),
        // The account's may be another deployment's.
        clue<RoleFacts>(2, ({ name }) => isOutput('EnvironmentSuffix', suffixIn(valueOf(name)))),
      ];
      const found = findByPart(system, 'role', what, clues);
      // The function's role, where it is the only one, stands in for no other.
      if (found !== ifThere(() => its.role) || clues.some(({ fits }) => fits(found))) return found;
      if (!account.known || logsWith !== undefined)
        throw new Unobservable(
          `${what}: ${account.known ? `nothing shows ${logsWith ?? ''}` : account.reason}`,
        );
      throw new MissingSubject(what, 'there is none', at);
    },
    accessLogGroup: (its) => {
      const logged = ifThere(() => its.stage)?.accessLog.destinationArn;
      const destination = (logged && valueOf(logged))?.replace(/:\*$/, '') ?? NaN;
      const functionsGroups = new Set(system.all('function').map((fn) => valueOf(fn.logGroupName)));
      return findByPart(system, 'logGroup', "a log group for the API's access logs", [
        clue(2, (group) => valueOf(group.arn) === destination),
        clue(1, (group) => !functionsGroups.has(valueOf(group.name))),
        clue(0.5, ({ name }) => valueOf(name)?.startsWith('/aws/apigateway/') === true),
      ]);
    },
    table: (its) => {
      const variable = ifThere(() => its.fn.environment);
      const entry = variable && valueOf(variable)?.get('DYNAMODB_TABLE_NAME');
      const written = entry && valueOf(entry);
      return findByPart(system, 'table', 'the table of profiles', [
        clue(1.5, (table) => written !== undefined && valueOf(table.name) === written),
        clue(1, (table) => isOutput('DynamodbTableName', valueOf(table.name))),
        clue(1, (table) => isOutput('DynamodbTableArn', valueOf(table.arn))),
      ]);
    },
    pool: (its) => {
      const providers = ifThere(() => its.authorizer.providerArns);
      const arns = (providers && valueOf(providers))?.map(valueOf) ?? [];
      return findByPart(system, 'userPool', 'the user pool', [
        clue(1.5, ({ arn }) => arns.includes(valueOf(arn) ?? '')),
        clue(1, ({ poolId }) => isOutput('CognitoUserPoolId', valueOf(poolId))),
        clue(1, ({ poolId }) =>
          system.all('userPoolClient').some(({ pool }) => valueOf(pool) === (valueOf(poolId) ?? NaN)),
        ),
      ]);
    },
    client: (its) => {
      const pool = ifThere(() => its.pool.poolId);
      return findByPart(system, 'userPoolClient', "the pool's app client", [
        clue(1.5, (client) => pool?.known === true && valueOf(client.pool) === pool.value),
        clue(1, ({ clientId }) => isOutput('CognitoUserPoolClientId', valueOf(clientId))),
      ]);
    },
    poolDomain: (its) => {
      const pool = ifThere(() => its.pool.poolId);
      return findByPart(system, 'userPoolDomain', "the pool's domain", [
        clue(1.5, (each) => pool?.known === true && valueOf(each.pool) === pool.value),
        clue(1, ({ domain }) => isOutput('CognitoUserPoolDomain', valueOf(domain))),
      ]);
    },
    distribution: (its) => {
      const apiId = ifThere(() => its.api.apiId);
      const host = apiId?.known === true ? `${apiId.value}.execute-api.` : undefined;
      return findByPart(system, 'distribution', 'a distribution in front of the API', [
        clue(1.5, ({ origins }) =>
          (valueOf(origins) ?? []).some(
            ({ domain }) => host !== undefined && valueOf(domain)?.startsWith(host) === true,
          ),
        ),
        clue(1, ({ distributionId }) => isOutput('CloudfrontDistributionId', valueOf(distributionId))),
        clue(1, ({ domainName }) => isOutput('CloudfrontDomainName', valueOf(domainName))),
      ]);
    },
    bucket: (its) => {
      const holds = ifThere(() => its.fn.code.bucket);
      return findByPart(system, 'bucket', "the bucket of the function's package", [
        clue(1.5, ({ name }) => holds?.known === true && valueOf(name) === (holds.value ?? NaN)),
        clue(1, ({ name }) => valueOf(name)?.includes('-lambda-deployments') === true),
      ]);
    },
    topic: (its) => {
      const alarms = [
        () => its.apiAlarm,
        () => its.errorsAlarm,
        () => its.durationAlarm,
        () => its.tableAlarm,
      ];
      const told = alarms.flatMap((alarm) => {
        const actions = ifThere(() => alarm().alarmActions);
        return (actions && valueOf(actions))?.map(valueOf) ?? [];
      });
      return findByPart(system, 'topic', 'the topic of the alarms', [
        clue(1.5, ({ arn }) => told.includes(valueOf(arn) ?? '')),
        clue(1, ({ arn }) => isOutput('SnsTopicArn', valueOf(arn))),
      ]);
    },
    dashboard: () =>
      findByPart(system, 'dashboard', 'a dashboard', [
        clue(1, ({ name }) => isOutput('CloudwatchDashboardName', valueOf(name))),
        clue(1, ({ name }) => valueOf(name)?.endsWith('-api-dashboard') === true),
      ]),
    apiAlarm: () => alarmOn("an alarm on the API's errors", 'AWS/ApiGateway', '5XXError', '-api-5xx-errors'),
    errorsAlarm: () => alarmOn("an alarm on the function's errors", 'AWS/Lambda', 'Errors', '-lambda-errors'),
    durationAlarm: () =>
      alarmOn("an alarm on the function's duration", 'AWS/Lambda', 'Duration', '-lambda-duration'),
    tableAlarm: () =>
      alarmOn("an alarm on the table's user errors", 'AWS/DynamoDB', 'UserErrors', '-dynamodb-errors'),
    samplingRule: () =>
      findByPart(system, 'samplingRule', 'an X-Ray sampling rule', [
        clue(1, ({ name }) => valueOf(name)?.endsWith('-api-sampling') === true),
      ]),
  });
};

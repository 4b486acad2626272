import { clue, findByPart, MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { namesFunction } from '../../src/resources/function/names.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import type { LogGroupFacts } from '../../src/resources/log-group/facts.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { ifThere } from '../common/grants.ts';
import {
  errorsAlarmOf,
  isPost,
  keyOf,
  methodsOf,
  onceEach,
  outputValue,
  roleOf,
  stageOf,
  topicOf,
} from '../common/subjects.ts';

/** The parts of the data API, each found by its relations to the others. */
export interface DataApi {
  /** The REST API that has POST /data. */
  readonly api: RestApiFacts;
  /** POST /data. */
  readonly post: MethodFacts;
  /** The stage that serves the URL. */
  readonly stage: StageFacts;
  /** The function behind POST /data. */
  readonly fn: FunctionFacts;
  /** The function's role. */
  readonly role: RoleFacts;
  /** The table that the function writes. */
  readonly table: TableFacts;
  /** The key that encrypts the table. */
  readonly key: KeyFacts;
  /** The log group of the API's access logs. */
  readonly accessLogGroup: LogGroupFacts;
  /** The alarm on the function's errors. */
  readonly alarm: AlarmFacts;
  /** The topic that the alarm notifies. */
  readonly topic: TopicFacts;
}

const isPostData = (method: MethodFacts): boolean => valueOf(method.path) === '/data' && isPost(method);
/** What a POST to /data reaches: API Gateway takes the method for POST before the one for ANY. */
const postData = (methods: readonly MethodFacts[]): MethodFacts | undefined => {
  const reached = methods.filter(isPostData);
  return reached.find(({ verb }) => valueOf(verb) === 'POST') ?? reached[0];
};
const isIntegrated = (method: MethodFacts): boolean => valueOf(method.integration.functionArn) !== undefined;

/** The data API's subjects. Each is looked for when a control asks for it. */
export const dataApiSubjects = (system: System): DataApi => {
  const url = invokeUrl(outputValue(system, 'ApiGatewayUrl'));
  const integratedByPost = (): string | undefined => {
    for (const api of system.all('restApi')) {
      const method = postData(methodsOf(api));
      if (method !== undefined) return valueOf(method.integration.functionArn);
    }
    return undefined;
  };

  return onceEach<DataApi>({
    api: () =>
      findByPart(system, 'restApi', 'a REST API with POST /data', [
        clue(2, (api) => methodsOf(api).some(isPostData)),
        clue(1, (api) => methodsOf(api).some((method) => valueOf(method.path) === '/data')),
        clue(1, (api) => url !== undefined && valueOf(api.apiId) === url.apiId),
      ]),
    post: ({ api }) => {
      // A method of another path or verb stands in, so that only the clauses on path and verb fail for it.
      const methods = need(api.methods);
      const found =
        postData(methods) ??
        methods.find((method) => valueOf(method.path) === '/data' && isIntegrated(method)) ??
        methods.find((method) => isPost(method) && isIntegrated(method));
      if (found !== undefined) return found;
      throw new MissingSubject('POST /data', 'the API has no such method', api.at);
    },
    stage: ({ api }) => stageOf(api, url?.stage, system.scenario.parameters.get('Environment')),
    fn: () => {
      const integrated = integratedByPost();
      return findByPart(system, 'function', 'the function behind POST /data', [
        clue(1.5, (fn) => integrated !== undefined && namesFunction(integrated, fn)),
        clue(1, (fn) => namesFunction(outputValue(system, 'LambdaFunctionArn') ?? '', fn)),
        clue(1, (fn) => valueOf(fn.environment)?.has('DYNAMODB_TABLE_NAME') === true),
      ]);
    },
    role: ({ fn }) => roleOf(system, fn.role, "the function's role"),
    table: ({ fn }) => {
      const variable = valueOf(fn.environment)?.get('DYNAMODB_TABLE_NAME');
      const written = variable && valueOf(variable);
      return findByPart(system, 'table', 'the table that the function writes', [
        clue(1.5, (table) => written !== undefined && valueOf(table.name) === written),
        clue(1, (table) => valueOf(table.name) === (outputValue(system, 'DynamoDBTableName') ?? NaN)),
      ]);
    },
    key: ({ table }) => keyOf(system, table),
    accessLogGroup: (its) => {
      const logged = ifThere(() => its.stage)?.accessLog.destinationArn;
      const destination = (logged && valueOf(logged))?.replace(/:\*$/, '') ?? NaN;
      const functionsGroups = new Set(system.all('function').map((fn) => valueOf(fn.logGroupName)));
      return findByPart(system, 'logGroup', "a log group for the API's access logs", [
        clue(2, (group) => valueOf(group.arn) === destination),
        clue(1, (group) => !functionsGroups.has(valueOf(group.name))),
      ]);
    },
    alarm: (its) => errorsAlarmOf(system, () => its.fn, 'CloudWatchAlarmName'),
    topic: ({ alarm }) => topicOf(system, alarm),
  });
};

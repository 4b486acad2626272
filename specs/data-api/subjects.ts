import { clue, findByPart, need, valueOf } from '../../src/control/subject.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import type { LogGroupFacts } from '../../src/resources/log-group/facts.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import { namesFunction } from '../../src/resources/function/names.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import { ifThere } from '../grants.ts';

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

const isPost = (method: MethodFacts): boolean => ['POST', 'ANY'].includes(valueOf(method.verb) ?? '');
const isPostData = (method: MethodFacts): boolean => valueOf(method.path) === '/data' && isPost(method);
/** What a POST to /data reaches: API Gateway takes the method for POST before the one for ANY. */
const postData = (methods: readonly MethodFacts[]): MethodFacts | undefined => {
  const reached = methods.filter(isPostData);
  return reached.find(({ verb }) => valueOf(verb) === 'POST') ?? reached[0];
};
const isIntegrated = (method: MethodFacts): boolean => valueOf(method.integration.functionArn) !== undefined;
const methodsOf = (api: RestApiFacts): readonly MethodFacts[] => valueOf(api.methods) ?? [];

/** Whether a key's policy names DynamoDB: as a principal, or as the service by way of which it is used. */
const isForDynamoDb = ({ policy }: KeyFacts): boolean =>
  valueOf(policy)?.statements.some(({ principals = [], conditions }) =>
    [...principals.map(({ id }) => id), ...conditions.flatMap(({ values }) => values)].some(
      (text) => valueOf(text)?.startsWith('dynamodb.') === true,
    ),
  ) === true;

/** The data API's subjects. Each is looked for when a control asks for it. */
export const dataApiSubjects = (system: System): DataApi => {
  const output = (name: string): string | undefined => {
    const found = system.outputs.get(name);
    return found && valueOf(found.value);
  };
  const url = invokeUrl(output('ApiGatewayUrl'));
  const memo = new Map<keyof DataApi, unknown>();
  const once = <T>(name: keyof DataApi, find: () => T): T => {
    if (!memo.has(name)) memo.set(name, find());
    return memo.get(name) as T;
  };
  const integratedByPost = (): string | undefined => {
    for (const api of system.all('restApi')) {
      const method = postData(methodsOf(api));
      if (method !== undefined) return valueOf(method.integration.functionArn);
    }
    return undefined;
  };

  const subjects: DataApi = {
    get api() {
      return once('api', () =>
        findByPart(system, 'restApi', 'a REST API with POST /data', [
          clue(2, (api) => methodsOf(api).some(isPostData)),
          clue(1, (api) => methodsOf(api).some((method) => valueOf(method.path) === '/data')),
          clue(1, (api) => url !== undefined && valueOf(api.apiId) === url.apiId),
        ]),
      );
    },
    get post() {
      return once('post', () => {
        // A method of another path or verb stands in, so that only the clauses on path and verb fail for it.
        const methods = need(subjects.api.methods);
        const found =
          postData(methods) ??
          methods.find((method) => valueOf(method.path) === '/data' && isIntegrated(method)) ??
          methods.find((method) => isPost(method) && isIntegrated(method));
        if (found !== undefined) return found;
        throw new MissingSubject('POST /data', 'the API has no such method', subjects.api.at);
      });
    },
    get stage() {
      return once('stage', () => {
        const stages = need(subjects.api.stages);
        const environment = system.scenario.parameters.get('Environment');
        const named = (name: string | undefined): StageFacts | undefined =>
          stages.find((stage) => name !== undefined && valueOf(stage.name) === name);
        const found = named(url?.stage) ?? named(environment) ?? stages[0];
        if (found !== undefined) return found;
        throw new MissingSubject('a stage of the API', 'it has none', subjects.api.at);
      });
    },
    get fn() {
      return once('fn', () => {
        const integrated = integratedByPost();
        return findByPart(system, 'function', 'the function behind POST /data', [
          clue(1.5, (fn) => integrated !== undefined && namesFunction(integrated, fn)),
          clue(1, (fn) => namesFunction(output('LambdaFunctionArn') ?? '', fn)),
          clue(1, (fn) => valueOf(fn.environment)?.has('DYNAMODB_TABLE_NAME') === true),
        ]);
      });
    },
    get role() {
      return once('role', () => {
        const arn = need(subjects.fn.role);
        const found = system.all('role').find((role) => valueOf(role.arn) === arn);
        if (found !== undefined) return found;
        throw new MissingSubject(
          "the function's role, in this stack",
          `its role is ${arn}`,
          subjects.fn.role.at,
        );
      });
    },
    get table() {
      return once('table', () => {
        const variable = valueOf(subjects.fn.environment)?.get('DYNAMODB_TABLE_NAME');
        const written = variable && valueOf(variable);
        return findByPart(system, 'table', 'the table that the function writes', [
          clue(1.5, (table) => written !== undefined && valueOf(table.name) === written),
          clue(1, (table) => valueOf(table.name) === (output('DynamoDBTableName') ?? NaN)),
        ]);
      });
    },
    get key() {
      return once('key', () => {
        const used = valueOf(subjects.table.encryption.key);
        return findByPart(system, 'key', 'the key that encrypts the table', [
          clue(2, (key) => used !== undefined && namesKey(used, key, system.all('alias'))),
          clue(1.5, isForDynamoDb),
          clue(1, (key) =>
            system.all('alias').some((alias) => namesKey(valueOf(alias.target) ?? '', key, [])),
          ),
        ]);
      });
    },
    get accessLogGroup() {
      return once('accessLogGroup', () => {
        const logged = ifThere(() => subjects.stage)?.accessLog.destinationArn;
        const destination = (logged && valueOf(logged))?.replace(/:\*$/, '') ?? NaN;
        const functionsGroups = new Set(system.all('function').map((fn) => valueOf(fn.logGroupName)));
        return findByPart(system, 'logGroup', "a log group for the API's access logs", [
          clue(2, (group) => valueOf(group.arn) === destination),
          clue(1, (group) => !functionsGroups.has(valueOf(group.name))),
        ]);
      });
    },
    get alarm() {
      return once('alarm', () =>
        findByPart(system, 'alarm', "an alarm on the function's errors", [
          clue(1.5, (alarm) => {
            const of = valueOf(alarm.dimensions)?.get('FunctionName');
            const functionName = of && valueOf(of);
            return valueOf(alarm.metric) === 'Errors' && functionName === valueOf(subjects.fn.name);
          }),
          clue(1, (alarm) => valueOf(alarm.name) === (output('CloudWatchAlarmName') ?? NaN)),
        ]),
      );
    },
    get topic() {
      return once('topic', () => {
        const actions = (valueOf(subjects.alarm.alarmActions) ?? []).map(valueOf);
        return findByPart(system, 'topic', 'the topic that the alarm notifies', [
          clue(1, (topic) => actions.includes(valueOf(topic.arn))),
        ]);
      });
    },
  };
  return subjects;
};

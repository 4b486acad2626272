import { clue, findByPart, MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { namesFunction } from '../../src/resources/function/names.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import type {
  MethodFacts,
  ModelFacts,
  RestApiFacts,
  StageFacts,
  ValidatorFacts,
} from '../../src/resources/rest-api/facts.ts';
import { invokeUrl, type InvokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
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
import { fitsPath } from './path.ts';

/** The parts of the items API, each found by its relations to the others. */
export interface ItemsApi {
  /** The REST API with the POST that stores items. */
  readonly api: RestApiFacts;
  /** That POST, whatever its path. */
  readonly post: MethodFacts;
  /** The model that it uses. */
  readonly model: ModelFacts;
  /** The request validator that it uses. */
  readonly validator: ValidatorFacts;
  /** The stage that serves the URL. */
  readonly stage: StageFacts;
  /** The function behind the POST. */
  readonly fn: FunctionFacts;
  /** The function's role. */
  readonly role: RoleFacts;
  /** The table that the function writes. */
  readonly table: TableFacts;
  /** The key that encrypts the table. */
  readonly key: KeyFacts;
  /** The alarm on the function's errors. */
  readonly alarm: AlarmFacts;
  /** The topic that the alarm notifies. */
  readonly topic: TopicFacts;
}

/** How much speaks for a method being the POST that stores items: the URL in the outputs, its function, its verb, its model. */
const weightOf = (method: MethodFacts, url: InvokeUrl | undefined): number => {
  const named = url !== undefined && fitsPath(url.path, valueOf(method.path) ?? '');
  const integrated = valueOf(method.integration.functionArn) !== undefined;
  const refuses = (valueOf(method.requestModels)?.size ?? 0) > 0 || valueOf(method.validator) !== undefined;
  // API Gateway takes the method for POST before the one for ANY.
  const verb = valueOf(method.verb) === 'POST' ? 1.1 : isPost(method) ? 1 : 0;
  return (named ? 2 : 0) + (integrated ? 1.5 : 0) + verb + (refuses ? 0.5 : 0);
};

/** A method that answers POSTs, or that calls a function: others (a MOCK for OPTIONS) cannot stand in for it. */
const mayBePost = (method: MethodFacts): boolean =>
  isPost(method) || valueOf(method.integration.functionArn) !== undefined;

const bestPost = (api: RestApiFacts, url: InvokeUrl | undefined): MethodFacts | undefined =>
  methodsOf(api)
    .filter(mayBePost)
    .reduce<MethodFacts | undefined>(
      (best, each) => (best === undefined || weightOf(each, url) > weightOf(best, url) ? each : best),
      undefined,
    );

/** The model that a method names for JSON, or for any type; of several, the first. */
export const modelFor = (models: ReadonlyMap<string, unknown>): string | undefined =>
  ['application/json', '$default'].find((type) => models.has(type)) ?? [...models.keys()][0];

/** API Gateway gives every API these two models. */
const given = ['Empty', 'Error'];

/** The items API's subjects. Each is looked for when a control asks for it. */
export const itemsApiSubjects = (system: System): ItemsApi => {
  const url = invokeUrl(outputValue(system, 'ApiInvokeUrl'));

  return onceEach<ItemsApi>({
    api: () =>
      findByPart(system, 'restApi', 'a REST API with a POST', [
        clue(2, (api) => {
          const post = bestPost(api, url);
          return post !== undefined && isPost(post) && valueOf(post.integration.functionArn) !== undefined;
        }),
        clue(1, (api) => methodsOf(api).some(isPost)),
        clue(1, (api) => url !== undefined && valueOf(api.apiId) === url.apiId),
      ]),
    post: ({ api }) => {
      need(api.methods);
      const found = bestPost(api, url);
      if (found !== undefined) return found;
      throw new MissingSubject('a POST', 'the API has no such method', api.at);
    },
    model: ({ api, post }) => {
      const models = need(api.models);
      const named = valueOf(post.requestModels);
      const name = named?.get(modelFor(named) ?? '');
      const used = models.find((model) => name !== undefined && valueOf(model.name) === valueOf(name));
      const found = used ?? models.find((model) => !given.includes(valueOf(model.name) ?? ''));
      if (found !== undefined) return found;
      throw new MissingSubject('a model of the API', 'it has none', api.at);
    },
    validator: ({ api, post }) => {
      const validators = need(api.validators);
      const id = valueOf(post.validator) ?? NaN;
      const found = validators.find((validator) => valueOf(validator.id) === id) ?? validators[0];
      if (found !== undefined) return found;
      throw new MissingSubject('a request validator of the API', 'it has none', api.at);
    },
    stage: ({ api }) => stageOf(api, url?.stage),
    fn: (its) => {
      const called = ifThere(() => its.post)?.integration.functionArn;
      const integrated = called && valueOf(called);
      return findByPart(system, 'function', 'the function behind the POST', [
        clue(1.5, (fn) => integrated !== undefined && namesFunction(integrated, fn)),
        clue(1, (fn) => valueOf(fn.environment)?.has('TABLE_NAME') === true),
        clue(0.5, (fn) => (valueOf(fn.permissions) ?? []).length > 0),
        clue(0.5, (fn) => watchedFunctions(system).includes(valueOf(fn.name))),
      ]);
    },
    role: ({ fn }) => roleOf(system, fn.role, "the function's role"),
    table: ({ fn }) => {
      const variable = valueOf(fn.environment)?.get('TABLE_NAME');
      const written = variable && valueOf(variable);
      return findByPart(system, 'table', 'the table that the function writes', [
        clue(1.5, (table) => written !== undefined && valueOf(table.name) === written),
        clue(1, (table) => valueOf(table.name) === (outputValue(system, 'DynamoDBTableName') ?? NaN)),
      ]);
    },
    key: ({ table }) => keyOf(system, table),
    alarm: (its) => errorsAlarmOf(system, () => its.fn),
    topic: ({ alarm }) => topicOf(system, alarm),
  });
};

/** The functions whose errors an alarm watches. */
const watchedFunctions = (system: System): readonly (string | undefined)[] =>
  system.all('alarm').flatMap(({ metric, dimensions }) => {
    const name = valueOf(dimensions)?.get('FunctionName');
    return valueOf(metric) === 'Errors' && name !== undefined ? [valueOf(name) ?? ''] : [];
  });

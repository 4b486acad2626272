import { clue, findByPart, MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';

/** Looks for each subject when it is first asked for, and once: `S` as getters. */
export const onceEach = <S extends object>(find: { readonly [K in keyof S]: (subjects: S) => S[K] }): S => {
  const found = new Map<PropertyKey, unknown>();
  const subjects = {} as S;
  for (const name of Object.keys(find) as (keyof S)[])
    Object.defineProperty(subjects, name, {
      enumerable: true,
      get: () => {
        if (!found.has(name)) found.set(name, find[name](subjects));
        return found.get(name);
      },
    });
  return subjects;
};

/** The value of an output; undefined where there is none, or it is not known. */
export const outputValue = (system: System, name: string): string | undefined => {
  const found = system.outputs.get(name);
  return found && valueOf(found.value);
};

/** An API's methods, as far as they are known. */
export const methodsOf = (api: RestApiFacts): readonly MethodFacts[] => valueOf(api.methods) ?? [];

/** Whether a method answers a POST. */
export const isPost = ({ verb }: MethodFacts): boolean => ['POST', 'ANY'].includes(valueOf(verb) ?? '');

/** The role of that ARN. `whose`: "the function's role". */
export const roleOf = (system: System, its: Fact<string | undefined>, whose: string): RoleFacts => {
  const arn = need(its);
  const found = system.all('role').find((role) => arn !== undefined && valueOf(role.arn) === arn);
  if (found !== undefined) return found;
  throw new MissingSubject(`${whose}, in this stack`, `its role is ${arn ?? 'none'}`, its.at);
};

/** The stage of an API: the one that the URL names, else the one of that name, else the first. */
export const stageOf = (api: RestApiFacts, ...names: readonly (string | undefined)[]): StageFacts => {
  const stages = need(api.stages);
  for (const name of names) {
    const found = stages.find((stage) => name !== undefined && valueOf(stage.name) === name);
    if (found !== undefined) return found;
  }
  const [first] = stages;
  if (first !== undefined) return first;
  throw new MissingSubject('a stage of the API', 'it has none', api.at);
};

/** Whether a key's policy names DynamoDB: as a principal, or as the service by way of which it is used. */
const isForDynamoDb = ({ policy }: KeyFacts): boolean =>
  valueOf(policy)?.statements.some(({ principals = [], conditions }) =>
    [...principals.map(({ id }) => id), ...conditions.flatMap(({ values }) => values)].some(
      (text) => valueOf(text)?.startsWith('dynamodb.') === true,
    ),
  ) === true;

/** The key that encrypts a table. */
export const keyOf = (system: System, table: TableFacts): KeyFacts => {
  const used = valueOf(table.encryption.key);
  return findByPart(system, 'key', 'the key that encrypts the table', [
    clue(2, (key) => used !== undefined && namesKey(used, key, system.all('alias'))),
    clue(1.5, isForDynamoDb),
    clue(1, (key) => system.all('alias').some((alias) => namesKey(valueOf(alias.target) ?? '', key, []))),
  ]);
};

/** The alarm on a function's errors. `output`: the output that names it, if the specification has one. */
export const errorsAlarmOf = (system: System, fn: () => FunctionFacts, output?: string): AlarmFacts =>
  findByPart(system, 'alarm', "an alarm on the function's errors", [
    clue(1.5, (alarm) => {
      const of = valueOf(alarm.dimensions)?.get('FunctionName');
      const functionName = of && valueOf(of);
      return valueOf(alarm.metric) === 'Errors' && functionName === valueOf(fn().name);
    }),
    clue(1, (alarm) =>
      output === undefined ? false : valueOf(alarm.name) === (outputValue(system, output) ?? NaN),
    ),
  ]);

/** The topic that an alarm notifies. */
export const topicOf = (system: System, alarm: AlarmFacts): TopicFacts => {
  const actions = (valueOf(alarm.alarmActions) ?? []).map(valueOf);
  return findByPart(system, 'topic', 'the topic that the alarm notifies', [
    clue(1, (topic) => actions.includes(valueOf(topic.arn))),
  ]);
};

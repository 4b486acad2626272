import type { Context } from '../../src/control/control.ts';
import { valueOf } from '../../src/control/subject.ts';
import { known, map, unknown, type Fact } from '../../src/facts/fact.ts';
import type { System } from '../../src/resources/system.ts';
import { operationsOfDynamoDb, publishedBy } from './published-metrics.ts';
import type { Series } from './widgets.ts';

/** What is wrong with a series, as the end of a sentence; `unknown` when that cannot be told. */
export type Fault = { readonly kind: 'dead' | 'unknown'; readonly why: string };

/** What a series is named by: an alarm has no more than this. */
export type NamedSeries = Pick<Series, 'namespace' | 'metric' | 'dimensions'> & Partial<Series>;

/** A series as CloudWatch's console writes it. */
export const shownSeries = ({ namespace, metric, dimensions }: NamedSeries): string =>
  [`${namespace} ${metric}`, ...[...dimensions].map(([key, value]) => `${key}=${value}`)].join(' ');

/** Why a series has no data, or data that is not this stack's; undefined when it is a series of this stack that AWS publishes. */
export const faultOf = (series: NamedSeries, { system, scenario }: Context): Fault | undefined => {
  const dead = (why: string): Fault => ({ kind: 'dead', why });
  const { namespace, metric, dimensions, region, accountId } = series;
  if (region !== undefined && region !== scenario.region) return dead(`it is looked for in ${region}`);
  if (accountId !== undefined && accountId !== scenario.accountId)
    return dead(`it is looked for in the account ${accountId}`);
  if (/^\.*$/.test(namespace) || /^\.*$/.test(metric)) return dead('it repeats a row that is not there');
  const sets = publishedBy(namespace, metric);
  if (sets === undefined)
    return { kind: 'unknown', why: `whether anything publishes ${namespace} ${metric}` };
  if (sets.length === 0) return dead('AWS publishes no such metric');
  const names = [...dimensions.keys()].sort().join(' ');
  if (!sets.includes(names)) return dead(`AWS publishes this metric ${spelt(sets)}`);
  if (names === '' && sets.length > 1) return dead("it is the whole account's");
  for (const [name, value] of dimensions) {
    const its = valuesOf(name, namespace, system);
    if (its === undefined || its.some((each) => valueOf(each) === value)) continue;
    const hidden = its.find((each) => !each.known);
    return hidden?.known === false
      ? { kind: 'unknown', why: `whether ${name}=${value} is of this stack: ${hidden.reason}` }
      : dead(`${name}=${value} is not of this stack`);
  }
  return undefined;
};

/** The plainest of the sets. */
const spelt = (sets: readonly string[]): string => {
  const set = sets.find((each) => each !== '');
  return set === undefined ? 'without dimensions alone' : `by ${set.replaceAll(' ', ' and ')}`;
};

/** What a dimension may say for a series to be one of this stack; undefined where it may say anything. */
const valuesOf = (name: string, namespace: string, system: System): readonly Fact<string>[] | undefined => {
  const texts = (...values: readonly string[]): readonly Fact<string>[] =>
    values.map((value) => known(value));
  switch (name) {
    case 'ApiName':
      return system.all('restApi').map((api) => map(api.name, (its) => its ?? ''));
    case 'Stage':
      return system
        .all('restApi')
        .flatMap(({ stages }) =>
          stages.known ? stages.value.map((stage) => stage.name) : [unknown(stages.reason)],
        );
    case 'FunctionName':
      return system.all('function').map((fn) => fn.name);
    case 'TableName':
      return system.all('table').map((table) => table.name);
    case 'Operation':
      return namespace === 'AWS/DynamoDB' ? texts(...operationsOfDynamoDb) : undefined;
    case 'UserPool':
    case 'UserPoolId':
      return system.all('userPool').map(({ poolId }) => poolId);
    case 'UserPoolClient':
      // What an administrator does counts as that client's.
      return [...system.all('userPoolClient').map(({ clientId }) => clientId), ...texts('Admin')];
    case 'DistributionId':
      return system.all('distribution').map(({ distributionId }) => distributionId);
    case 'Region':
      return texts('Global');
    case 'TopicName':
      return system.all('topic').map((topic) => topic.name);
    case 'LogGroupName':
      return system.all('logGroup').map((group) => group.name);
    default:
      return undefined;
  }
};

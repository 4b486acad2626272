import { map, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { AlarmFacts } from './facts.ts';

/** The metric alarms of a template. */
export const alarmsOf = (stack: ResolvedStack): readonly AlarmFacts[] =>
  ofType(stack, 'AWS::CloudWatch::Alarm').map((resource) => {
    const its = properties(resource);
    const watched = metricOf(its);
    const evaluationPeriods = its.number('EvaluationPeriods');
    const datapoints = its.number('DatapointsToAlarm');
    return {
      ...resourceFacts(resource),
      name: refOf(resource),
      arn: attributeOf(resource, 'Arn'),
      namespace: watched.metric.text('Namespace'),
      metric: watched.metric.text('MetricName'),
      dimensions: dimensionsOf(watched.metric),
      statistic: watched.statistic,
      unit: watched.unit,
      comparison: its.text('ComparisonOperator'),
      threshold: its.number('Threshold'),
      period: watched.period,
      evaluationPeriods,
      datapointsToAlarm: datapoints.known && datapoints.value === undefined ? evaluationPeriods : datapoints,
      treatMissingData: withDefault(its.text('TreatMissingData'), 'missing'),
      actionsEnabled: withDefault(its.flag('ActionsEnabled'), true),
      alarmActions: its.texts('AlarmActions'),
    };
  });

interface Watched {
  /** Has Namespace, MetricName and Dimensions. */
  readonly metric: Properties;
  readonly statistic: Fact<string | undefined>;
  readonly unit: Fact<string | undefined>;
  readonly period: Fact<number | undefined>;
}

/** What the alarm watches: a metric of its own, or that of its only query, which is the same. */
const metricOf = (its: Properties): Watched => {
  const queries = its.list('Metrics');
  const unread = queries.known ? undefined : its.child('Metrics');
  const [query, second] = queries.known ? queries.value : [];
  const only = unread ?? (second === undefined ? query?.child('MetricStat') : undefined);
  if (only?.value === undefined)
    return {
      metric: its,
      statistic: statisticOf(its),
      unit: its.text('Unit'),
      period: its.number('Period'),
    };
  return {
    metric: only.child('Metric'),
    statistic: only.text('Stat'),
    unit: only.text('Unit'),
    period: only.number('Period'),
  };
};

/** An extended statistic (`p99`) stands in place of a plain one. */
const statisticOf = (its: Properties): Fact<string | undefined> => {
  const plain = its.text('Statistic');
  return plain.known && plain.value === undefined ? its.text('ExtendedStatistic') : plain;
};

const dimensionsOf = (its: Properties): Fact<ReadonlyMap<string, Fact<string>>> =>
  map(its.list('Dimensions'), (dimensions) => {
    const entries = new Map<string, Fact<string>>();
    for (const dimension of dimensions) {
      const name = dimension.text('Name');
      if (name.known && name.value !== undefined) entries.set(name.value, required(dimension.text('Value')));
    }
    return entries;
  });

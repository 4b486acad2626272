import { map, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { AlarmFacts } from './facts.ts';

/** The metric alarms of a template. */
export const alarmsOf = (stack: ResolvedStack): readonly AlarmFacts[] =>
  ofType(stack, 'AWS::CloudWatch::Alarm').map((resource) => {
    const its = properties(resource);
    const evaluationPeriods = its.number('EvaluationPeriods');
    const datapoints = its.number('DatapointsToAlarm');
    return {
      ...resourceFacts(resource),
      name: refOf(resource),
      arn: attributeOf(resource, 'Arn'),
      namespace: its.text('Namespace'),
      metric: its.text('MetricName'),
      dimensions: dimensionsOf(its),
      statistic: statisticOf(its),
      comparison: its.text('ComparisonOperator'),
      threshold: its.number('Threshold'),
      period: its.number('Period'),
      evaluationPeriods,
      datapointsToAlarm: datapoints.known && datapoints.value === undefined ? evaluationPeriods : datapoints,
      treatMissingData: withDefault(its.text('TreatMissingData'), 'missing'),
      actionsEnabled: withDefault(its.flag('ActionsEnabled'), true),
      alarmActions: its.texts('AlarmActions'),
    };
  });

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

import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { known, map, type Fact } from '../../facts/fact.ts';
import { answerFact, below, givenPart, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import type { LiveReader } from '../live-reader.ts';
import type { AlarmFacts } from './facts.ts';

/** Lists the region's metric alarms: an alarm on a function is found by its dimensions, which no output names. */
export const listAlarms = (reader: LiveReader): Promise<Answer<readonly MetricAlarm[]>> =>
  reader.pages('cloudwatch:DescribeAlarms', 'the alarms', async (clients, NextToken) => {
    const cloudWatch = await clients.cloudWatch();
    const page = await cloudWatch.describeAlarms({
      AlarmTypes: ['MetricAlarm'],
      MaxRecords: 100,
      ...(NextToken && { NextToken }),
    });
    return { items: page.MetricAlarms, next: page.NextToken };
  });

/** The alarms on any metric of a function. */
export const alarmsOnFunction = async (functionName: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.alarms();
  const alarms = answer.state === 'read' ? answer.value : [];
  const on = alarms.filter((alarm) => functionsWatched(alarm).includes(functionName));
  return {
    resources: [],
    leads: on.flatMap(({ AlarmName }): Lead[] =>
      AlarmName === undefined ? [] : [{ kind: 'alarm', id: AlarmName }],
    ),
    hidden: hiddenBy(answer, 'alarm', 'topic'),
  };
};

/** Observes a metric alarm by its name, and leads to the topics that it notifies and the functions that it watches. */
export const observeAlarm = async (name: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.alarms();
  if (answer.state !== 'read') return { ...nothing, hidden: hiddenBy(answer, 'alarm', 'topic') };
  const index = answer.value.findIndex(({ AlarmName }) => AlarmName === name);
  const found = answer.value[index];
  if (found === undefined) return nothing;
  const facts = alarmFacts(name, found, await live.own('alarm', name));
  return {
    resources: [{ kind: 'alarm', facts: markFilled('alarm', facts, live.filled) }],
    leads: [
      ...functionsWatched(found).map((id): Lead => ({ kind: 'function', id })),
      ...(found.AlarmActions ?? []).flatMap((action): Lead[] =>
        /^arn:[\w-]+:sns:/.test(action) ? [{ kind: 'topic', id: action }] : [],
      ),
    ],
    hidden: [],
  };
};

/** The names of the functions whose metrics an alarm is on, by itself or within metric math. */
const functionsWatched = ({ Namespace, Dimensions, Metrics = [] }: MetricAlarm): readonly string[] => {
  const own = { Namespace, Dimensions };
  const metrics = [own, ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])];
  return metrics
    .filter((metric) => metric.Namespace === 'AWS/Lambda')
    .flatMap((metric) => metric.Dimensions ?? [])
    .flatMap(({ Name, Value }) => (Name === 'FunctionName' && Value !== undefined ? [Value] : []));
};

/** An alarm with a single query of a metric is an alarm on that metric. */
const withOwnMetric = (alarm: MetricAlarm): MetricAlarm => {
  const [query, second] = alarm.Metrics ?? [];
  const only = second === undefined ? query?.MetricStat : undefined;
  if (only === undefined) return alarm;
  const { Metric, Period, Stat, Unit } = only;
  return {
    ...alarm,
    ...Metric,
    ...(Period && { Period }),
    ...(Stat && { ExtendedStatistic: Stat }),
    ...(Unit && { Unit }),
  };
};

const alarmFacts = (name: string, listed: MetricAlarm, own: Fact<boolean>): AlarmFacts => {
  const found = withOwnMetric(listed);
  const alarm = answerFact({ state: 'read', value: found }, inAnswer(name, 'DescribeAlarms.MetricAlarms'));
  return {
    id: name,
    at: inAnswer(name, ''),
    own,
    name: known(name, below(alarm.at, 'AlarmName')),
    arn: givenPart(alarm, 'AlarmArn', ({ AlarmArn }) => AlarmArn),
    namespace: part(alarm, 'Namespace', ({ Namespace }) => Namespace),
    metric: part(alarm, 'MetricName', ({ MetricName }) => MetricName),
    dimensions: dimensionsOf(alarm),
    statistic: part(alarm, 'Statistic', ({ Statistic, ExtendedStatistic }) => Statistic ?? ExtendedStatistic),
    unit: part(alarm, 'Unit', ({ Unit }) => Unit),
    comparison: part(alarm, 'ComparisonOperator', ({ ComparisonOperator }) => ComparisonOperator),
    threshold: part(alarm, 'Threshold', ({ Threshold }) => Threshold),
    period: part(alarm, 'Period', ({ Period }) => Period),
    evaluationPeriods: part(alarm, 'EvaluationPeriods', ({ EvaluationPeriods }) => EvaluationPeriods),
    datapointsToAlarm: part(
      alarm,
      'DatapointsToAlarm',
      ({ DatapointsToAlarm, EvaluationPeriods }) => DatapointsToAlarm ?? EvaluationPeriods,
    ),
    treatMissingData: part(
      alarm,
      'TreatMissingData',
      ({ TreatMissingData }) => TreatMissingData ?? 'missing',
    ),
    actionsEnabled: part(alarm, 'ActionsEnabled', ({ ActionsEnabled }) => ActionsEnabled ?? true),
    alarmActions: texts(part(alarm, 'AlarmActions', ({ AlarmActions }) => AlarmActions ?? [])),
  };
};

const dimensionsOf = (alarm: Fact<MetricAlarm>): AlarmFacts['dimensions'] => {
  const dimensions = part(alarm, 'Dimensions', ({ Dimensions }) => Dimensions ?? []);
  return map(
    dimensions,
    (list) =>
      new Map(
        list.map(({ Name = '', Value = '' }, index): [string, Fact<string>] => [
          Name,
          known(Value, below(dimensions.at, `[${String(index)}].Value`)),
        ]),
      ),
  );
};

const texts = (list: Fact<readonly string[]>): Fact<readonly Fact<string>[]> =>
  map(list, (items) => items.map((item, index) => known(item, below(list.at, `[${String(index)}]`))));

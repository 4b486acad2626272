import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, expectThat, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { topicLetsAlarmsPublish } from './publishing.ts';

/** The alarm watches the metric of exactly this function's errors, in the unit that Lambda counts them in. */
export const watchesErrors = (alarm: AlarmFacts, fn: FunctionFacts): readonly Check[] => [
  equals(alarm.namespace, 'AWS/Lambda', "the alarm's namespace"),
  equals(alarm.metric, 'Errors', "the alarm's metric"),
  // Lambda counts errors: an alarm that waits for another unit never sees one.
  expectFact(alarm.unit, "the alarm's unit", 'Count, or any', (unit) => (unit ?? 'Count') === 'Count'),
  expectFact(
    alarm.dimensions,
    "the alarm's dimensions",
    `FunctionName=${need(fn.name)} alone`,
    (dimensions) => {
      const name = dimensions.get('FunctionName');
      return dimensions.size === 1 && name !== undefined && need(name) === need(fn.name);
    },
    (dimensions) => [...dimensions].map(([key, value]) => `${key}=${valueOf(value) ?? '?'}`),
  ),
];

/**
 * Whether an alarm goes off at the first error. Errors are whole numbers of at least 0: more than 0 and at least 1 are the
 * same, of their sum as of their greatest; their average is above 0 exactly when one is.
 */
const firesAtFirstError = (
  statistic: string | undefined,
  comparison: string | undefined,
  threshold: number | undefined,
): boolean => {
  if (threshold === undefined) return false;
  const moreThanNone = comparison === 'GreaterThanThreshold' && threshold >= 0 && threshold < 1;
  const atLeastOne = comparison === 'GreaterThanOrEqualToThreshold' && threshold > 0 && threshold <= 1;
  if (statistic === 'Average') return comparison === 'GreaterThanThreshold' && threshold === 0;
  return (statistic === 'Sum' || statistic === 'Maximum') && (moreThanNone || atLeastOne);
};

/** The alarm goes off at the first error. */
export const atFirstError = ({ statistic, comparison, threshold }: AlarmFacts): Check => {
  for (const fact of [statistic, comparison, threshold])
    if (!fact.known) return notObservable(`when the alarm fires: ${fact.reason}`);
  const [its, compared, limit] = [valueOf(statistic), valueOf(comparison), valueOf(threshold)];
  return expectThat(firesAtFirstError(its, compared, limit), 'the alarm does not fire at the first error', {
    expected: 'Sum GreaterThanThreshold 0, or what comes to the same',
    actual: `${its ?? 'no statistic'} ${compared ?? 'without comparison'} ${String(limit)}`,
    at: its === 'Sum' || its === 'Maximum' ? threshold.at : statistic.at,
  });
};

/** It looks at one period of that many seconds, and one that breaches is enough. */
export const inOnePeriodOf = (alarm: AlarmFacts, seconds: number): readonly Check[] => [
  equals(alarm.period, seconds, "the alarm's period"),
  equals(alarm.evaluationPeriods, 1, 'the number of periods that it looks at'),
  equals(alarm.datapointsToAlarm, 1, 'the number of periods that have to breach'),
];

/** On ALARM the alarm notifies the stack's own topic, which lets CloudWatch publish. */
export const notifiesTopic = (
  subjects: { readonly alarm: AlarmFacts; readonly topic: TopicFacts },
  context: Context,
): readonly Check[] => {
  const { alarm, topic } = subjects;
  const arn = need(topic.arn);
  return [
    expectFact(
      alarm.alarmActions,
      "the alarm's actions",
      arn,
      (actions) => actions.some((action) => need(action) === arn),
      (actions) => actions.map((action) => valueOf(action) ?? '?'),
    ),
    equals(topic.own, true, 'that the stack itself made the topic'),
    equals(alarm.actionsEnabled, true, "that the alarm's actions are enabled"),
    ...topicLetsAlarmsPublish(subjects, context),
  ];
};

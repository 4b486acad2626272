import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, expectThat, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { topicLetsAlarmsPublish } from './publishing.ts';

/** A metric that an alarm is to watch, and the unit that its service counts it in. */
export interface Watched {
  readonly namespace: string;
  readonly metric: string;
  readonly unit: string;
}

/** The alarm watches that metric; an alarm that waits for another unit than its service's never sees a value. */
export const watches = (alarm: AlarmFacts, { namespace, metric, unit }: Watched): readonly Check[] => [
  equals(alarm.namespace, namespace, "the alarm's namespace"),
  equals(alarm.metric, metric, "the alarm's metric"),
  expectFact(alarm.unit, "the alarm's unit", `${unit}, or any`, (its) => (its ?? unit) === unit),
];

/** What the alarm's metric is of: exactly one of these sets of dimensions; `{}` for none at all. */
export const isOf = (alarm: AlarmFacts, ...sets: readonly Readonly<Record<string, string>>[]): Check =>
  expectFact(
    alarm.dimensions,
    "the alarm's dimensions",
    sets.map(shown).join(', or '),
    (dimensions) => sets.some((set) => areExactly(dimensions, set)),
    (dimensions) => [...dimensions].map(([key, value]) => `${key}=${valueOf(value) ?? '?'}`),
  );

const shown = (set: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(set).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? 'none' : `${pairs.join(' and ')} alone`;
};

const areExactly = (
  dimensions: ReadonlyMap<string, Fact<string>>,
  set: Readonly<Record<string, string>>,
): boolean => {
  const keys = Object.keys(set);
  if (dimensions.size !== keys.length || !keys.every((key) => dimensions.has(key))) return false;
  return [...dimensions].every(([key, value]) => need(value) === set[key]);
};

/** The alarm watches the metric of exactly this function's errors, in the unit that Lambda counts them in. */
export const watchesErrors = (alarm: AlarmFacts, fn: FunctionFacts): readonly Check[] => [
  ...watches(alarm, { namespace: 'AWS/Lambda', metric: 'Errors', unit: 'Count' }),
  isOf(alarm, { FunctionName: need(fn.name) }),
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

/** It looks at so many periods of that many seconds, and goes off when all of them breach. */
export const inPeriodsOf = (alarm: AlarmFacts, seconds: number, periods: number): readonly Check[] => [
  equals(alarm.period, seconds, "the alarm's period"),
  equals(alarm.evaluationPeriods, periods, 'the number of periods that it looks at'),
  equals(alarm.datapointsToAlarm, periods, 'the number of periods that have to breach'),
];

/** It looks at one period of that many seconds, and one that breaches is enough. */
export const inOnePeriodOf = (alarm: AlarmFacts, seconds: number): readonly Check[] =>
  inPeriodsOf(alarm, seconds, 1);

/** On ALARM the alarm notifies that topic. */
export const tells = (alarm: AlarmFacts, topic: TopicFacts): Check => {
  const arn = need(topic.arn);
  return expectFact(
    alarm.alarmActions,
    "the alarm's actions",
    arn,
    (actions) => actions.some((action) => need(action) === arn),
    (actions) => actions.map((action) => valueOf(action) ?? '?'),
  );
};

/** Nobody has switched the alarm's actions off. */
export const mayAct = ({ actionsEnabled }: AlarmFacts): Check =>
  equals(actionsEnabled, true, "that the alarm's actions are enabled");

/** On ALARM the alarm notifies the stack's own topic, which lets CloudWatch publish. */
export const notifiesTopic = (
  subjects: { readonly alarm: AlarmFacts; readonly topic: TopicFacts },
  context: Context,
): readonly Check[] => {
  const { alarm, topic } = subjects;
  return [
    tells(alarm, topic),
    equals(topic.own, true, 'that the stack itself made the topic'),
    mayAct(alarm),
    ...topicLetsAlarmsPublish(subjects, context),
  ];
};

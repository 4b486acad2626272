import { equals, expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import { parameterValue } from '../relations.ts';
import { errorRaisesAlarm, leavesLine, notifies } from './in-motion.ts';
import { gatewayCanLog, topicLetsAlarmsPublish } from './logging-and-publishing.ts';
import { add, remove, removeAttribute, removeResource, set, swapReference } from './breaks.ts';
import { control, section } from './words.ts';

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

const atFirstError = ({ statistic, comparison, threshold }: AlarmFacts): Check => {
  for (const fact of [statistic, comparison, threshold])
    if (!fact.known) return notObservable(`when the alarm fires: ${fact.reason}`);
  const [its, compared, limit] = [valueOf(statistic), valueOf(comparison), valueOf(threshold)];
  return expectThat(firesAtFirstError(its, compared, limit), 'the alarm does not fire at the first error', {
    expected: 'Sum GreaterThanThreshold 0, or what comes to the same',
    actual: `${its ?? 'no statistic'} ${compared ?? 'without comparison'} ${String(limit)}`,
    at: its === 'Sum' || its === 'Maximum' ? threshold.at : statistic.at,
  });
};

/** § 4, Logging and monitoring. */
export const monitoring = section('4', 'Logging and monitoring', [
  control('DATA-LOG-01', "a log group of its own for the API's access logs", {
    judge: ({ accessLogGroup: group, fn }) => [
      equals(group.own, true, 'that the stack itself made the log group'),
      expectFact(
        group.name,
        "the access logs' group",
        "a group that is neither the function's nor that of API Gateway's execution logs",
        (name) => name !== valueOf(fn.logGroupName) && !name.startsWith('API-Gateway-Execution-Logs'),
      ),
    ],
    breaks: [set('accessLogGroup', 'LogGroupName', 'API-Gateway-Execution-Logs_api/dev')],
  }),

  control('DATA-LOG-02', 'the stage sends its access logs there, in a format that API Gateway takes', {
    judge: ({ stage, accessLogGroup }) => [
      expectFact(
        stage.accessLog.destinationArn,
        "the access logs' destination",
        need(accessLogGroup.arn),
        (arn) => arn?.replace(/:\*$/, '') === need(accessLogGroup.arn),
      ),
      expectFact(
        stage.accessLog.format,
        "the access logs' format",
        'one line that holds $context.requestId or $context.extendedRequestId',
        (format) =>
          format !== undefined &&
          /\$context\.(?:requestId|extendedRequestId)\b/.test(format) &&
          !format.trimEnd().includes('\n'),
      ),
    ],
    breaks: [
      set(
        'stage',
        'AccessLogSetting.DestinationArn',
        'arn:aws:logs:us-east-1:123456789012:log-group:elsewhere',
      ),
      set('stage', 'AccessLogSetting.Format', '$context.status $context.path'),
      remove('stage', 'AccessLogSetting'),
    ],
  }),

  control('DATA-LOG-03', 'a request leaves its own line there', {
    exercise: leavesLine,
    breaksInMotion: [remove('stage', 'AccessLogSetting')],
  }),

  control('DATA-LOG-04', 'what logging needs of the account is there', {
    ours: true,
    template: (subjects, context) => gatewayCanLog(subjects, context),
    live: (_, { system: { gatewayAccount } }) =>
      expectFact(
        gatewayAccount.cloudwatchRoleArn,
        "the role in API Gateway's account settings",
        'a role with which it can write logs',
        (arn) => arn !== undefined && arn !== '',
      ),
    breaks: [
      set('AWS::IAM::Role#2', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
      remove('AWS::IAM::Role#2', 'ManagedPolicyArns'),
      removeAttribute('stage', 'DependsOn'),
    ],
    breaksInMotion: [removeResource('AWS::ApiGateway::Account')],
  }),

  control('DATA-ALARM-01', 'an alarm on the Errors metric of this function', {
    judge: ({ alarm, fn }) => [
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
    ],
    breaks: [
      set('alarm', 'Namespace', 'AWS/ApiGateway'),
      set('alarm', 'MetricName', 'Invocations'),
      set('alarm', 'Unit', 'Seconds'),
      set('alarm', 'Dimensions[0].Value', 'other'),
      add('alarm', 'Dimensions', { Name: 'Resource', Value: 'live' }),
      remove('alarm', 'Dimensions'),
    ],
  }),

  control('DATA-ALARM-02', 'it fires on more than 0 errors in 1 of 1 periods of 300 seconds', {
    judge: ({ alarm }) => [
      atFirstError(alarm),
      equals(alarm.period, 300, "the alarm's period"),
      equals(alarm.evaluationPeriods, 1, 'the number of periods that it looks at'),
      equals(alarm.datapointsToAlarm, 1, 'the number of periods that have to breach'),
    ],
    breaks: [
      set('alarm', 'Threshold', 1),
      set('alarm', 'ComparisonOperator', 'GreaterThanOrEqualToThreshold'),
      set('alarm', 'Statistic', 'SampleCount'),
      set('alarm', 'Period', 60),
      set('alarm', 'EvaluationPeriods', 2),
      set('alarm', 'DatapointsToAlarm', 2),
    ],
  }),

  control('DATA-ALARM-03', 'missing data does not breach', {
    judge: ({ alarm }) => equals(alarm.treatMissingData, 'notBreaching', 'how the alarm treats missing data'),
    breaks: [set('alarm', 'TreatMissingData', 'breaching'), remove('alarm', 'TreatMissingData')],
  }),

  control('DATA-ALARM-04', "on ALARM it notifies the stack's topic, which lets CloudWatch publish", {
    judge: (subjects, context) => {
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
    },
    breaks: [
      remove('alarm', 'AlarmActions'),
      set('alarm', 'ActionsEnabled', false),
      set('AWS::SNS::TopicPolicy', 'PolicyDocument.Statement[0].Principal.Service', 's3.amazonaws.com'),
      set('topic', 'KmsMasterKeyId', 'alias/aws/sns'),
    ],
  }),

  control('DATA-ALARM-05', 'SNSEmail is subscribed to the topic by e-mail', {
    judge: ({ topic }, { scenario }) => {
      const address = parameterValue(scenario, 'SNSEmail');
      const subscriptions = need(topic.subscriptions);
      if (
        subscriptions.some(
          ({ protocol, endpoint }) => valueOf(protocol) === 'email' && valueOf(endpoint) === address,
        )
      )
        return pass();
      const hidden = subscriptions
        .flatMap(({ protocol, endpoint }) => [protocol, endpoint])
        .find(({ known }) => !known);
      if (hidden?.known === false) return notObservable(`a subscription: ${hidden.reason}`);
      return fail('SNSEmail is not subscribed to the topic by e-mail', {
        expected: `email to ${address}`,
        actual: subscriptions.map(
          ({ protocol, endpoint }) => `${valueOf(protocol) ?? '?'} to ${valueOf(endpoint) ?? '?'}`,
        ),
        at: subscriptions[0]?.at ?? topic.at,
      });
    },
    breaks: [
      set('AWS::SNS::Subscription', 'Protocol', 'email-json'),
      set('AWS::SNS::Subscription', 'Endpoint', 'ops@example.com'),
      swapReference('AWS::SNS::Subscription', 'TopicArn'),
      removeResource('AWS::SNS::Subscription'),
    ],
  }),

  control('DATA-ALARM-06', "an alarm's change of state reaches a subscriber of the topic", {
    ours: true,
    exercise: notifies,
    breaksInMotion: [remove('alarm', 'AlarmActions')],
  }),

  control('DATA-ALARM-07', 'an error that the function does not handle puts the alarm into ALARM', {
    ours: true,
    exercise: errorRaisesAlarm,
    breaksInMotion: [set('alarm', 'Threshold', 10)],
  }),
]);

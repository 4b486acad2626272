import type { Context } from '../../src/control/control.ts';
import { equals, expectThat, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MutantDeclaration } from '../../src/mutation/declaration.ts';
import type { TerraformMutantDeclaration } from '../../src/mutation/terraform/declaration.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import { inPeriodsOf, isOf, mayAct, tells, watches, type Watched } from '../common/alarm.ts';
import { topicLetsAlarmsPublish } from '../common/publishing.ts';
import { addResource, hcl, ref, remove, set } from './breaks.ts';
import type { ProfilesApi } from './subjects.ts';
import { control } from './words.ts';

/** When an alarm is to go off. */
interface Limit {
  readonly statistic: 'Sum' | 'Average';
  /** More than that. */
  readonly above: number;
  /** Of 300 seconds each. */
  readonly periods: number;
}

/** What an alarm watches, when it goes off, and whom it tells. One check a fact, twelve in all. */
const alarmChecks = (
  { topic }: ProfilesApi,
  alarm: AlarmFacts,
  watched: Watched,
  of: readonly Readonly<Record<string, string>>[],
  limit: Limit,
): readonly Check[] => [
  ...watches(alarm, watched),
  isOf(alarm, ...of),
  equals(alarm.statistic, limit.statistic, "the alarm's statistic"),
  isAbove(alarm, limit),
  ...inPeriodsOf(alarm, 300, limit.periods),
  equals(alarm.treatMissingData, 'notBreaching', 'how the alarm treats missing data'),
  tells(alarm, topic),
  mayAct(alarm),
];

/** Sums are of whole numbers: more than 10 and at least 11 are the same. */
const isAbove = ({ comparison, threshold }: AlarmFacts, { statistic, above }: Limit): Check => {
  for (const fact of [comparison, threshold])
    if (!fact.known) return notObservable(`when the alarm fires: ${fact.reason}`);
  const [how, number] = [valueOf(comparison), valueOf(threshold)];
  const between = (least: number, most: number): boolean =>
    number !== undefined && number >= least && number <= most;
  const holds =
    statistic === 'Sum'
      ? (how === 'GreaterThanThreshold' && between(above, above + 1) && number !== above + 1) ||
        (how === 'GreaterThanOrEqualToThreshold' && between(above, above + 1) && number !== above)
      : how === 'GreaterThanThreshold' && number === above;
  return expectThat(holds, `the alarm fires at ${how ?? 'no comparison'} ${String(number)}`, {
    expected: `GreaterThanThreshold ${String(above)}, or what comes to the same`,
    actual: `${how ?? 'no comparison'} ${String(number)}`,
    at: how === 'GreaterThanThreshold' ? threshold.at : comparison.at,
  });
};

type AlarmName = 'apiAlarm' | 'errorsAlarm' | 'durationAlarm' | 'tableAlarm';

/** What breaks an alarm in the template, but for what it is of. */
const alarmBreaks = (
  alarm: AlarmName,
  { statistic, above, periods }: Limit,
): readonly MutantDeclaration[] => [
  set(alarm, 'Namespace', 'AWS/S3'),
  set(alarm, 'MetricName', 'Throttles'),
  set(alarm, 'Unit', 'Bytes'),
  set(alarm, 'Statistic', statistic === 'Sum' ? 'Maximum' : 'Sum'),
  set(alarm, 'Threshold', above / 1000),
  set(alarm, 'ComparisonOperator', 'GreaterThanOrEqualToThreshold'),
  set(alarm, 'Period', 60),
  set(alarm, 'EvaluationPeriods', periods + 1),
  set(alarm, 'DatapointsToAlarm', periods + 1),
  remove(alarm, 'TreatMissingData'),
  remove(alarm, 'AlarmActions'),
  set(alarm, 'ActionsEnabled', false),
];

/** The same in Terraform code. */
const alarmCodeBreaks = (
  name: string,
  { statistic, above, periods }: Limit,
): readonly TerraformMutantDeclaration[] => {
  const alarm = `aws_cloudwatch_metric_alarm.${name}`;
  return [
    hcl.set(alarm, 'namespace', '"AWS/S3"'),
    hcl.set(alarm, 'metric_name', '"Throttles"'),
    hcl.set(alarm, 'unit', '"Bytes"'),
    hcl.set(alarm, 'statistic', statistic === 'Sum' ? '"Maximum"' : '"Sum"'),
    hcl.set(alarm, 'threshold', String(above / 1000)),
    hcl.set(alarm, 'comparison_operator', '"GreaterThanOrEqualToThreshold"'),
    hcl.set(alarm, 'period', '60'),
    hcl.set(alarm, 'evaluation_periods', String(periods + 1)),
    hcl.set(alarm, 'datapoints_to_alarm', String(periods + 1)),
    hcl.remove(alarm, 'treat_missing_data'),
    hcl.set(alarm, 'alarm_actions', '[]'),
    hcl.set(alarm, 'actions_enabled', 'false'),
  ];
};

const apiLimit: Limit = { statistic: 'Sum', above: 10, periods: 1 };
const errorsLimit: Limit = { statistic: 'Sum', above: 5, periods: 1 };
/** Milliseconds. */
const durationLimit: Limit = { statistic: 'Average', above: 10_000, periods: 2 };
const tableLimit: Limit = { statistic: 'Sum', above: 10, periods: 1 };

export const apiErrors = control(
  'PROF-MON-03',
  'an alarm on more than 10 errors of this API in 300 seconds, to the topic, where CloudWatch may publish',
  {
    judge: (its: ProfilesApi, context: Context) => {
      const { apiAlarm, api, stage, topic } = its;
      const ofApi = { ApiName: need(api.name) ?? '' };
      return [
        ...alarmChecks(
          its,
          apiAlarm,
          { namespace: 'AWS/ApiGateway', metric: '5XXError', unit: 'Count' },
          [ofApi, { ...ofApi, Stage: need(stage.name) }],
          apiLimit,
        ),
        ...topicLetsAlarmsPublish({ topic, alarm: apiAlarm }, context),
      ];
    },
    breaks: [
      ...alarmBreaks('apiAlarm', apiLimit),
      set('apiAlarm', 'Dimensions[0].Value', 'other'),
      remove('apiAlarm', 'Dimensions'),
      addResource('Mute', 'AWS::SNS::TopicPolicy', {
        Topics: [ref('AlarmTopic')],
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 's3.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: '*',
            },
          ],
        },
      }),
      set('topic', 'KmsMasterKeyId', 'alias/aws/sns'),
    ],
    breaksTerraform: [
      ...alarmCodeBreaks('api_errors', apiLimit),
      hcl.set('aws_cloudwatch_metric_alarm.api_errors', 'dimensions', '{ ApiName = "other" }'),
      hcl.addCode(
        'a policy of the topic that leaves CloudWatch out',
        'resource "aws_sns_topic_policy" "mute" {\n  arn = aws_sns_topic.alarms.arn\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "s3.amazonaws.com" }, Action = "sns:Publish", Resource = "*" }] })\n}',
      ),
      hcl.set('aws_sns_topic.alarms', 'kms_master_key_id', '"alias/aws/sns"'),
    ],
  },
);

export const functionErrors = control(
  'PROF-MON-06',
  'an alarm on more than 5 errors of this function in 300 seconds, to the topic',
  {
    judge: (its) =>
      alarmChecks(
        its,
        its.errorsAlarm,
        { namespace: 'AWS/Lambda', metric: 'Errors', unit: 'Count' },
        [{ FunctionName: need(its.fn.name) }],
        errorsLimit,
      ),
    breaks: [
      ...alarmBreaks('errorsAlarm', errorsLimit),
      set('errorsAlarm', 'Dimensions[0].Value', 'other'),
      remove('errorsAlarm', 'Dimensions'),
    ],
    breaksTerraform: [
      ...alarmCodeBreaks('function_errors', errorsLimit),
      hcl.set('aws_cloudwatch_metric_alarm.function_errors', 'dimensions', '{ FunctionName = "other" }'),
      hcl.remove('aws_cloudwatch_metric_alarm.function_errors', 'dimensions'),
    ],
  },
);

export const functionDuration = control(
  'PROF-MON-07',
  'an alarm when this function takes more than 10 seconds on average, in two periods of 300 seconds, to the topic',
  {
    judge: (its) =>
      alarmChecks(
        its,
        its.durationAlarm,
        { namespace: 'AWS/Lambda', metric: 'Duration', unit: 'Milliseconds' },
        [{ FunctionName: need(its.fn.name) }],
        durationLimit,
      ),
    breaks: [
      ...alarmBreaks('durationAlarm', durationLimit),
      set('durationAlarm', 'Dimensions[0].Value', 'other'),
      remove('durationAlarm', 'Dimensions'),
    ],
    breaksTerraform: [
      ...alarmCodeBreaks('function_duration', durationLimit),
      hcl.set('aws_cloudwatch_metric_alarm.function_duration', 'dimensions', '{ FunctionName = "other" }'),
    ],
  },
);

export const tableErrors = control(
  'PROF-MON-08',
  'an alarm on more than 10 requests in 300 seconds that the table refuses, to the topic',
  {
    // DynamoDB publishes them of the whole account alone: that one of a table's own is dead is said once, by PROF-MON-05.
    judge: (its) =>
      alarmChecks(
        its,
        its.tableAlarm,
        { namespace: 'AWS/DynamoDB', metric: 'UserErrors', unit: 'Count' },
        [{}, { TableName: need(its.table.name) }],
        tableLimit,
      ),
    breaks: [
      ...alarmBreaks('tableAlarm', tableLimit),
      set('tableAlarm', 'Dimensions', [{ Name: 'TableName', Value: 'other' }]),
    ],
    breaksTerraform: [
      ...alarmCodeBreaks('table_errors', tableLimit),
      hcl.set('aws_cloudwatch_metric_alarm.table_errors', 'dimensions', '{ TableName = "other" }'),
    ],
  },
);

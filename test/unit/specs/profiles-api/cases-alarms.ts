import { all, withoutResource, type Case } from '../edits.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const dead = 'PROF-MON-05';
const alarms = [
  ['ApiErrorsAlarm', 'PROF-MON-03', '10', '1'],
  ['FunctionErrorsAlarm', 'PROF-MON-06', '5', '1'],
  ['FunctionDurationAlarm', 'PROF-MON-07', '10000', '2'],
  ['TableErrorsAlarm', 'PROF-MON-08', '10', '1'],
] as const;

/** What breaks any alarm. */
const eachAlarm = alarms.flatMap(([alarm, id, limit, periods]): readonly Case[] => [
  {
    name: `${alarm}: another threshold`,
    edit: within(alarm, `Threshold: ${limit}\n`, `Threshold: ${limit}0\n`),
    fails: [id],
  },
  {
    name: `${alarm}: at the threshold, too`,
    edit: within(alarm, 'GreaterThanThreshold', 'GreaterThanOrEqualToThreshold'),
    fails: [id],
  },
  { name: `${alarm}: another period`, edit: within(alarm, 'Period: 300', 'Period: 60'), fails: [id] },
  {
    name: `${alarm}: one period more`,
    edit: within(alarm, `EvaluationPeriods: ${periods}`, `EvaluationPeriods: ${String(Number(periods) + 1)}`),
    fails: [id],
  },
  {
    name: `${alarm}: its periods said twice`,
    edit: within(
      alarm,
      `EvaluationPeriods: ${periods}\n`,
      `EvaluationPeriods: ${periods}\n      DatapointsToAlarm: ${periods}\n`,
    ),
    fails: [],
  },
  {
    name: `${alarm}: missing data is missing`,
    edit: within(alarm, '      TreatMissingData: notBreaching\n', ''),
    fails: [id],
  },
  {
    name: `${alarm}: it tells nobody`,
    edit: within(alarm, '      AlarmActions:\n        - !Ref AlarmTopic\n', ''),
    fails: [id],
  },
  {
    name: `${alarm}: it tells somebody else`,
    edit: all(
      within(alarm, '!Ref AlarmTopic', '!Ref OtherTopic'),
      resources('  OtherTopic:\n    Type: AWS::SNS::Topic\n'),
    ),
    fails: [id],
  },
  {
    name: `${alarm}: its actions are off`,
    edit: within(alarm, '      AlarmActions:\n', '      ActionsEnabled: false\n      AlarmActions:\n'),
    fails: [id],
  },
  {
    name: `${alarm}: another unit`,
    edit: within(alarm, '      Period: 300\n', '      Period: 300\n      Unit: Percent\n'),
    fails: [id],
  },
  {
    name: `${alarm}: the threshold of an import`,
    edit: within(alarm, `Threshold: ${limit}\n`, 'Threshold: !ImportValue limit\n'),
    fails: [open(id)],
  },
]);

const functionName = '          Value: !Ref ApiFunction\n';
const apiName = '          Value: !Sub ${EnvironmentSuffix}-api\n';
const policy = (principal: string, more = ''): string => `  AlarmTopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref AlarmTopic]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: sns:Publish
            Resource: !Ref AlarmTopic
${more}`;

/** What breaks one of them. */
const oneAlarm: readonly Case[] = [
  {
    name: 'the errors of callers',
    edit: within('ApiErrorsAlarm', 'MetricName: 5XXError', 'MetricName: 4XXError'),
    fails: ['PROF-MON-03'],
  },
  {
    name: 'at least eleven errors',
    edit: within(
      'ApiErrorsAlarm',
      'Threshold: 10\n      ComparisonOperator: GreaterThanThreshold',
      'Threshold: 11\n      ComparisonOperator: GreaterThanOrEqualToThreshold',
    ),
    fails: [],
  },
  {
    name: 'the average of errors',
    edit: within('ApiErrorsAlarm', 'Statistic: Sum', 'Statistic: Average'),
    fails: ['PROF-MON-03'],
  },
  {
    name: 'another API',
    edit: within('ApiErrorsAlarm', apiName, '          Value: other-api\n'),
    fails: ['PROF-MON-03', dead],
  },
  {
    name: 'the API by its id',
    edit: within(
      'ApiErrorsAlarm',
      '- Name: ApiName\n          Value: !Sub ${EnvironmentSuffix}-api',
      '- Name: ApiId\n          Value: !Ref Api',
    ),
    fails: ['PROF-MON-03', dead],
  },
  {
    name: 'the API of one suffix',
    edit: within('ApiErrorsAlarm', apiName, '          Value: dev-api\n'),
    fails: ['PROF-MON-03', dead],
  },
  {
    name: 'the stage alone',
    edit: within('ApiErrorsAlarm', apiName, `${apiName}        - Name: Stage\n          Value: prod\n`),
    fails: [],
  },
  {
    name: 'another stage',
    edit: within('ApiErrorsAlarm', apiName, `${apiName}        - Name: Stage\n          Value: test\n`),
    fails: ['PROF-MON-03', dead],
  },
  {
    name: 'no API',
    edit: within('ApiErrorsAlarm', `      Dimensions:\n        - Name: ApiName\n${apiName}`, ''),
    fails: ['PROF-MON-03', dead],
  },
  { name: 'no alarm on the API', edit: withoutResource('ApiErrorsAlarm'), fails: ['PROF-MON-03'] },
  {
    name: 'the policy of the topic leaves CloudWatch out',
    edit: resources(policy('s3.amazonaws.com')),
    fails: ['PROF-MON-03'],
  },
  {
    name: 'the policy of the topic lets CloudWatch publish',
    edit: resources(policy('cloudwatch.amazonaws.com')),
    fails: [],
  },
  {
    name: 'the policy of the topic lets CloudWatch publish for another account',
    edit: resources(
      policy(
        'cloudwatch.amazonaws.com',
        "            Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } }\n",
      ),
    ),
    fails: ['PROF-MON-03'],
  },
  {
    name: "the topic is encrypted with SNS's own key",
    edit: within('AlarmTopic', '      TopicName:', '      KmsMasterKeyId: alias/aws/sns\n      TopicName:'),
    fails: ['PROF-MON-03'],
  },
  {
    name: 'the errors of another function',
    edit: within('FunctionErrorsAlarm', functionName, '          Value: other\n'),
    fails: ['PROF-MON-06', dead],
  },
  {
    name: "the whole account's errors",
    edit: within(
      'FunctionErrorsAlarm',
      `      Dimensions:\n        - Name: FunctionName\n${functionName}`,
      '',
    ),
    fails: ['PROF-MON-06', dead],
  },
  {
    name: 'more than five and a half errors',
    edit: within('FunctionErrorsAlarm', 'Threshold: 5\n', 'Threshold: 5.5\n'),
    fails: [],
  },
  {
    name: 'ten milliseconds',
    edit: within('FunctionDurationAlarm', 'Threshold: 10000', 'Threshold: 10'),
    fails: ['PROF-MON-07'],
  },
  {
    name: 'the longest of durations',
    edit: within('FunctionDurationAlarm', 'Statistic: Average', 'Statistic: Maximum'),
    fails: ['PROF-MON-07'],
  },
  {
    name: 'a percentile of durations',
    edit: within('FunctionDurationAlarm', 'Statistic: Average', 'ExtendedStatistic: p99'),
    fails: ['PROF-MON-07'],
  },
  {
    name: 'one of two periods',
    edit: within(
      'FunctionDurationAlarm',
      'EvaluationPeriods: 2\n',
      'EvaluationPeriods: 2\n      DatapointsToAlarm: 1\n',
    ),
    fails: ['PROF-MON-07'],
  },
  {
    name: 'durations in milliseconds',
    edit: within('FunctionDurationAlarm', 'Period: 300\n', 'Period: 300\n      Unit: Milliseconds\n'),
    fails: [],
  },
  {
    name: 'durations in seconds',
    edit: within('FunctionDurationAlarm', 'Threshold: 10000\n', 'Threshold: 10\n      Unit: Seconds\n'),
    fails: ['PROF-MON-07'],
  },
  {
    name: "the table's own user errors, which are never published",
    edit: within(
      'TableErrorsAlarm',
      '      Threshold: 10\n',
      '      Dimensions: [{ Name: TableName, Value: !Ref ProfilesTable }]\n      Threshold: 10\n',
    ),
    fails: [dead],
  },
  {
    name: "another table's user errors",
    edit: within(
      'TableErrorsAlarm',
      '      Threshold: 10\n',
      '      Dimensions: [{ Name: TableName, Value: other }]\n      Threshold: 10\n',
    ),
    fails: ['PROF-MON-08', dead],
  },
  {
    name: "DynamoDB's own errors",
    edit: within('TableErrorsAlarm', 'UserErrors', 'SystemErrors'),
    fails: ['PROF-MON-08', dead],
  },
  {
    name: 'an alarm more, on a metric that is not published',
    edit: resources(
      '  More:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { Namespace: AWS/Cognito, MetricName: UserAuthentication, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanThreshold }\n',
    ),
    fails: [dead],
  },
  {
    name: "an alarm more, on the function's own metric",
    edit: resources(
      '  More:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { Namespace: Profiles, MetricName: Created, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanThreshold }\n',
    ),
    fails: [open(dead)],
  },
  {
    name: 'an alarm more, on metric math',
    edit: resources(
      '  More:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanThreshold, Metrics: [{ Id: a, Expression: b + c }, { Id: b, ReturnData: false }] }\n',
    ),
    fails: [open(dead)],
  },
];

/** An alarm with one thing wrong, or right in another way. */
export const alarmCases: readonly Case[] = [...eachAlarm, ...oneAlarm];

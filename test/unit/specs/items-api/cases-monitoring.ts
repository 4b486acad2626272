import { after, all, drop, resources, swap, withoutResource, type Case } from './edits.ts';

const actions = '      AlarmActions:\n        - !Ref AlarmTopic\n';
const comparison = 'ComparisonOperator: GreaterThanOrEqualToThreshold';

/** § 6 with one thing wrong, or right in another way. */
export const monitoringCases: readonly Case[] = [
  {
    name: 'no alarm',
    edit: all(
      withoutResource('FunctionErrorsAlarm'),
      drop('              ArnEquals:\n                aws:SourceArn: !GetAtt FunctionErrorsAlarm.Arn\n'),
    ),
    fails: ['ITEMS-ALARM-01', 'ITEMS-ALARM-02', 'ITEMS-ALARM-03', 'ITEMS-TPL-05'],
  },
  {
    name: 'an alarm on throttles',
    edit: swap('MetricName: Errors', 'MetricName: Throttles'),
    fails: ['ITEMS-ALARM-01'],
  },
  {
    name: 'an alarm on the errors of the API',
    edit: swap('Namespace: AWS/Lambda', 'Namespace: AWS/ApiGateway'),
    fails: ['ITEMS-ALARM-01'],
  },
  {
    name: 'an alarm on every function',
    edit: drop('      Dimensions:\n        - Name: FunctionName\n          Value: !Ref ItemsFunction\n'),
    fails: ['ITEMS-ALARM-01'],
  },
  {
    name: 'an alarm on another function',
    edit: swap('          Value: !Ref ItemsFunction\n', '          Value: other\n'),
    fails: ['ITEMS-ALARM-01'],
  },
  {
    name: 'an alarm on an alias',
    edit: after('          Value: !Ref ItemsFunction\n', '        - Name: Resource\n          Value: live\n'),
    fails: ['ITEMS-ALARM-01'],
  },
  {
    name: 'more than no error',
    edit: all(
      swap('Threshold: 1', 'Threshold: 0'),
      swap(comparison, 'ComparisonOperator: GreaterThanThreshold'),
    ),
    fails: [],
  },
  {
    name: 'more than one error',
    edit: swap(comparison, 'ComparisonOperator: GreaterThanThreshold'),
    fails: ['ITEMS-ALARM-02'],
  },
  { name: 'five errors', edit: swap('Threshold: 1', 'Threshold: 5'), fails: ['ITEMS-ALARM-02'] },
  { name: 'five minutes', edit: swap('Period: 60', 'Period: 300'), fails: ['ITEMS-ALARM-02'] },
  {
    name: 'two periods',
    edit: swap('EvaluationPeriods: 1', 'EvaluationPeriods: 2'),
    fails: ['ITEMS-ALARM-02'],
  },
  { name: 'the greatest in place of the sum', edit: swap('Statistic: Sum', 'Statistic: Maximum'), fails: [] },
  {
    name: 'the number of invocations',
    edit: swap('Statistic: Sum', 'Statistic: SampleCount'),
    fails: ['ITEMS-ALARM-02'],
  },
  { name: 'an alarm that tells nobody', edit: drop(actions), fails: ['ITEMS-ALARM-03'] },
  {
    name: 'an alarm that tells when it is over',
    edit: swap('      AlarmActions:\n', '      OKActions:\n'),
    fails: ['ITEMS-ALARM-03'],
  },
  {
    name: 'actions that are switched off',
    edit: after(actions, '      ActionsEnabled: false\n'),
    fails: ['ITEMS-ALARM-03'],
  },
  {
    name: 'a topic of another account',
    edit: swap(actions, '      AlarmActions: [arn:aws:sns:us-east-1:999999999999:alarms]\n'),
    fails: ['ITEMS-ALARM-03'],
  },
  {
    name: 'a topic that does not let CloudWatch publish',
    edit: swap('Service: cloudwatch.amazonaws.com', 'Service: events.amazonaws.com'),
    fails: ['ITEMS-ALARM-03'],
  },
  { name: 'a topic without a policy of its own', edit: withoutResource('AlarmTopicPolicy'), fails: [] },
  {
    name: "a topic under AWS's own key",
    edit: after(
      '      TopicName: !Sub ${AWS::StackName}-items-alarms\n',
      '      KmsMasterKeyId: alias/aws/sns\n',
    ),
    fails: ['ITEMS-ALARM-03'],
  },
  {
    name: 'someone who listens',
    edit: resources(`  # Who is told.
  Listener:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref AlarmTopic
      Protocol: email
      Endpoint: ops@example.com`),
    fails: [],
  },
];

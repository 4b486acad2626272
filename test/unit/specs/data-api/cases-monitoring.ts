import {
  after,
  all,
  before,
  conditions,
  drop,
  parameter,
  resources,
  swap,
  withoutResource,
  type Case,
} from './edits.ts';

const destination = 'DestinationArn: !GetAtt ApiAccessLogGroup.Arn';
const publisher = 'Service: cloudwatch.amazonaws.com';
const allRequests = `        - ResourcePath: /*
          HttpMethod: '*'
          ThrottlingRateLimit: 100
          ThrottlingBurstLimit: 50
`;
const override = (rate: number, burst: number): string => `        - ResourcePath: /~1data
          HttpMethod: POST
          ThrottlingRateLimit: ${String(rate)}
          ThrottlingBurstLimit: ${String(burst)}
`;

/** §§ 3, 4 and 5 with one thing wrong. */
export const storageCases: readonly Case[] = [
  {
    name: 'a table of a fixed name',
    edit: swap('TableName: !Sub ${AWS::StackName}-data', 'TableName: data'),
    fails: ['DATA-TABLE-01'],
  },
  {
    name: "a table named after the stack's id, without its name",
    edit: swap(
      'TableName: !Sub ${AWS::StackName}-data',
      "TableName: !Select [2, !Split ['/', !Ref AWS::StackId]]",
    ),
    fails: ['DATA-TABLE-01'],
  },
  {
    name: "a table whose name CloudFormation makes of the stack's",
    edit: drop('      TableName: !Sub ${AWS::StackName}-data\n'),
    fails: [],
  },
  {
    name: 'a partition key of another name',
    edit: swap(
      '        - AttributeName: id\n          KeyType: HASH',
      '        - AttributeName: timestamp\n          KeyType: HASH',
    ),
    fails: ['DATA-TABLE-02'],
  },
  {
    name: 'a number for a partition key',
    edit: swap(
      '- AttributeName: id\n          AttributeType: S',
      '- AttributeName: id\n          AttributeType: N',
    ),
    fails: ['DATA-TABLE-02'],
  },
  {
    name: 'no sort key',
    edit: drop('        - AttributeName: timestamp\n          KeyType: RANGE\n'),
    fails: ['DATA-TABLE-03'],
  },
  {
    name: 'a number for a sort key',
    edit: swap(
      '- AttributeName: timestamp\n          AttributeType: S',
      '- AttributeName: timestamp\n          AttributeType: N',
    ),
    fails: ['DATA-TABLE-03'],
  },
  {
    name: 'a sort key in prod only',
    edit: all(
      conditions,
      swap(
        '        - AttributeName: timestamp\n          KeyType: RANGE\n',
        '        - !If\n          - IsProd\n          - AttributeName: timestamp\n            KeyType: RANGE\n          - !Ref AWS::NoValue\n',
      ),
    ),
    fails: ['DATA-TABLE-03'],
  },
  {
    name: 'more read capacity',
    edit: swap('ReadCapacityUnits: 5', 'ReadCapacityUnits: 6'),
    fails: ['DATA-TABLE-04'],
  },
  {
    name: 'less write capacity',
    edit: swap('WriteCapacityUnits: 5', 'WriteCapacityUnits: 1'),
    fails: ['DATA-TABLE-04'],
  },
  {
    name: 'no provisioned capacity after all',
    edit: before('      ProvisionedThroughput', '      BillingMode: PAY_PER_REQUEST\n'),
    fails: ['DATA-TABLE-04'],
  },
  {
    name: 'more capacity in prod',
    edit: all(conditions, swap('ReadCapacityUnits: 5', 'ReadCapacityUnits: !If [IsProd, 50, 5]')),
    fails: ['DATA-TABLE-04'],
  },
  {
    name: 'a tag that is its default',
    edit: swap('Value: !Ref Environment', 'Value: dev'),
    fails: ['DATA-TABLE-05'],
  },
  {
    name: 'a tag of another case',
    edit: swap('- Key: Environment', '- Key: environment'),
    fails: ['DATA-TABLE-05'],
  },
];

export const monitoringCases: readonly Case[] = [
  {
    name: "access logs in the function's group",
    edit: all(
      swap(destination, 'DestinationArn: !GetAtt FunctionLogGroup.Arn'),
      withoutResource('ApiAccessLogGroup'),
    ),
    fails: ['DATA-LOG-01'],
  },
  {
    name: 'access logs among the execution logs',
    edit: swap(
      'LogGroupName: !Sub /aws/apigateway/${AWS::StackName}-access',
      'LogGroupName: !Sub API-Gateway-Execution-Logs_${DataApi}/dev',
    ),
    fails: ['DATA-LOG-01'],
  },
  {
    name: 'a group that nothing is sent to',
    edit: swap(destination, 'DestinationArn: arn:aws:logs:us-east-1:123456789012:log-group:elsewhere'),
    fails: ['DATA-LOG-02'],
  },
  {
    name: 'a format without the request id',
    edit: swap('"requestId":"$context.requestId",', ''),
    fails: ['DATA-LOG-02'],
  },
  {
    name: 'an extended request id',
    edit: swap('$context.requestId', '$context.extendedRequestId'),
    fails: [],
  },
  {
    name: 'a destination without `:*`',
    edit: swap(
      destination,
      'DestinationArn: !Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiAccessLogGroup}',
    ),
    fails: [],
  },
  {
    name: 'a stage that does not wait for the logging role',
    edit: drop('    DependsOn: ApiGatewayAccount\n'),
    fails: ['DATA-LOG-04'],
  },
  {
    name: 'a logging role that API Gateway cannot assume',
    edit: swap('Service: apigateway.amazonaws.com', 'Service: ec2.amazonaws.com'),
    fails: ['DATA-LOG-04'],
  },
  {
    name: 'a logging role that grants nothing',
    edit: drop(
      '      ManagedPolicyArns:\n        - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs\n',
    ),
    fails: ['DATA-LOG-04'],
  },
  {
    name: 'an alarm on another metric',
    edit: swap('MetricName: Errors', 'MetricName: Invocations'),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'an alarm in another namespace',
    edit: swap('Namespace: AWS/Lambda', 'Namespace: AWS/ApiGateway'),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'an alarm on another function',
    edit: swap('Value: !Ref DataFunction', 'Value: other'),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'an alarm on an alias, which has no data',
    edit: after(
      '          Value: !Ref DataFunction\n',
      '        - Name: Resource\n          Value: !Sub ${DataFunction}:live\n',
    ),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'no dimension',
    edit: drop('      Dimensions:\n        - Name: FunctionName\n          Value: !Ref DataFunction\n'),
    fails: ['DATA-ALARM-01'],
  },
  { name: 'at the second error', edit: swap('Threshold: 0', 'Threshold: 1'), fails: ['DATA-ALARM-02'] },
  {
    name: 'at every number of errors',
    edit: swap(
      'ComparisonOperator: GreaterThanThreshold',
      'ComparisonOperator: GreaterThanOrEqualToThreshold',
    ),
    fails: ['DATA-ALARM-02'],
  },
  {
    name: 'at least one, which is the same',
    edit: all(
      swap('Threshold: 0', 'Threshold: 1'),
      swap('ComparisonOperator: GreaterThanThreshold', 'ComparisonOperator: GreaterThanOrEqualToThreshold'),
    ),
    fails: [],
  },
  { name: 'the greatest, which is the same', edit: swap('Statistic: Sum', 'Statistic: Maximum'), fails: [] },
  {
    name: 'the number of samples',
    edit: swap('Statistic: Sum', 'Statistic: SampleCount'),
    fails: ['DATA-ALARM-02'],
  },
  { name: 'the least', edit: swap('Statistic: Sum', 'Statistic: Minimum'), fails: ['DATA-ALARM-02'] },
  { name: 'periods of a minute', edit: swap('Period: 300', 'Period: 60'), fails: ['DATA-ALARM-02'] },
  {
    name: 'one of two periods',
    edit: swap('EvaluationPeriods: 1', 'EvaluationPeriods: 2\n      DatapointsToAlarm: 1'),
    fails: ['DATA-ALARM-02'],
  },
  {
    name: 'two periods',
    edit: swap('EvaluationPeriods: 1', 'EvaluationPeriods: 2'),
    fails: ['DATA-ALARM-02'],
  },
  {
    name: 'missing data breaches',
    edit: swap('TreatMissingData: notBreaching', 'TreatMissingData: breaching'),
    fails: ['DATA-ALARM-03'],
  },
  {
    name: 'missing data not treated',
    edit: drop('      TreatMissingData: notBreaching\n'),
    fails: ['DATA-ALARM-03'],
  },
  {
    name: 'missing data by a mapping',
    edit: all(
      before('Resources:\n', 'Mappings:\n  Alarm:\n    Missing:\n      Data: notBreaching\n\n'),
      swap('TreatMissingData: notBreaching', 'TreatMissingData: !FindInMap [Alarm, Missing, Data]'),
    ),
    fails: [],
  },
  {
    name: 'disabled actions',
    edit: before('      AlarmActions:', '      ActionsEnabled: false\n'),
    fails: ['DATA-ALARM-04'],
  },
  { name: 'an action on OK only', edit: swap('AlarmActions:', 'OKActions:'), fails: ['DATA-ALARM-04'] },
  {
    name: 'no action',
    edit: drop('      AlarmActions:\n        - !Ref AlarmTopic\n'),
    fails: ['DATA-ALARM-04'],
  },
  {
    name: "a topic under AWS's key, which CloudWatch may not use",
    edit: after('TopicName: !Sub ${AWS::StackName}-alarms\n', '      KmsMasterKeyId: alias/aws/sns\n'),
    fails: ['DATA-ALARM-04'],
  },
  {
    name: 'a topic policy without CloudWatch',
    edit: swap(publisher, 'Service: s3.amazonaws.com'),
    fails: ['DATA-ALARM-04'],
  },
  {
    name: 'a topic policy for another account',
    edit: swap('aws:SourceAccount: !Ref AWS::AccountId', "aws:SourceAccount: '999999999999'"),
    fails: ['DATA-ALARM-04'],
  },
  {
    name: 'a topic policy for another alarm',
    edit: swap(
      'aws:SourceArn: !GetAtt FunctionErrorsAlarm.Arn',
      'aws:SourceArn: arn:aws:cloudwatch:us-east-1:123456789012:alarm:other',
    ),
    fails: ['DATA-ALARM-04'],
  },
  { name: 'no topic policy', edit: withoutResource('AlarmTopicPolicy'), fails: [] },
  {
    name: 'another protocol',
    edit: swap('Protocol: email', 'Protocol: email-json'),
    fails: ['DATA-ALARM-05'],
  },
  {
    name: 'a fixed address',
    edit: swap('Endpoint: !Ref SNSEmail', 'Endpoint: ops@example.com'),
    fails: ['DATA-ALARM-05'],
  },
  { name: 'no subscription', edit: withoutResource('AlarmEmailSubscription'), fails: ['DATA-ALARM-05'] },
  {
    name: 'a subscription to another topic',
    edit: all(
      resources('  OtherTopic:\n    Type: AWS::SNS::Topic'),
      swap('TopicArn: !Ref AlarmTopic', 'TopicArn: !Ref OtherTopic'),
    ),
    fails: ['DATA-ALARM-05'],
  },
  {
    name: 'a subscription in the topic',
    edit: all(
      withoutResource('AlarmEmailSubscription'),
      after(
        'TopicName: !Sub ${AWS::StackName}-alarms\n',
        '      Subscription:\n        - Protocol: email\n          Endpoint: !Ref SNSEmail\n',
      ),
    ),
    fails: [],
  },
];

export const limitsCases: readonly Case[] = [
  {
    name: 'another rate',
    edit: swap('ThrottlingRateLimit: 100', 'ThrottlingRateLimit: 1000'),
    fails: ['DATA-LIMIT-01'],
  },
  { name: 'no rate', edit: drop('          ThrottlingRateLimit: 100\n'), fails: ['DATA-LIMIT-01'] },
  {
    name: 'another burst',
    edit: swap('ThrottlingBurstLimit: 50', 'ThrottlingBurstLimit: 51'),
    fails: ['DATA-LIMIT-02'],
  },
  {
    name: 'rate and burst swapped',
    edit: all(
      swap('ThrottlingRateLimit: 100', 'ThrottlingRateLimit: 50'),
      swap('ThrottlingBurstLimit: 50', 'ThrottlingBurstLimit: 100'),
    ),
    fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
  },
  {
    name: 'one method overrides the rate',
    edit: after(allRequests, override(500, 50)),
    fails: ['DATA-LIMIT-01'],
  },
  {
    name: 'one method overrides the burst',
    edit: after(allRequests, override(100, 500)),
    fails: ['DATA-LIMIT-02'],
  },
  { name: 'one method says the same', edit: after(allRequests, override(100, 50)), fails: [] },
  {
    name: "one method's setting in place of the default",
    edit: swap(allRequests, override(100, 50)),
    fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
  },
  {
    name: 'a rate from a parameter that allows another',
    edit: all(
      parameter('  Rate:\n    Type: Number\n    AllowedValues: [100, 200]\n    Default: 100'),
      swap('ThrottlingRateLimit: 100', 'ThrottlingRateLimit: !Ref Rate'),
    ),
    fails: ['DATA-LIMIT-01'],
  },
];

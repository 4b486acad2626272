import {
  after,
  all,
  before,
  conditions,
  drop,
  resources,
  swap,
  withoutResource,
  type Case,
  type Edit,
} from './edits.ts';

const everyRole = ['DATA-ROLE-01', 'DATA-ROLE-02', 'DATA-ROLE-03', 'DATA-ROLE-04', 'DATA-ROLE-05'];
const otherKey = (rotation: string): string => `  # A key for something else.
  OtherKey:
    Type: AWS::KMS::Key
    Properties:
${rotation}      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref AWS::AccountId
            Action: kms:*
            Resource: '*'`;
const keyArn = 'KMSMasterKeyId: !GetAtt DataKey.Arn';
const inProdOnly = (logicalId: string, type: string): Edit =>
  swap(`  ${logicalId}:\n    Type: ${type}\n`, `  ${logicalId}:\n    Type: ${type}\n    Condition: IsProd\n`);

const ownMetric = `      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions:
        - Name: FunctionName
          Value: !Ref DataFunction
`;
const metricQuery = (metric: string, functionName: string): string => `      Metrics:
        - Id: errors
          MetricStat:
            Metric:
              Namespace: AWS/Lambda
              MetricName: ${metric}
              Dimensions:
                - Name: FunctionName
                  Value: ${functionName}
            Period: 300
            Stat: Sum
`;
const byQuery = (query: string): Edit =>
  all(drop('      Statistic: Sum\n'), drop('      Period: 300\n'), swap(ownMetric, query));
const otherAlarm = `  OtherAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Throttles
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      Threshold: 0
      Period: 300
      Statistic: Sum
      TreatMissingData: notBreaching`;

const functionWithoutComments: Edit = (text) => {
  const start = text.indexOf('  # Stores one request.');
  const code = text.indexOf('      Code:', start);
  const head = text.slice(start, code);
  return text.slice(0, start) + head.replace(/^ +#[^\n]*\n/gm, '') + text.slice(code);
};

/** What a control that knows one spelling of the rest only, or looks in one place only, gets wrong. */
export const trapCases: readonly Case[] = [
  {
    name: 'a key in prod only',
    edit: all(
      conditions,
      inProdOnly('DataKey', 'AWS::KMS::Key'),
      inProdOnly('DataKeyAlias', 'AWS::KMS::Alias'),
      swap(keyArn, 'KMSMasterKeyId: !If [IsProd, !GetAtt DataKey.Arn, !Ref AWS::NoValue]'),
    ),
    fails: [
      ...['01', '02', '03', '04', '05', '06'].map((number) => `DATA-KMS-${number}`),
      'DATA-SSE-01',
      'DATA-SSE-02',
      'DATA-SSE-03',
    ],
  },
  {
    name: 'rotation on a key that the table does not use',
    edit: all(
      drop('      EnableKeyRotation: true\n'),
      resources(otherKey('      EnableKeyRotation: true\n')),
    ),
    fails: ['DATA-KMS-04'],
  },
  {
    name: 'a table under a second key of the stack',
    edit: all(resources(otherKey('')), swap(keyArn, 'KMSMasterKeyId: !GetAtt OtherKey.Arn')),
    fails: ['DATA-KMS-01', 'DATA-SSE-02'],
  },
  {
    name: 'an alias in prod only',
    edit: all(conditions, inProdOnly('DataKeyAlias', 'AWS::KMS::Alias')),
    fails: ['DATA-KMS-05'],
  },
  {
    name: 'a role that is imported',
    edit: swap('Role: !GetAtt FunctionRole.Arn', 'Role: !ImportValue shared-role'),
    // Nothing more can be told of it, nor whether the template explains it.
    fails: ['DATA-ROLE-01', ...[...everyRole.slice(1), 'DATA-TPL-06'].map((id) => `${id} not-observable`)],
  },
  {
    name: "a role that is the stack's in prod only",
    edit: all(
      conditions,
      inProdOnly('FunctionRole', 'AWS::IAM::Role'),
      swap(
        'Role: !GetAtt FunctionRole.Arn',
        'Role: !If [IsProd, !GetAtt FunctionRole.Arn, !Sub "arn:aws:iam::${AWS::AccountId}:role/shared"]',
      ),
    ),
    fails: everyRole,
  },
  {
    name: 'a grant that is on the table in one environment only',
    edit: all(
      swap('TableName: !Sub ${AWS::StackName}-data', 'TableName: !Sub ${AWS::StackName}-${Environment}'),
      swap(
        'Resource: !GetAtt DataTable.Arn',
        'Resource: !Sub arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}-dev',
      ),
    ),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: "the stack's id for the table's name, which is none that DynamoDB takes",
    edit: swap('TableName: !Sub ${AWS::StackName}-data', 'TableName: !Ref AWS::StackId'),
    fails: ['DATA-TABLE-01'],
  },
  {
    name: 'the timestamp as the key of an index only',
    edit: swap(
      '        - AttributeName: timestamp\n          KeyType: RANGE\n',
      `      GlobalSecondaryIndexes:
        - IndexName: by-time
          KeySchema:
            - AttributeName: timestamp
              KeyType: HASH
            - AttributeName: id
              KeyType: RANGE
          Projection:
            ProjectionType: ALL
          ProvisionedThroughput:
            ReadCapacityUnits: 1
            WriteCapacityUnits: 1
`,
    ),
    fails: ['DATA-TABLE-03'],
  },
  {
    name: 'an access log format of two lines',
    edit: swap('Format: >-\n          {', 'Format: |-\n          $context.requestId\n          {'),
    fails: ['DATA-LOG-02'],
  },
  {
    name: "nothing about API Gateway's account",
    edit: all(
      withoutResource('ApiGatewayAccount'),
      withoutResource('ApiGatewayLoggingRole'),
      drop('    DependsOn: ApiGatewayAccount\n'),
    ),
    fails: ['DATA-LOG-04 not-observable'],
  },
  {
    name: 'the metric as the one query',
    edit: byQuery(metricQuery('Errors', '!Ref DataFunction')),
    fails: [],
  },
  {
    name: 'a query of another metric',
    edit: byQuery(metricQuery('Throttles', '!Ref DataFunction')),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'a query of another function',
    edit: byQuery(metricQuery('Errors', 'other')),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'metric math without the errors',
    edit: byQuery(
      `${metricQuery('Invocations', '!Ref DataFunction').replace('errors', 'calls')}          ReturnData: false
        - Id: none
          Expression: calls * 0
`,
    ),
    fails: ['DATA-ALARM-01', 'DATA-ALARM-02'],
  },
  {
    name: 'an alarm on errors in seconds, which have no data',
    edit: after('      MetricName: Errors\n', '      Unit: Seconds\n'),
    fails: ['DATA-ALARM-01'],
  },
  {
    name: 'an alarm on errors in their own unit',
    edit: after('      MetricName: Errors\n', '      Unit: Count\n'),
    fails: [],
  },
  {
    name: 'missing data treated by another alarm',
    edit: all(drop('      TreatMissingData: notBreaching\n'), resources(otherAlarm)),
    fails: ['DATA-ALARM-03'],
  },
  {
    name: 'a default that stands in a mapping only',
    edit: all(
      drop('    Default: dev\n'),
      before('Rules:\n', 'Mappings:\n  Defaults:\n    Environment:\n      Value: dev\n\n'),
    ),
    fails: ['DATA-TPL-02'],
  },
  { name: 'comments in the code only', edit: functionWithoutComments, fails: ['DATA-TPL-06'] },
  {
    name: 'a comment behind the type',
    edit: (text) =>
      swap(
        '    Type: AWS::SNS::Topic\n',
        '    Type: AWS::SNS::Topic # Who is told.\n',
      )(text.replace(/ {2}# Who is told when[^\n]*\n {2}#[^\n]*\n/, '')),
    fails: [],
  },
  {
    name: 'a banner over a group of resources',
    edit: (text) =>
      text.replace(/ {2}# Who is told when[^\n]*\n {2}#[^\n]*\n/, '  # ---------- Notification ----------\n'),
    fails: ['DATA-TPL-06'],
  },
];

import { all, drop, resources, swap, within, withoutResource, type Case, type Edit } from './edits.ts';

const write = '              - dynamodb:PutItem\n              - dynamodb:DescribeTable\n';
const statement = (text: string): string =>
  text
    .split('\n')
    .map((line) => `          ${line}\n`)
    .join('');
const toWrite = (text: string): Edit =>
  within(
    'WriteOrdersPolicy',
    '            Resource: !GetAtt OrdersTable.Arn\n',
    `            Resource: !GetAtt OrdersTable.Arn\n${statement(text)}`,
  );
const toStoreLogs = (text: string): Edit =>
  within(
    'StoreRole',
    '                Resource: !GetAtt StoreLogGroup.Arn\n',
    `                Resource: !GetAtt StoreLogGroup.Arn\n${text}`,
  );
const elsewhere = (type: string, properties: string): Edit =>
  resources(`  Elsewhere:
    Type: ${type}
    Properties:
${properties}`);
const scanning = `      PolicyDocument:
        Statement:
          Effect: Allow
          Action: dynamodb:Scan
          Resource: '*'`;

/** § 1 */
export const policyCases: readonly Case[] = [
  { name: 'PutItem is missing', edit: drop('              - dynamodb:PutItem\n'), fails: ['ORDER-POL-01'] },
  {
    name: 'an action is misspelt',
    edit: swap('dynamodb:DescribeTable', 'dynamodb:DescribeTables'),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'an action in another case is the same',
    edit: swap('dynamodb:PutItem', 'DynamoDB:putitem'),
    fails: [],
  },
  {
    name: 'one action more, on the own table',
    edit: swap(write, `${write}              - dynamodb:GetItem\n`),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'one action more, of another service',
    edit: swap(write, `${write}              - s3:GetObject\n`),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'all of a service',
    edit: within('WriteOrdersPolicy', write, '              - dynamodb:*\n'),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'the right actions and a statement with NotAction',
    edit: toWrite("- Effect: Allow\n  NotAction: iam:*\n  Resource: '*'"),
    fails: ['ORDER-POL-01', 'ORDER-POL-05'],
  },
  {
    name: 'the right actions and a Deny of one of them',
    edit: toWrite("- Effect: Deny\n  Action: dynamodb:PutItem\n  Resource: '*'"),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'a Deny of something else takes nothing away',
    edit: toWrite("- Effect: Deny\n  Action: dynamodb:DeleteTable\n  Resource: '*'"),
    fails: [],
  },
  {
    name: 'only under a condition',
    edit: toWrite('  Condition: {Bool: {aws:MultiFactorAuthPresent: true}}'),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'the actions in two statements',
    edit: all(
      within('WriteOrdersPolicy', '              - dynamodb:DescribeTable\n', ''),
      toWrite('- Effect: Allow\n  Action: dynamodb:DescribeTable\n  Resource: !GetAtt OrdersTable.Arn'),
    ),
    fails: [],
  },
  {
    name: 'ListTopics is missing',
    edit: swap('            Action: sns:ListTopics\n', '            Action: sns:GetTopicAttributes\n'),
    fails: ['ORDER-POL-02', 'ORDER-POL-05'],
  },
  {
    name: 'sns:Subscribe as well',
    edit: swap(
      '              - sns:Publish\n',
      '              - sns:Publish\n              - sns:Subscribe\n',
    ),
    fails: ['ORDER-POL-02'],
  },
  {
    name: 'GetRecords is missing',
    edit: drop('              - dynamodb:GetRecords\n'),
    fails: ['ORDER-POL-03'],
  },
  {
    name: 'an action that does nothing on a stream',
    edit: swap(
      '              - dynamodb:GetRecords\n',
      '              - dynamodb:GetRecords\n              - dynamodb:Query\n',
    ),
    fails: ['ORDER-POL-03'],
  },
  {
    name: 'ListStreams scoped to the stream',
    edit: within(
      'ReadStreamPolicy',
      "            Action: dynamodb:ListStreams\n            Resource: '*'",
      '            Action: dynamodb:ListStreams\n            Resource: !GetAtt OrdersTable.StreamArn',
    ),
    fails: [],
  },
  {
    name: 'any stream of the own table',
    edit: within(
      'ReadStreamPolicy',
      '            Resource: !GetAtt OrdersTable.StreamArn',
      '            Resource: !Sub ${OrdersTable.Arn}/stream/*',
    ),
    fails: [],
  },
  {
    name: 'ChangeMessageVisibility is missing',
    edit: within('ReadQueuePolicy', '              - sqs:ChangeMessageVisibility\n', ''),
    fails: ['ORDER-POL-04'],
  },
  {
    name: 'a pattern that means one action',
    edit: within('ReadQueuePolicy', 'sqs:ReceiveMessage', 'sqs:ReceiveM*'),
    fails: [],
  },
  {
    name: 'a pattern that means two',
    edit: within('ReadQueuePolicy', 'sqs:GetQueueAttributes', 'sqs:GetQueue*'),
    fails: ['ORDER-POL-04'],
  },
  {
    name: 'every table of every account',
    edit: within('WriteOrdersPolicy', '!GetAtt OrdersTable.Arn', 'arn:aws:dynamodb:*:*:table/*'),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'tables whose names begin like its own',
    edit: within('WriteOrdersPolicy', '!GetAtt OrdersTable.Arn', '!Sub ${OrdersTable.Arn}*'),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'another table alone',
    edit: within(
      'WriteOrdersPolicy',
      '!GetAtt OrdersTable.Arn',
      'arn:aws:dynamodb:us-east-1:123456789012:table/other',
    ),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'every topic',
    edit: within('PublishOrdersPolicy', '!Ref OrdersTopic', "'*'"),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'every stream',
    edit: within('ReadStreamPolicy', '!GetAtt OrdersTable.StreamArn', "'*'"),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'every queue',
    edit: within('ReadQueuePolicy', '!GetAtt OrdersQueue.Arn', "'*'"),
    fails: ['ORDER-POL-05'],
  },
  {
    name: 'a policy has another name',
    edit: swap('ManagedPolicyName: Lambda-Write-DynamoDB', 'ManagedPolicyName: Lambda-Writes-DynamoDB'),
    fails: ['ORDER-POL-01'],
  },
  {
    name: 'there is no such policy',
    edit: all(withoutResource('ReadQueuePolicy'), drop('        - !Ref ReadQueuePolicy\n')),
    fails: ['ORDER-POL-04', 'ORDER-POL-05', 'ORDER-ROLE-01'],
  },
];

/** § 1.2 */
export const roleCases: readonly Case[] = [
  {
    name: 'the right policy is attached to nobody',
    edit: drop('        - !Ref WriteOrdersPolicy\n'),
    fails: ['ORDER-ROLE-01'],
  },
  {
    name: 'a policy is attached to another role of like name',
    edit: all(
      drop('        - !Ref WriteOrdersPolicy\n'),
      within(
        'WriteOrdersPolicy',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n      Roles: [!Ref OtherRole]\n',
      ),
      resources(`  OtherRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: Lambda-SQS-DynamoDB-2
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}`),
    ),
    fails: ['ORDER-ROLE-01'],
  },
  {
    name: 'a policy that names the role itself',
    edit: all(
      drop('        - !Ref WriteOrdersPolicy\n'),
      within(
        'WriteOrdersPolicy',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n      Roles: [Lambda-SQS-DynamoDB]\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'a trust of two services',
    edit: within(
      'StoreRole',
      'Service: lambda.amazonaws.com',
      'Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]',
    ),
    fails: ['ORDER-ROLE-01'],
  },
  {
    name: 'a trust of the account',
    edit: within('NotifyRole', 'Service: lambda.amazonaws.com', 'AWS: !Ref AWS::AccountId'),
    fails: ['ORDER-ROLE-02'],
  },
  {
    name: 'function 1 has a role of another name',
    edit: swap('RoleName: Lambda-SQS-DynamoDB', 'RoleName: lambda-sqs-dynamodb'),
    fails: ['ORDER-ROLE-01'],
  },
  {
    name: 'a role loses a policy',
    edit: drop('        - !Ref ReadStreamPolicy\n'),
    fails: ['ORDER-ROLE-02'],
  },
  {
    name: 'API Gateway may not log',
    edit: within(
      'ApiRole',
      '      ManagedPolicyArns:\n        - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs\n',
      '',
    ),
    fails: ['ORDER-ROLE-03'],
  },
  {
    name: "Lambda may assume the API's role",
    edit: within(
      'ApiRole',
      'Service: apigateway.amazonaws.com',
      'Service: [apigateway.amazonaws.com, lambda.amazonaws.com]',
    ),
    fails: ['ORDER-ROLE-03'],
  },
  {
    name: 'the API may send by its own policy',
    edit: all(
      within(
        'ApiRole',
        '      ManagedPolicyArns:\n',
        '      Policies:\n        - PolicyName: Send\n          PolicyDocument:\n            Statement: {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt OrdersQueue.Arn}\n      ManagedPolicyArns:\n',
      ),
      swap(
        '          - Sid: ApiSends\n            Effect: Allow\n',
        '          - Sid: ApiSends\n            Effect: Deny\n            Condition: {Bool: {aws:SecureTransport: false}}\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'the API may send to every queue',
    edit: within(
      'ApiRole',
      '      ManagedPolicyArns:\n',
      "      Policies:\n        - PolicyName: Send\n          PolicyDocument:\n            Statement: {Effect: Allow, Action: sqs:SendMessage, Resource: '*'}\n      ManagedPolicyArns:\n",
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'function 1 logs to the group of function 2',
    edit: within('StoreRole', '!GetAtt StoreLogGroup.Arn', '!GetAtt NotifyLogGroup.Arn'),
    fails: ['ORDER-ROLE-04'],
  },
  {
    name: 'function 1 logs anywhere',
    edit: within('StoreRole', '!GetAtt StoreLogGroup.Arn', "'*'"),
    fails: [],
  },
  {
    name: "AWS's own policy for logs",
    edit: all(
      within(
        'StoreRole',
        '        - !Ref ReadQueuePolicy\n',
        '        - !Ref ReadQueuePolicy\n        - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'no log for function 2',
    edit: within('NotifyRole', '                  - logs:PutLogEvents\n', ''),
    fails: ['ORDER-ROLE-04'],
  },
  {
    name: 'a bare group, which has no streams',
    edit: within(
      'NotifyRole',
      '!GetAtt NotifyLogGroup.Arn',
      '!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${AWS::StackName}-notify',
    ),
    fails: ['ORDER-ROLE-04'],
  },
  {
    name: 'a group that nobody makes',
    edit: all(
      withoutResource('StoreLogGroup'),
      within('StoreRole', '!GetAtt StoreLogGroup.Arn', "'*'"),
      drop('        LogGroup: !Ref StoreLogGroup\n'),
      within('StoreFunction', '      LoggingConfig:\n', ''),
    ),
    fails: ['ORDER-ROLE-04'],
  },
  {
    name: 'deleting logs is no writing of them',
    edit: toStoreLogs("              - {Effect: Allow, Action: logs:DeleteLogGroup, Resource: '*'}\n"),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'a policy from elsewhere',
    edit: elsewhere(
      'AWS::IAM::Policy',
      `      PolicyName: Scans\n      Roles: [!Ref StoreRole]\n${scanning}`,
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'a policy by its resource',
    edit: elsewhere(
      'AWS::IAM::RolePolicy',
      `      PolicyName: Scans\n      RoleName: !Ref NotifyRole\n${scanning}`,
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'function 2 also reads the queue',
    edit: within(
      'NotifyRole',
      '        - !Ref ReadStreamPolicy\n',
      '        - !Ref ReadStreamPolicy\n        - !Ref ReadQueuePolicy\n',
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'all of SNS',
    edit: within(
      'NotifyRole',
      '        - !Ref ReadStreamPolicy\n',
      '        - !Ref ReadStreamPolicy\n        - arn:aws:iam::aws:policy/AmazonSNSFullAccess\n',
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: "the table's own policy lets a role scan",
    edit: within(
      'OrdersTable',
      '      BillingMode: PAY_PER_REQUEST\n',
      "      BillingMode: PAY_PER_REQUEST\n      ResourcePolicy:\n        PolicyDocument:\n          Statement: {Effect: Allow, Principal: {AWS: !GetAtt NotifyRole.Arn}, Action: dynamodb:Scan, Resource: '*'}\n",
    ),
    fails: ['ORDER-ROLE-05'],
  },
];

import { all, drop, resources, swap, within, withoutResource, type Case, type Edit } from './edits.ts';

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
    // AWS extends that policy now and then: that it denies no logging is not known.
    fails: ['ORDER-ROLE-04 not-observable', 'ORDER-ROLE-05'],
  },
  {
    name: "the table's own policy lets a role scan",
    edit: within(
      'OrdersTable',
      '      BillingMode: PAY_PER_REQUEST\n',
      "      BillingMode: PAY_PER_REQUEST\n      ResourcePolicy:\n        PolicyDocument:\n          Statement: {Effect: Allow, Principal: {AWS: 'arn:aws:iam::123456789012:role/Lambda-DynamoDBStreams-SNS'}, Action: dynamodb:Scan, Resource: '*'}\n",
    ),
    fails: ['ORDER-ROLE-05'],
  },
];

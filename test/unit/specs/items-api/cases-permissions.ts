import {
  after,
  all,
  before,
  drop,
  grants,
  resources,
  swap,
  withoutResource,
  type Case,
  type Edit,
} from './edits.ts';

const role = 'Role: !GetAtt FunctionRole.Arn';
const trust = '              Service: lambda.amazonaws.com\n';
const every = (from: number): readonly string[] =>
  [1, 2, 3, 4, 5].filter((number) => number >= from).map((number) => `ITEMS-ROLE-0${String(number)}`);
const attached = (action: string, resource: string): Edit =>
  resources(`  # Attached from elsewhere.
  More:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: ${action}
            Resource: ${resource}`);
const keyArn = 'Resource: !GetAtt ItemsKey.Arn';
const tableArn = 'Resource: !GetAtt ItemsTable.Arn';
const groupArn = 'Resource: !GetAtt FunctionLogGroup.Arn';
const keyPolicy = "      KeyPolicy:\n        Version: '2012-10-17'\n        Statement:\n";
const managed = (name: string): Edit =>
  before('      # All that it is granted.\n', `      ManagedPolicyArns: [arn:aws:iam::aws:policy/${name}]\n`);

/** § 3 with one thing wrong, or right in another way. */
export const permissionsCases: readonly Case[] = [
  {
    name: 'a role of another stack',
    edit: swap(role, 'Role: !ImportValue shared-role'),
    fails: [
      'ITEMS-TPL-01',
      'ITEMS-TPL-02 not-observable',
      'ITEMS-ROLE-01',
      ...every(2).map((id) => `${id} not-observable`),
      'ITEMS-LOG-01 not-observable',
      'ITEMS-TPL-06 not-observable',
    ],
  },
  {
    name: 'a role of the account',
    edit: swap(role, 'Role: arn:aws:iam::123456789012:role/shared'),
    fails: [...every(1), 'ITEMS-LOG-01'],
  },
  {
    name: 'two roles, of which the function uses the other',
    edit: all(
      swap(role, 'Role: !GetAtt OtherRole.Arn'),
      resources(`  # Another role.
  OtherRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: [lambda.amazonaws.com, ec2.amazonaws.com] }
            Action: sts:AssumeRole`),
    ),
    fails: [...every(1).filter((id) => id !== 'ITEMS-ROLE-05'), 'ITEMS-LOG-01'],
  },
  {
    name: 'a second service that may assume it',
    edit: swap(trust, '              Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]\n'),
    fails: ['ITEMS-ROLE-01'],
  },
  {
    name: "the account's root that may assume it",
    edit: after(trust, '              AWS: !Ref AWS::AccountId\n'),
    fails: ['ITEMS-ROLE-01'],
  },
  ...['CreateLogStream', 'PutLogEvents'].map((action) => ({
    name: `no logs:${action}`,
    edit: drop(`                  - logs:${action}\n`),
    fails: ['ITEMS-ROLE-02', 'ITEMS-LOG-01'],
  })),
  {
    name: 'no logs:CreateLogGroup, since the group is declared',
    edit: drop('                  - logs:CreateLogGroup\n'),
    fails: ['ITEMS-ROLE-02'],
  },
  {
    name: 'no logs:CreateLogGroup and no group',
    edit: all(
      drop('                  - logs:CreateLogGroup\n'),
      withoutResource('FunctionLogGroup'),
      drop('      LoggingConfig:\n        LogGroup: !Ref FunctionLogGroup\n'),
      swap(groupArn, "Resource: '*'"),
    ),
    fails: ['ITEMS-ROLE-02', 'ITEMS-LOG-01'],
  },
  { name: 'logs in any group', edit: swap(groupArn, "Resource: '*'"), fails: [] },
  {
    name: 'logs in every group of functions',
    edit: swap(
      groupArn,
      'Resource: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/*',
    ),
    fails: [],
  },
  {
    name: "AWS's policy for it as well",
    edit: managed('service-role/AWSLambdaBasicExecutionRole'),
    fails: [],
  },
  {
    name: "AWS's policy in its place",
    edit: all(drop(grants.logs), managed('service-role/AWSLambdaBasicExecutionRole'), (text) =>
      text.replace(/ +# The group's Arn[^\n]*\n +- PolicyName: WriteLogs\n(?: {10,}[^\n]*\n)+?(?= {8}#)/, ''),
    ),
    fails: [],
  },
  {
    name: 'one more action of logs',
    edit: after('                  - logs:PutLogEvents\n', '                  - logs:DescribeLogStreams\n'),
    fails: ['ITEMS-ROLE-02'],
  },
  {
    name: "a group that is not the function's",
    edit: swap(
      groupArn,
      'Resource: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/other:*',
    ),
    fails: ['ITEMS-ROLE-02', 'ITEMS-LOG-01'],
  },
  {
    name: 'the group without its streams',
    edit: swap(
      groupArn,
      'Resource: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${FunctionLogGroup}',
    ),
    fails: ['ITEMS-ROLE-02', 'ITEMS-LOG-01'],
  },
  {
    name: 'a function that logs elsewhere',
    edit: swap('LogGroup: !Ref FunctionLogGroup', 'LogGroup: /shared/functions'),
    fails: ['ITEMS-ROLE-02', 'ITEMS-LOG-01'],
  },
  { name: 'no GetItem', edit: drop('                  - dynamodb:GetItem\n'), fails: ['ITEMS-ROLE-03'] },
  { name: 'no PutItem', edit: drop('                  - dynamodb:PutItem\n'), fails: ['ITEMS-ROLE-03'] },
  {
    name: 'Query as well',
    edit: after('                  - dynamodb:GetItem\n', '                  - dynamodb:Query\n'),
    fails: ['ITEMS-ROLE-03'],
  },
  {
    name: 'every action of dynamodb',
    edit: swap(grants.items, `                Action: dynamodb:*\n                ${tableArn}\n`),
    fails: ['ITEMS-ROLE-03'],
  },
  { name: 'every table', edit: swap(tableArn, "Resource: '*'"), fails: ['ITEMS-ROLE-03'] },
  {
    name: 'the indexes of the table as well',
    edit: swap(tableArn, 'Resource: [!GetAtt ItemsTable.Arn, !Sub "${ItemsTable.Arn}/index/*"]'),
    fails: [],
  },
  {
    name: 'the table by a name of one stack',
    edit: swap(
      tableArn,
      'Resource: !Sub arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/stackproof-demo-items',
    ),
    fails: ['ITEMS-ROLE-03'],
  },
  {
    name: 'a scan that is attached from elsewhere',
    edit: attached('dynamodb:Scan', '!GetAtt ItemsTable.Arn'),
    fails: ['ITEMS-ROLE-03'],
  },
  {
    name: 'the same grant once more, attached from elsewhere',
    edit: attached('dynamodb:PutItem', '!GetAtt ItemsTable.Arn'),
    fails: [],
  },
  {
    name: 'all but a few actions',
    edit: (text) =>
      text.replace(
        grants.items,
        `                NotAction: [dynamodb:DeleteTable, 's3:*', 'kms:*', 'logs:*']\n                ${tableArn}\n`,
      ),
    fails: ['ITEMS-ROLE-03', 'ITEMS-ROLE-05'],
  },
  { name: 'no Decrypt', edit: drop('                  - kms:Decrypt\n'), fails: ['ITEMS-ROLE-04'] },
  {
    name: 'no GenerateDataKey',
    edit: drop('                  - kms:GenerateDataKey\n'),
    fails: ['ITEMS-ROLE-04'],
  },
  {
    name: 'every kind of GenerateDataKey',
    edit: swap('kms:GenerateDataKey', 'kms:GenerateDataKey*'),
    fails: ['ITEMS-ROLE-04'],
  },
  {
    name: 'DescribeKey as well',
    edit: after('                  - kms:GenerateDataKey\n', '                  - kms:DescribeKey\n'),
    fails: ['ITEMS-ROLE-04'],
  },
  { name: 'every key', edit: swap(keyArn, "Resource: '*'"), fails: ['ITEMS-ROLE-04'] },
  {
    name: 'the key by an alias, which IAM does not know',
    edit: all(
      swap(keyArn, 'Resource: !Sub arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/items'),
      resources(`  ItemsKeyAlias:
    Type: AWS::KMS::Alias
    Properties:
      AliasName: alias/items
      TargetKeyId: !Ref ItemsKey`),
    ),
    fails: ['ITEMS-ROLE-04'],
  },
  {
    name: 'the key through DynamoDB only',
    edit: swap(
      keyArn,
      `${keyArn}
                Condition:
                  StringEquals: { 'kms:ViaService': !Sub 'dynamodb.\${AWS::Region}.amazonaws.com' }`,
    ),
    fails: [],
  },
  {
    name: 'the key through another service only',
    edit: swap(
      keyArn,
      `${keyArn}
                Condition:
                  StringEquals: { 'kms:ViaService': !Sub 'sqs.\${AWS::Region}.amazonaws.com' }`,
    ),
    fails: ['ITEMS-ROLE-04'],
  },
  {
    name: "more of the key by the key's policy",
    edit: all(
      before('      # Lambda alone may assume it.\n', '      RoleName: items\n'),
      after(
        keyPolicy,
        `          - Effect: Allow
            Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/items' }
            Action: kms:ScheduleKeyDeletion
            Resource: '*'
`,
      ),
    ),
    fails: ['ITEMS-ROLE-04'],
  },
  { name: 'a bucket as well', edit: attached('s3:GetObject', "'*'"), fails: ['ITEMS-ROLE-05'] },
  { name: 'traces as well', edit: managed('AWSXRayDaemonWriteAccess'), fails: ['ITEMS-ROLE-05'] },
  { name: 'publishing as well', edit: attached('sns:Publish', '!Ref AlarmTopic'), fails: ['ITEMS-ROLE-05'] },
];

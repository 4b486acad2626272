import { after, all, before, drop, resources, swap, type Case } from './edits.ts';

const roleProperties = '  FunctionRole:\n    Type: AWS::IAM::Role\n    Properties:\n';
const logActions = `                  - logs:CreateLogGroup
                  - logs:CreateLogStream
                  - logs:PutLogEvents
`;
const logScope = 'Resource: !GetAtt FunctionLogGroup.Arn';
const put = 'Action: dynamodb:PutItem';
const putScope = '                Resource: !GetAtt DataTable.Arn\n';
const functionTrust = `              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
`;
const statement = (body: string): string => `              - Effect: Allow\n${body}`;
const roleIs = (role: string) => swap('Role: !GetAtt FunctionRole.Arn', `Role: ${role}`);
const everyRole = ['DATA-ROLE-01', 'DATA-ROLE-02', 'DATA-ROLE-03', 'DATA-ROLE-04', 'DATA-ROLE-05'];

/** § 2's grants with one thing wrong. */
export const permissionsCases: readonly Case[] = [
  {
    name: "a role that is not the stack's",
    edit: roleIs('arn:aws:iam::123456789012:role/shared'),
    // Nothing is known of what such a role grants: each of its clauses fails.
    fails: everyRole,
  },
  {
    name: 'a second service may assume the role',
    edit: swap(
      functionTrust,
      functionTrust.replace('lambda.amazonaws.com', '[lambda.amazonaws.com, ec2.amazonaws.com]'),
    ),
    fails: ['DATA-ROLE-02'],
  },
  {
    name: 'another service may assume the role',
    edit: swap(functionTrust, functionTrust.replace('lambda.', 'edgelambda.')),
    fails: ['DATA-ROLE-02'],
  },
  {
    name: 'the account may assume the role as well',
    edit: after(
      functionTrust,
      '          - Effect: Allow\n            Principal:\n              AWS: !Sub arn:aws:iam::${AWS::AccountId}:root\n            Action: sts:AssumeRole\n',
    ),
    fails: ['DATA-ROLE-02'],
  },
  { name: 'no PutLogEvents', edit: drop('                  - logs:PutLogEvents\n'), fails: ['DATA-ROLE-03'] },
  {
    name: 'no CreateLogGroup',
    edit: drop('                  - logs:CreateLogGroup\n'),
    fails: ['DATA-ROLE-03'],
  },
  { name: 'logs of every group', edit: swap(logScope, "Resource: '*'"), fails: ['DATA-ROLE-03'] },
  {
    name: 'logs of another group',
    edit: swap(logScope, 'Resource: !GetAtt ApiAccessLogGroup.Arn'),
    fails: ['DATA-ROLE-03'],
  },
  {
    name: 'the bare group, which no stream matches',
    edit: swap(
      logScope,
      'Resource: !Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${AWS::StackName}-data',
    ),
    fails: ['DATA-ROLE-03'],
  },
  { name: 'a doubled `:*`', edit: swap(logScope, 'Resource: !Sub ${FunctionLogGroup.Arn}:*'), fails: [] },
  {
    name: 'logs by a wildcard that reaches other groups',
    edit: swap(
      logScope,
      'Resource: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/*',
    ),
    fails: ['DATA-ROLE-03'],
  },
  {
    name: 'one more action on logs',
    edit: after(logActions, '                  - logs:DeleteLogGroup\n'),
    fails: ['DATA-ROLE-03'],
  },
  {
    name: 'AWSLambdaBasicExecutionRole beside it',
    edit: before(
      '      # All that it is granted.',
      '      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]\n',
    ),
    fails: ['DATA-ROLE-03'],
  },
  { name: 'no grant on the table', edit: swap(put, 'Action: dynamodb:GetItem'), fails: ['DATA-ROLE-04'] },
  {
    name: 'a second action',
    edit: swap(put, 'Action: [dynamodb:PutItem, dynamodb:GetItem]'),
    fails: ['DATA-ROLE-04'],
  },
  { name: 'every action on the table', edit: swap(put, 'Action: dynamodb:*'), fails: ['DATA-ROLE-04'] },
  { name: 'actions by their beginning', edit: swap(put, 'Action: dynamodb:Put*'), fails: ['DATA-ROLE-04'] },
  { name: 'the action in another case', edit: swap(put, 'Action: DynamoDB:putitem'), fails: [] },
  { name: 'every table', edit: swap(putScope, "                Resource: '*'\n"), fails: ['DATA-ROLE-04'] },
  {
    name: 'tables by the beginning of their name',
    edit: swap(putScope, '                Resource: !Sub ${DataTable.Arn}*\n'),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'a table that is the right one only under one stack name',
    edit: swap(
      putScope,
      '                Resource: !Sub arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/stackproof-demo-data\n',
    ),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'its indexes as well',
    edit: swap(
      putScope,
      '                Resource: [!GetAtt DataTable.Arn, !Sub "${DataTable.Arn}/index/*"]\n',
    ),
    fails: [],
  },
  {
    name: 'everything but some actions',
    edit: after(
      putScope,
      statement(
        "                NotAction: ['logs:*', 'kms:*', 's3:*']\n                Resource: !GetAtt DataTable.Arn\n",
      ),
    ),
    // In the letter of the policy, the actions of every other service as well.
    fails: ['DATA-ROLE-04', 'DATA-ROLE-05'],
  },
  {
    name: 'everything but another table',
    edit: swap(putScope, '                NotResource: !Sub ${DataTable.Arn}-other\n'),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'a policy that is attached from elsewhere',
    edit: resources(`  Extra:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: dynamodb:Scan
            Resource: !GetAtt DataTable.Arn`),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'a policy that is attached to another role',
    edit: resources(`  Extra:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref ApiGatewayLoggingRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: dynamodb:Scan
            Resource: !GetAtt DataTable.Arn`),
    fails: [],
  },
  {
    name: 'the grant under a condition',
    edit: after(
      putScope,
      '                Condition:\n                  Bool:\n                    aws:MultiFactorAuthPresent: true\n',
    ),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'a Deny that takes the grant back',
    edit: after(
      putScope,
      '              - Effect: Deny\n                Action: dynamodb:*\n                Resource: "*"\n',
    ),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: "the table's own policy grants the role more",
    edit: all(
      swap(roleProperties, `${roleProperties}      RoleName: !Sub \${AWS::StackName}-function\n`),
      before(
        '      AttributeDefinitions:\n',
        `      ResourcePolicy:
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Principal:
                AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/\${AWS::StackName}-function
              Action: dynamodb:Scan
              Resource: '*'
`,
      ),
    ),
    fails: ['DATA-ROLE-04'],
  },
  {
    name: 'another service',
    edit: after(putScope, statement("                Action: s3:GetObject\n                Resource: '*'\n")),
    fails: ['DATA-ROLE-05'],
  },
  {
    name: 'every key',
    edit: after(putScope, statement("                Action: kms:Decrypt\n                Resource: '*'\n")),
    fails: ['DATA-ROLE-05'],
  },
  {
    name: 'one more action on its key',
    edit: after(
      putScope,
      statement(
        '                Action: kms:ScheduleKeyDeletion\n                Resource: !GetAtt DataKey.Arn\n',
      ),
    ),
    fails: ['DATA-ROLE-05'],
  },
  {
    name: "the stack's own key, which the table needs",
    edit: after(
      putScope,
      statement(
        '                Action: [kms:Decrypt, kms:GenerateDataKey, kms:DescribeKey]\n                Resource: !GetAtt DataKey.Arn\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'administrator',
    edit: before(
      '      # All that it is granted.',
      '      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n',
    ),
    fails: ['DATA-ROLE-03', 'DATA-ROLE-04', 'DATA-ROLE-05'],
  },
  {
    name: 'everything but IAM',
    edit: after(
      putScope,
      statement(
        "                NotAction: ['iam:*', 'logs:*', 'dynamodb:*']\n                Resource: '*'\n",
      ),
    ),
    fails: ['DATA-ROLE-05'],
  },
  {
    name: "the key's own policy grants the role more",
    edit: all(
      swap(roleProperties, `${roleProperties}      RoleName: !Sub \${AWS::StackName}-function\n`),
      before(
        '          # DynamoDB itself encrypts',
        `          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/\${AWS::StackName}-function
            Action: kms:ScheduleKeyDeletion
            Resource: '*'
`,
      ),
    ),
    fails: ['DATA-ROLE-05'],
  },
];

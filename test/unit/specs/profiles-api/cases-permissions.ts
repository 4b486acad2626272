import type { Case, Edit } from '../edits.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const inRole = (passage: string, replacement: string): Edit => within('FunctionRole', passage, replacement);
const trust = `          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
`;
const condition = '            Condition: {StringEquals: {"aws:SourceAccount": !Ref AWS::AccountId}}\n';

const trusts: readonly Case[] = [
  {
    name: "a role that is not the stack's",
    edit: within('ApiFunction', '!GetAtt FunctionRole.Arn', 'arn:aws:iam::123456789012:role/shared'),
    // Nothing is known of what such a role grants.
    fails: ['PROF-ROLE-01', 'PROF-ROLE-02', 'PROF-ROLE-03', 'PROF-ROLE-04'],
  },
  {
    name: 'a second service may assume the role',
    edit: inRole('lambda.amazonaws.com', '[lambda.amazonaws.com, ec2.amazonaws.com]'),
    fails: ['PROF-ROLE-01'],
  },
  {
    name: 'another service may assume the role',
    edit: inRole('lambda.amazonaws.com', 'edgelambda.amazonaws.com'),
    fails: ['PROF-ROLE-01'],
  },
  {
    name: 'the account may assume the role as well',
    edit: inRole(
      trust,
      `${trust}          - Effect: Allow\n            Principal:\n              AWS: !Ref AWS::AccountId\n            Action: sts:AssumeRole\n`,
    ),
    fails: ['PROF-ROLE-01'],
  },
  {
    name: 'the trust hangs on a condition',
    edit: inRole(trust, trust + condition),
    fails: [open('PROF-ROLE-01')],
  },
  {
    name: 'the service in a list',
    edit: inRole('Service: lambda', 'Service:\n                - lambda'),
    fails: [],
  },
];

const items = `                Action:
                  - dynamodb:GetItem
                  - dynamodb:PutItem
                  - dynamodb:UpdateItem
                  - dynamodb:DeleteItem
                  - dynamodb:Query
                  - dynamodb:Scan
`;
const table = '                  - !GetAtt ProfilesTable.Arn\n';
const indexes = '                  - !Sub ${ProfilesTable.Arn}/index/*\n';
const onItems = `              - Effect: Allow\n${items}                Resource:\n${table}${indexes}`;
const actions = (text: string): Edit => inRole(items, `                Action: ${text}\n`);
const scope = (text: string): Edit =>
  inRole(table + indexes, text.replace(/^/gm, '                  - ') + '\n');
const elsewhere = (statement: string): Edit =>
  resources(`  Extra:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: extra
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - ${statement}`);

const onTable: readonly Case[] = [
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'].map((action) => ({
    name: `no ${action}`,
    edit: inRole(`                  - dynamodb:${action}\n`, ''),
    fails: ['PROF-ROLE-02'],
  })),
  {
    name: 'one action more',
    edit: inRole('- dynamodb:Scan\n', '- dynamodb:Scan\n                  - dynamodb:BatchGetItem\n'),
    fails: ['PROF-ROLE-02'],
  },
  { name: 'all actions', edit: actions("'dynamodb:*'"), fails: ['PROF-ROLE-02'] },
  {
    name: 'the actions by a pattern that holds others',
    edit: actions("['dynamodb:*Item', 'dynamodb:Query', 'dynamodb:Scan']"),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'the actions in another case',
    edit: inRole('- dynamodb:GetItem', '- DynamoDB:getitem'),
    fails: [],
  },
  { name: 'the indexes without the table', edit: inRole(table, ''), fails: ['PROF-ROLE-02'] },
  { name: 'the table without its indexes', edit: inRole(indexes, ''), fails: ['PROF-ROLE-02'] },
  { name: 'every table', edit: scope("'*'"), fails: ['PROF-ROLE-02'] },
  {
    name: 'all that begins like the table',
    edit: scope('!Sub ${ProfilesTable.Arn}*'),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'the table and the one index that it has',
    edit: inRole(indexes, '                  - !Sub ${ProfilesTable.Arn}/index/email-index\n'),
    fails: [],
  },
  {
    name: 'the table and an index that it does not have',
    edit: inRole(indexes, '                  - !Sub ${ProfilesTable.Arn}/index/name-index\n'),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'its ARN by its name',
    edit: scope(
      [
        '!Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${EnvironmentSuffix}-user-profiles',
        '!Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${EnvironmentSuffix}-user-profiles/index/*',
      ].join('\n'),
    ),
    fails: [],
  },
  {
    name: 'its ARN by the name that it has with the defaults',
    edit: scope(
      '!Sub arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/dev-user-profiles\n!Sub arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/dev-user-profiles/index/*',
    ),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'the replica of the other region as well',
    edit: inRole(
      table,
      `${table}                  - !Sub arn:\${AWS::Partition}:dynamodb:\${SecondaryRegion}:\${AWS::AccountId}:table/\${ProfilesTable}\n`,
    ),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'queries on both, the rest on the table alone',
    edit: inRole(
      onItems,
      `              - Effect: Allow
                Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']
                Resource: !GetAtt ProfilesTable.Arn
              - Effect: Allow
                Action: ['dynamodb:Query', 'dynamodb:Scan']
                Resource:
${table}${indexes}`,
    ),
    fails: [],
  },
  {
    name: 'a grant under a condition',
    edit: inRole(
      onItems,
      `${onItems}                Condition:\n                  Bool:\n                    aws:MultiFactorAuthPresent: true\n`,
    ),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'a Deny that takes one back',
    edit: inRole(
      onItems,
      `${onItems}              - Effect: Deny\n                Action: dynamodb:Scan\n                Resource: '*'\n`,
    ),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'more from elsewhere',
    edit: elsewhere("{Effect: Allow, Action: 'dynamodb:DeleteTable', Resource: !GetAtt ProfilesTable.Arn}"),
    fails: ['PROF-ROLE-02'],
  },
  {
    name: 'the same once more from elsewhere',
    edit: elsewhere("{Effect: Allow, Action: 'dynamodb:Scan', Resource: !GetAtt ProfilesTable.Arn}"),
    fails: [],
  },
];

const arn = '!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:';
const group = `                  - ${arn}\${FunctionLogGroup}\n`;
const groups = `${group}                  - ${arn}\${FunctionLogGroup}:*\n`;
const logsOn = (text: string): Edit => inRole(groups, `                  - ${text}\n`);
const managed = '        - !Sub arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess\n';

const onLogs: readonly Case[] = [
  ...['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'].map((action) => ({
    name: `no ${action}`,
    edit: inRole(`                  - logs:${action}\n`, ''),
    fails: ['PROF-ROLE-03'],
  })),
  {
    name: 'one action more on the logs',
    edit: inRole('- logs:PutLogEvents\n', '- logs:PutLogEvents\n                  - logs:DeleteLogGroup\n'),
    fails: ['PROF-ROLE-03'],
  },
  { name: 'the logs of every group', edit: logsOn("'*'"), fails: ['PROF-ROLE-03'] },
  { name: 'the logs of the API', edit: logsOn('!GetAtt ApiLogGroup.Arn'), fails: ['PROF-ROLE-03'] },
  {
    name: 'the logs of every function',
    edit: logsOn(`${arn}/aws/lambda/*`),
    fails: ['PROF-ROLE-03'],
  },
  { name: 'the bare group, which no stream matches', edit: inRole(groups, group), fails: ['PROF-ROLE-03'] },
  {
    name: 'the group by its ARN, which ends with `:*`',
    edit: logsOn('!GetAtt FunctionLogGroup.Arn'),
    fails: [],
  },
  {
    name: 'AWSLambdaBasicExecutionRole beside it',
    edit: inRole(
      managed,
      `${managed}        - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\n`,
    ),
    fails: ['PROF-ROLE-03'],
  },
];

const tracing = (text: string): Edit => inRole(managed, `        - ${text}\n`);
const writes = `        - PolicyName: traces
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Resource: '*'
                Action:
                  - xray:PutTraceSegments
                  - xray:PutTelemetryRecords
                  - xray:GetSamplingRules
                  - xray:GetSamplingTargets
                  - xray:GetSamplingStatisticSummaries
`;
const attached = `      ManagedPolicyArns:\n${managed}      Policies:\n`;

const others: readonly Case[] = [
  { name: 'no traces', edit: inRole(`      ManagedPolicyArns:\n${managed}`, ''), fails: ['PROF-ROLE-04'] },
  {
    name: "AWS's policy of another partition",
    edit: tracing('arn:aws-cn:iam::aws:policy/AWSXRayDaemonWriteAccess'),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: "AWS's policy of this partition, written out",
    edit: tracing('arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'),
    fails: [],
  },
  {
    name: 'full access to X-Ray',
    edit: tracing('!Sub arn:${AWS::Partition}:iam::aws:policy/AWSXrayFullAccess'),
    // AWS extends it now and then: whether it grants anything of the tables or the logs cannot be told.
    fails: [open('PROF-ROLE-02'), open('PROF-ROLE-03'), 'PROF-ROLE-04'],
  },
  {
    name: 'a policy that nobody knows',
    edit: tracing('!Sub arn:${AWS::Partition}:iam::aws:policy/AWSXRayFullAccess'),
    fails: [open('PROF-ROLE-02'), open('PROF-ROLE-03'), open('PROF-ROLE-04')],
  },
  {
    name: 'the older name of the same',
    edit: tracing('!Sub arn:${AWS::Partition}:iam::aws:policy/AWSXrayWriteOnlyAccess'),
    fails: [],
  },
  {
    name: 'the same grants, written in the role',
    edit: inRole(attached, `      Policies:\n${writes}`),
    fails: [],
  },
  {
    name: 'some of the same grants',
    edit: inRole(
      attached,
      `      Policies:\n${writes.replace('                  - xray:PutTelemetryRecords\n', '')}`,
    ),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: 'traces only while tracing is on',
    edit: tracing(
      "!If [IsTraced, !Sub 'arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess', !Ref AWS::NoValue]",
    ),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: 'another service',
    edit: elsewhere("{Effect: Allow, Action: 's3:GetObject', Resource: '*'}"),
    fails: ['PROF-ROLE-04'],
  },
  {
    name: 'everything but three services',
    edit: elsewhere("{Effect: Allow, NotAction: ['dynamodb:*', 'logs:*', 'xray:*'], Resource: '*'}"),
    fails: ['PROF-ROLE-04'],
  },
];

/** The template with one thing wrong with the function's role. */
export const permissionsCases: readonly Case[] = [...trusts, ...onTable, ...onLogs, ...others];

import { all, drop, swap, within, withoutResource, type Case, type Edit } from './edits.ts';

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

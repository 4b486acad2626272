import { describe, expect, test } from '@jest/globals';
import { managedPolicy } from '../../../src/iam/managed-policies.ts';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const traces = [
  'xray:GetSamplingRules',
  'xray:GetSamplingStatisticSummaries',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

const arnOf = (name: string, partition = 'aws'): string => `arn:${partition}:iam::aws:policy/${name}`;
const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted((a, b) => a.localeCompare(b));
const documentOf = (name: string) => {
  const document = managedPolicy(arnOf(name));
  if (document === undefined) throw new Error(`${name} is at hand`);
  return document;
};
/** What it allows, everywhere; and whether AWS may have added to it. */
const allowed = (name: string): { actions: readonly string[]; open: boolean } => {
  const { statements } = documentOf(name);
  const sure = statements.filter(({ effect }) => effect.known && effect.value === 'Allow');
  expect(sure.map(({ resources }) => resources?.map((each) => each.known && each.value))).toEqual(
    sure.map(() => ['*']),
  );
  const actions = sure.flatMap(
    ({ actions: its }) => its?.flatMap((each) => (each.known ? [each.value] : [])) ?? [],
  );
  return { actions: sorted(actions), open: statements.length > sure.length };
};

describe('an AWS-managed policy that AWS leaves as it is allows exactly', () => {
  test.each([
    ['AdministratorAccess', ['*']],
    ['service-role/AWSLambdaBasicExecutionRole', logs],
    [
      'service-role/AWSLambdaVPCAccessExecutionRole',
      [
        ...logs,
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
    ],
    [
      'service-role/AWSLambdaDynamoDBExecutionRole',
      [
        ...logs,
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
    ],
    [
      'service-role/AWSLambdaSQSQueueExecutionRole',
      [...logs, 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    ],
    [
      'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
      [
        ...logs,
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
      ],
    ],
    ['AWSXRayDaemonWriteAccess', traces],
    ['AWSXrayWriteOnlyAccess', traces],
    ['AmazonSQSFullAccess', ['sqs:*']],
  ])('%s', (name, actions) => {
    expect(allowed(name)).toEqual({ actions: sorted(actions), open: false });
  });
});

describe('an AWS-managed policy that AWS extends allows at least', () => {
  const linkedRoles = ['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles'];
  const reads = ['BatchGetItem', 'Describe*', 'GetItem', 'List*', 'Query', 'Scan'];
  test.each([
    ['PowerUserAccess', linkedRoles],
    ['AmazonDynamoDBFullAccess', ['dynamodb:*']],
    ['AmazonDynamoDBFullAccess_v2', ['dynamodb:*']],
    ['AmazonDynamoDBReadOnlyAccess', reads.map((each) => `dynamodb:${each}`)],
    ['CloudWatchLogsFullAccess', ['logs:*']],
    ['AmazonSNSFullAccess', ['sns:*']],
  ])('%s', (name, actions) => {
    expect(allowed(name)).toEqual({ actions: sorted(actions), open: true });
    const last = documentOf(name).statements.at(-1);
    expect(last).toMatchObject({
      effect: { known: false, reason: `AWS extends its managed policy ${name} from time to time` },
      conditions: [],
      at: { resource: arnOf(name), path: '' },
    });
  });

  test('for a power user: all but three services', () => {
    const [first] = documentOf('PowerUserAccess').statements;
    expect(first?.notActions?.map((each) => each.known && each.value)).toEqual([
      'iam:*',
      'organizations:*',
      'account:*',
    ]);
  });
});

describe('an ARN', () => {
  test.each([
    [arnOf('AdministratorAccess', 'aws-cn'), true],
    [arnOf('AdministratorAccess', 'aws-us-gov'), true],
    [`x${arnOf('AdministratorAccess')}`, false],
    [`${arnOf('AdministratorAccess')}x`, false],
    ['arn:aws:iam::123456789012:policy/AdministratorAccess', false],
    [arnOf(''), false],
  ])('%s: at hand: %s', (arn, expected) => {
    expect(managedPolicy(arn) !== undefined).toBe(expected);
  });

  test('has its document read once', () => {
    expect(managedPolicy(arnOf('AmazonSQSFullAccess'))).toBe(managedPolicy(arnOf('AmazonSQSFullAccess')));
  });
});

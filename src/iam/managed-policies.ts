import { unknown } from '../facts/fact.ts';
import { jsonValue } from '../facts/json-value.ts';
import type { Place } from '../facts/place.ts';
import { parsePolicy } from './parse-policy.ts';
import type { PolicyDocument } from './policy.ts';

interface ManagedStatement {
  readonly Effect: 'Allow';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: '*';
}

interface ManagedDocument {
  readonly statements: readonly ManagedStatement[];
  /** AWS adds to it from time to time: what stands here is in it, and more may be. */
  readonly open: boolean;
}

const allow = (...actions: readonly string[]): ManagedStatement => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
});
const allowAllBut = (...actions: readonly string[]): ManagedStatement => ({
  Effect: 'Allow',
  NotAction: actions,
  Resource: '*',
});
const closed = (...statements: readonly ManagedStatement[]): ManagedDocument => ({ statements, open: false });
const open = (...statements: readonly ManagedStatement[]): ManagedDocument => ({ statements, open: true });

const writeLogs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const writeTraces = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];

/** By the part of the ARN behind `policy/`. As AWS published them by 2026-02. */
const documents: ReadonlyMap<string, ManagedDocument> = new Map([
  ['AdministratorAccess', closed(allow('*'))],
  [
    'PowerUserAccess',
    open(
      allowAllBut('iam:*', 'organizations:*', 'account:*'),
      allow('iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles'),
    ),
  ],
  ['service-role/AWSLambdaBasicExecutionRole', closed(allow(...writeLogs))],
  [
    'service-role/AWSLambdaVPCAccessExecutionRole',
    closed(
      allow(
        ...writeLogs,
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ),
    ),
  ],
  [
    'service-role/AWSLambdaDynamoDBExecutionRole',
    closed(
      allow(
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
        ...writeLogs,
      ),
    ),
  ],
  [
    'service-role/AWSLambdaSQSQueueExecutionRole',
    closed(allow('sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...writeLogs)),
  ],
  [
    'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    closed(
      allow(
        ...writeLogs,
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ),
    ),
  ],
  ['AWSXRayDaemonWriteAccess', closed(allow(...writeTraces))],
  ['AWSXrayWriteOnlyAccess', closed(allow(...writeTraces))],
  ['AWSXrayFullAccess', open(allow('xray:*'))],
  ['AmazonDynamoDBFullAccess', open(allow('dynamodb:*'))],
  ['AmazonDynamoDBFullAccess_v2', open(allow('dynamodb:*'))],
  [
    'AmazonDynamoDBReadOnlyAccess',
    open(
      allow(
        'dynamodb:BatchGetItem',
        'dynamodb:Describe*',
        'dynamodb:List*',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
      ),
    ),
  ],
  ['CloudWatchLogsFullAccess', open(allow('logs:*'))],
  ['AmazonSNSFullAccess', open(allow('sns:*'))],
  ['AmazonSQSFullAccess', closed(allow('sqs:*'))],
]);

const parsed = new Map<string, PolicyDocument>();

/**
 * The document of an AWS-managed policy, by its ARN in any partition; undefined when we do not have it. One that AWS
 * extends now and then also holds a statement of unknown effect, so that nothing is concluded from what it lacks.
 */
export const managedPolicy = (arn: string): PolicyDocument | undefined => {
  const name = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  if (name === undefined) return undefined;
  const document = documents.get(name);
  return document === undefined ? undefined : (parsed.get(arn) ?? parse(arn, name, document));
};

const parse = (
  arn: string,
  name: string,
  { statements, open }: ManagedDocument,
): PolicyDocument | undefined => {
  const at: Place = { resource: arn, path: '' };
  const policy = parsePolicy(jsonValue({ Version: '2012-10-17', Statement: statements }, at));
  if (!policy.known) return undefined;
  const more = {
    sid: undefined,
    effect: unknown(`AWS extends its managed policy ${name} from time to time`, at),
    conditions: [],
    at,
  };
  const document = open ? { ...policy.value, statements: [...policy.value.statements, more] } : policy.value;
  parsed.set(arn, document);
  return document;
};

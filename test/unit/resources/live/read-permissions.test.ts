import { describe, expect, test } from '@jest/globals';
import { readActions, readPolicy, tagReadActions } from '../../../../src/resources/read-permissions.ts';
import type { LiveEntry } from '../../../../src/control/control.ts';
import { edgeWorld } from './edge-world.ts';
import { tagWorld } from './tag-world.ts';
import {
  allow,
  apiTree,
  fnArn,
  mapping,
  observe,
  outputs,
  policy,
  roleArn,
  tableArn,
  topicArn,
  uri,
  type Answers,
} from './world.ts';

const prefixes: Readonly<Record<string, string>> = {
  apiGateway: 'apigateway',
  cloudFormation: 'cloudformation',
  cloudWatch: 'cloudwatch',
  cloudFront: 'cloudfront',
  cognito: 'cognito-idp',
  dynamoDb: 'dynamodb',
  xRay: 'xray',
};

/** Calls that IAM names otherwise (Service Authorization Reference, Amazon S3). */
const renamed: Readonly<Record<string, string>> = {
  's3.getBucketEncryption': 's3:GetEncryptionConfiguration',
  's3.getPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
};

/** The IAM action behind a client's method. API Gateway's reads are all `GET`. */
const actionOf = (call: string): string => {
  const other = renamed[call];
  if (other !== undefined) return other;
  const [service = '', method = ''] = call.split('.');
  const name =
    service === 'apiGateway' && method.startsWith('get')
      ? 'GET'
      : `${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  return `${prefixes[service] ?? service}:${name}`;
};

const called = async (
  changed: Answers = {},
  found = outputs,
  entry: Partial<LiveEntry> = {},
): Promise<readonly string[]> => {
  const calls: [string, Readonly<Record<string, unknown>>][] = [];
  await observe(changed, found, { calls, entry: { names: { samplingRule: ['demo-sampling'] }, ...entry } });
  return [...new Set(calls.map(([call]) => actionOf(call)))].sort();
};

describe('the permissions that observing needs', () => {
  test('are exactly those of the calls that it makes', async () => {
    const reading: Answers = {
      ...edgeWorld,
      'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [mapping] }),
    };
    expect(await called(reading)).toEqual([...readActions].sort());
  });

  test('are more for a specification that asks for the tags of everything, and exactly those', async () => {
    const reading: Answers = {
      ...edgeWorld,
      ...tagWorld,
      'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [mapping] }),
    };
    expect(await called(reading, outputs, { tags: true })).toEqual(
      [...readActions, ...tagReadActions].sort(),
    );
  });

  test('are enough for what is rare: an alias, a boundary, an encrypted topic, a resource policy, no URL', async () => {
    const { ApiGatewayUrl: _, ...others } = outputs;
    const rare: Answers = {
      'apiGateway.getResources': () =>
        apiTree({ type: 'AWS_PROXY', httpMethod: 'POST', uri: uri(`${fnArn}:live`) }),
      'iam.getRole': () => ({
        Role: { Arn: roleArn, PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/B' } },
      }),
      'sns.getTopicAttributes': () => ({ Attributes: { TopicArn: topicArn, KmsMasterKeyId: 'alias/demo' } }),
      'dynamoDb.getResourcePolicy': () => ({ Policy: policy(allow('dynamodb:Scan', tableArn)) }),
    };
    expect(
      (await called(rare, others)).filter((action) => !readActions.some((allowed) => allowed === action)),
    ).toEqual([]);
  });

  test('write nothing, and read neither data nor code', () => {
    const risky = /:(?!GET$|Get|List|Describe)|:GetFunction$|GetItem|Query|Scan|GetLogEvents|Decrypt/;
    expect([...readActions, ...tagReadActions].filter((action) => risky.test(action))).toEqual([]);
    expect(risky.test('dynamodb:PutItem')).toBe(true);
  });

  test('come as a policy in which every action stands once', () => {
    const { Statement: statements } = readPolicy();
    expect(statements.flatMap(({ Action: actions }) => actions).sort()).toEqual([...readActions].sort());
    expect(statements[0]).toEqual({
      Sid: 'ReadApis',
      Effect: 'Allow',
      Action: ['apigateway:GET'],
      Resource: ['arn:aws:apigateway:*::/account', 'arn:aws:apigateway:*::/restapis/*'],
    });
  });

  test('come with those for tags where these are asked for, and once as well', () => {
    const actions = readPolicy('aws', { tags: true }).Statement.flatMap(({ Action: its }) => its);
    expect(actions.sort()).toEqual([...readActions, ...tagReadActions].sort());
    expect(new Set(actions).size).toBe(actions.length);
  });

  test('are for the partition that they are asked for', () => {
    expect(readPolicy('aws-cn').Statement[0]?.Resource).toContain('arn:aws-cn:apigateway:*::/account');
  });
});

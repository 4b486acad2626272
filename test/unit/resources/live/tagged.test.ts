import { describe, expect, test } from '@jest/globals';
import { filledFacts } from '../../../../src/resources/live-filled.ts';
import type { System } from '../../../../src/resources/system.ts';
import type { TaggedFacts } from '../../../../src/resources/tagged/facts.ts';
import { plain } from '../plain.ts';
import { edgeWorld, poolId } from './edge-world.ts';
import { reason } from './facts.ts';
import { tagWorld } from './tag-world.ts';
import {
  account,
  awsError,
  fails,
  keyId,
  made,
  mapping,
  observe,
  outputs,
  queueUrl,
  roleArn,
  stack,
  stage,
  topicArn,
  type Answers,
} from './world.ts';

/** Everything that can be found, with a tag each. */
const everything: Answers = {
  ...edgeWorld,
  ...tagWorld,
  'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [mapping] }),
};

const tagging = (
  changed: Answers = {},
  more: NonNullable<Parameters<typeof observe>[2]> = {},
): Promise<System> =>
  observe({ ...everything, ...changed }, outputs, {
    entry: { tags: true, names: { samplingRule: ['demo-sampling'] } },
    ...more,
  });

const named = (system: System, id: string, type?: string): TaggedFacts => {
  const found = system.all('tagged').filter((each) => each.id === id && (type ?? each.type) === each.type);
  const [one, second] = found;
  if (one === undefined || second !== undefined) throw new Error(`${String(found.length)} are called ${id}`);
  return one;
};

describe('the tags of a live stack', () => {
  test('are those of everything that can carry some', async () => {
    const system = await tagging();
    expect(system.all('tagged').map(({ type, id, tags }) => [type, id, plain(tags)])).toEqual([
      ['AWS::ApiGateway::RestApi', 'api1', { Name: 'an api' }],
      ['AWS::ApiGateway::Stage', 'api1/dev', { Name: 'a stage' }],
      ['AWS::CloudFront::Distribution', 'E1', { Name: 'a distribution' }],
      ['AWS::CloudWatch::Alarm', 'demo-errors', { Name: 'an alarm' }],
      ['AWS::Cognito::UserPool', poolId, { Name: 'a pool' }],
      ['AWS::DynamoDB::Table', 'demo-data', { Environment: 'dev' }],
      ['AWS::IAM::Role', 'demo-role', { Name: 'a role' }],
      ['AWS::KMS::Key', keyId, { Name: 'a key' }],
      ['AWS::Lambda::EventSourceMapping', 'mapping-1', { Name: 'of lambda' }],
      ['AWS::Lambda::Function', 'demo-fn', { Name: 'of lambda' }],
      ['AWS::Logs::LogGroup', '/aws/apigateway/demo', { Name: 'a group' }],
      ['AWS::Logs::LogGroup', '/aws/lambda/demo-fn', { Name: 'a group' }],
      ['AWS::Route53::HealthCheck', 'check-1', { Name: 'a healthcheck' }],
      ['AWS::Route53::HostedZone', 'Z1', { Name: 'a hostedzone' }],
      ['AWS::S3::Bucket', 'demo-bucket', { Name: 'a bucket' }],
      ['AWS::SNS::Topic', topicArn, { Name: 'a topic' }],
      ['AWS::SQS::Queue', queueUrl, { Name: 'a queue' }],
      ['AWS::XRay::SamplingRule', 'demo-sampling', { Name: 'a rule' }],
    ]);
    expect(system.unreadable('tagged')).toBeUndefined();
  });

  test('are not read unless a specification asks for them', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    const system = await observe(everything, outputs, { calls });
    expect([system.all('tagged'), system.unreadable('tagged')]).toEqual([
      [],
      'tags are not read of a live stack',
    ]);
    expect(calls.filter(([call]) => /Tags|Tagging/.test(call)).map(([call]) => call)).toEqual([
      'dynamoDb.listTagsOfResource',
    ]);
  });

  test('are asked for by the names that each service takes', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    await tagging({}, { calls, entry: { tags: true, names: { samplingRule: ['demo-sampling'] } } });
    const asked = calls.filter(([call]) =>
      /^(lambda|logs|cloudWatch|cloudFront|xRay)\.list.*Tags/.test(call),
    );
    expect(asked.map(([, input]) => Object.values(input)[0]).sort()).toEqual([
      `arn:aws:cloudfront::${account}:distribution/E1`,
      `arn:aws:cloudwatch:us-east-1:${account}:alarm:demo-errors`,
      `arn:aws:lambda:us-east-1:${account}:event-source-mapping:mapping-1`,
      `arn:aws:lambda:us-east-1:${account}:function:demo-fn`,
      `arn:aws:logs:us-east-1:${account}:log-group:/aws/apigateway/demo`,
      `arn:aws:logs:us-east-1:${account}:log-group:/aws/lambda/demo-fn`,
      `arn:aws:xray:us-east-1:${account}:sampling-rule/demo-sampling`,
    ]);
  });

  test('are without those that AWS adds', async () => {
    const system = await tagging({
      'lambda.listTags': () => ({ Tags: { 'aws:cloudformation:stack-name': 'demo', Name: 'x' } }),
      'sns.listTagsForResource': () => ({ Tags: [{ Key: 'aws:cloudformation:stack-id', Value: 'y' }] }),
    });
    expect(plain(named(system, 'demo-fn').tags)).toEqual({ Name: 'x' });
    expect(plain(named(system, topicArn).tags)).toEqual({});
  });

  test('are none where the service tells of none', async () => {
    const system = await tagging({
      's3.getBucketTagging': fails('NoSuchTagSet'),
      'sqs.listQueueTags': () => ({}),
      'cloudFront.listTagsForResource': () => ({ Tags: {} }),
      'route53.listTagsForResource': () => ({}),
      'kms.listResourceTags': () => ({}),
      'apiGateway.getStages': () => ({ item: [stage] }),
      'iam.getRole': () => ({ Role: { Arn: roleArn } }),
    });
    for (const id of ['demo-bucket', queueUrl, 'E1', 'Z1', keyId, 'api1/dev', 'demo-role'])
      expect(named(system, id).tags).toMatchObject({ known: true, value: new Map() });
  });

  test('stand in their answers', async () => {
    const { tags } = named(await tagging(), 'demo-fn');
    expect(tags.known && tags.value.get('Name')?.at).toEqual({
      resource: 'demo-fn',
      path: 'ListTags.Tags.Name',
    });
    const role = named(await tagging(), 'demo-role').tags;
    expect(role.known && role.value.get('Name')?.at).toEqual({
      resource: 'demo-role',
      path: 'GetRole.Role.Tags[0].Value',
    });
  });
});

describe('what cannot be read is unknown for that resource alone', () => {
  test.each([
    ['demo-fn', 'lambda.listTags', 'lambda:ListTags'],
    ['/aws/lambda/demo-fn', 'logs.listTagsForResource', 'logs:ListTagsForResource'],
    ['demo-errors', 'cloudWatch.listTagsForResource', 'cloudwatch:ListTagsForResource'],
    [topicArn, 'sns.listTagsForResource', 'sns:ListTagsForResource'],
    [queueUrl, 'sqs.listQueueTags', 'sqs:ListQueueTags'],
    [keyId, 'kms.listResourceTags', 'kms:ListResourceTags'],
    ['demo-bucket', 's3.getBucketTagging', 's3:GetBucketTagging'],
    ['E1', 'cloudFront.listTagsForResource', 'cloudfront:ListTagsForResource'],
    ['Z1', 'route53.listTagsForResource', 'route53:ListTagsForResource'],
    ['demo-sampling', 'xRay.listTagsForResource', 'xray:ListTagsForResource'],
    ['demo-data', 'dynamoDb.listTagsOfResource', 'dynamodb:ListTagsOfResource'],
    ['demo-role', 'iam.getRole', 'iam:GetRole'],
    [poolId, 'cognito.describeUserPool', 'cognito-idp:DescribeUserPool'],
    ['api1', 'apiGateway.getRestApi', 'apigateway:GET'],
  ])('%s, by %s', async (id, call, permission) => {
    const system = await tagging({ [call]: fails('AccessDeniedException') });
    expect(reason(named(system, id).tags)).toMatch(
      new RegExp(`could not be read: AccessDeniedException \\(needs ${permission}\\)$`),
    );
    expect(system.all('tagged').some(({ tags }) => tags.known)).toBe(true);
  });

  test('says whose tags they are', async () => {
    const system = await tagging({ 'lambda.listTags': fails('AccessDeniedException') });
    expect(reason(named(system, 'demo-fn').tags)).toMatch(/^the tags of the function demo-fn could not/);
  });

  test('a bucket that went meanwhile has no tags to tell', async () => {
    const system = await tagging({ 's3.getBucketTagging': fails('NoSuchBucket') });
    expect(reason(named(system, 'demo-bucket').tags)).toBe('the tags of the bucket demo-bucket is not there');
  });

  test('more tags than a page has', async () => {
    const system = await tagging({ 'kms.listResourceTags': () => ({ Tags: [], Truncated: true }) });
    expect(reason(named(system, keyId).tags)).toMatch(/more tags than/);
  });

  test('stages that may not be read may be missing', async () => {
    const system = await tagging({ 'apiGateway.getStages': fails('AccessDeniedException') });
    expect(system.all('tagged').map(({ type }) => type)).not.toContain('AWS::ApiGateway::Stage');
    expect(system.unreadable('tagged')).toMatch(/^the stages of the API api1 .*needs apigateway:GET/);
  });
});

describe('what else the stack made', () => {
  const further = (...resources: readonly (readonly [string, string, string?])[]): Answers => ({
    'cloudFormation.listStackResources': () => ({
      StackResourceSummaries: [...made, ...resources].map(
        ([ResourceType, PhysicalResourceId, ResourceStatus = 'CREATE_COMPLETE']) => ({
          ResourceType,
          PhysicalResourceId,
          ResourceStatus,
        }),
      ),
    }),
  });

  test('is asked for its tags as well: nothing need lead to it', async () => {
    const topic = `arn:aws:sns:us-east-1:${account}:other`;
    const rule = `arn:aws:xray:us-east-1:${account}:sampling-rule/other`;
    const system = await tagging(
      further(
        ['AWS::SNS::Topic', topic],
        ['AWS::Lambda::Function', 'other-fn'],
        ['AWS::XRay::SamplingRule', rule],
      ),
    );
    for (const [id, name] of [
      [rule, 'a rule'],
      [topic, 'a topic'],
      ['other-fn', 'of lambda'],
    ] as const) {
      expect(plain(named(system, id).tags)).toEqual({ Name: name });
      expect(plain(named(system, id).own)).toBe(true);
    }
  });

  test('is unknown where its tags are not read', async () => {
    const system = await tagging(further(['AWS::SecretsManager::Secret', 'secret']));
    expect(reason(named(system, 'secret').tags)).toBe(
      'the tags of an AWS::SecretsManager::Secret are not read of a live stack',
    );
  });

  test('not what is gone, what has no tags, and what was found under another name', async () => {
    const before = (await tagging(further())).all('tagged').map(({ id }) => id);
    const after = await tagging(
      further(
        ['AWS::SNS::Topic', 'gone', 'DELETE_COMPLETE'],
        ['AWS::SNS::Topic', ''],
        ['AWS::CloudWatch::Dashboard', 'board'],
        ['AWS::ApiGateway::Stage', 'dev'],
        ['AWS::DynamoDB::GlobalTable', 'demo-data'],
        ['AWS::XRay::SamplingRule', `arn:aws:xray:us-east-1:${account}:sampling-rule/demo-sampling`],
      ),
    );
    expect(after.all('tagged').map(({ id }) => id)).toEqual(before);
  });

  test('is not known where its list may not be read', async () => {
    const refused = await tagging({
      'cloudFormation.listStackResources': fails('AccessDeniedException'),
    });
    expect(refused.unreadable('tagged')).toMatch(/needs cloudformation:ListStackResources/);
    expect(plain(named(refused, 'demo-fn').tags)).toEqual({ Name: 'of lambda' });
  });
});

describe('what Terraform made', () => {
  const terraform: Answers = {
    'cloudFormation.describeStacks': () => ({ Stacks: [stack({ Outputs: [] })] }),
  };
  const found = Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase(),
      value,
    ]),
  );

  test('has the tags of its provider too, and nobody lists what else there is', async () => {
    const system = await observe(
      {
        ...everything,
        ...terraform,
        'lambda.listTags': () => ({ Tags: { Name: 'x', Owner: 'by default_tags' } }),
      },
      found,
      { entry: { tags: true } },
    );
    const { tags, own } = named(system, 'demo-fn');
    expect(plain(tags)).toEqual({ Name: 'x', Owner: 'by default_tags' });
    expect(reason(own)).toMatch(/Terraform's outputs/);
    expect(system.unreadable('tagged')).toMatch(/Terraform's outputs/);
  });
});

describe('gaps of the local target', () => {
  test('what was filled is marked', async () => {
    const filled = filledFacts(['bucket-tags demo-bucket', 'zone-tags Z2', 'global-table-tags']);
    const system = await tagging({}, { filled, entry: { tags: true } });
    expect(named(system, 'demo-bucket').tags).toMatchObject({ gapFilled: 'bucket-tags' });
    expect(named(system, 'Z1').tags).not.toHaveProperty('gapFilled');
    expect(named(system, 'demo-data').tags).toMatchObject({ gapFilled: 'global-table-tags' });
  });

  test('what the stack was deployed without may be missing', async () => {
    const without = async (mark: string): Promise<string | undefined> =>
      (await tagging({}, { filled: filledFacts([mark]) })).unreadable('tagged');
    expect(await without('sampling-rule')).toMatch(/has no X-Ray/);
    expect(await without('health-check')).toMatch(/knows no health checks/);
  });
});

test('a table with replicas is a global one', async () => {
  const system = await tagging(
    {
      'dynamoDb.describeTable': () => ({
        Table: {
          TableName: 'demo-data',
          TableArn: `arn:aws:dynamodb:us-east-1:${account}:table/demo-data`,
          Replicas: [{ RegionName: 'us-west-2' }],
        },
      }),
    },
    {
      elsewhere: {
        'us-west-2': {
          'dynamoDb.listTagsOfResource': () => {
            throw awsError('AccessDeniedException');
          },
        },
      },
      entry: { tags: true },
    },
  );
  expect(named(system, 'demo-data').type).toBe('AWS::DynamoDB::GlobalTable');
});

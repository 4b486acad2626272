import { expect, test } from '@jest/globals';
import { stillThere, thingsOf } from '../../../src/exercise/leftovers.ts';
import { fakeTarget, serviceError } from './fake-target.ts';

const resources: readonly (readonly [string, string])[] = [
  ['AWS::ApiGateway::RestApi', 'api'],
  ['AWS::ApiGateway::Stage', 'prod'],
  ['AWS::CloudWatch::Alarm', 'alarm'],
  ['AWS::DynamoDB::Table', 'orders'],
  ['AWS::IAM::ManagedPolicy', 'policy-arn'],
  ['AWS::IAM::Role', 'role'],
  ['AWS::Lambda::EventSourceMapping', 'uuid'],
  ['AWS::Lambda::Function', 'fn'],
  ['AWS::Logs::LogGroup', '/aws/lambda/fn'],
  ['AWS::SNS::Topic', 'topic-arn'],
  ['AWS::SNS::Subscription', 'subscription-arn'],
  ['AWS::SQS::Queue', 'queue-url'],
  ['AWS::SQS::QueuePolicy', 'queue-policy'],
  ['AWS::S3::Bucket', 'bucket'],
];

const targetWith = (there: boolean) => {
  const found = (error: string) => () =>
    there ? Promise.resolve({}) : Promise.reject(serviceError(error, 'gone'));
  return fakeTarget({
    cloudFormation: {
      describeStackResources: () =>
        Promise.resolve({
          StackResources: [
            ...resources.map(([ResourceType, PhysicalResourceId]) => ({ ResourceType, PhysicalResourceId })),
            { ResourceType: 'AWS::SQS::Queue', PhysicalResourceId: 'old', ResourceStatus: 'DELETE_COMPLETE' },
            { ResourceType: 'AWS::SQS::Queue' },
          ],
        }),
    },
    apiGateway: { getRestApi: found('NotFoundException') },
    cloudWatch: { describeAlarms: () => Promise.resolve({ MetricAlarms: there ? [{}] : [] }) },
    dynamoDb: { describeTable: found('ResourceNotFoundException') },
    iam: { getPolicy: found('NoSuchEntityException'), getRole: found('NoSuchEntityException') },
    lambda: {
      getEventSourceMapping: found('ResourceNotFoundException'),
      getFunctionConfiguration: found('ResourceNotFoundException'),
    },
    logs: {
      describeLogGroups: ({ logGroupNamePrefix: name }: { logGroupNamePrefix: string }) =>
        Promise.resolve({
          logGroups: there
            ? [{ logGroupName: name }]
            : [{ logGroupName: '/aws/lambda/fn2' }].filter(({ logGroupName }) =>
                logGroupName.startsWith(name),
              ),
        }),
    },
    sns: {
      getTopicAttributes: found('NotFoundException'),
      getSubscriptionAttributes: found('NotFoundException'),
    },
    sqs: { getQueueAttributes: found('QueueDoesNotExist') },
  });
};

test('looks for every resource but the parts of others, and for the log groups that nobody declares', async () => {
  const target = targetWith(true);
  const things = await thingsOf(target, 'demo');
  const left = (await stillThere(target, things)).map(({ what }) => what);
  expect(left).toEqual([
    'AWS::ApiGateway::RestApi api',
    'log group API-Gateway-Execution-Logs_api/',
    'AWS::CloudWatch::Alarm alarm',
    'AWS::DynamoDB::Table orders',
    'AWS::IAM::ManagedPolicy policy-arn',
    'AWS::IAM::Role role',
    'AWS::Lambda::EventSourceMapping uuid',
    'AWS::Lambda::Function fn',
    'log group /aws/lambda/fn',
    'AWS::Logs::LogGroup /aws/lambda/fn',
    'AWS::SNS::Topic topic-arn',
    'AWS::SNS::Subscription subscription-arn',
    'AWS::SQS::Queue queue-url',
  ]);
});

test('finds nothing of what is gone, and another group of like name is none', async () => {
  const target = targetWith(false);
  const things = await thingsOf(target, 'demo');
  expect(await stillThere(target, things)).toEqual([]);
  expect(things.filter(({ isThere }) => isThere === undefined).map(({ what }) => what)).toEqual([
    'AWS::S3::Bucket bucket',
  ]);
});

test('a service that does not say whether it is gone', async () => {
  const target = fakeTarget({
    dynamoDb: { describeTable: () => Promise.reject(serviceError('AccessDeniedException', 'not allowed')) },
  });
  const things = await thingsOf(targetWith(true), 'demo');
  await expect(
    stillThere(
      target,
      things.filter(({ what }) => what.includes('Table')),
    ),
  ).rejects.toThrow('not allowed');
});

import type { Clients } from '../../target/target.ts';
import { partitionOf } from '../live-names.ts';
import type { TagReadAction } from '../read-permissions.ts';
import type { Carrier } from './carriers.ts';
import type { ToldTags } from './live-tags.ts';

interface Here {
  readonly region: string;
  readonly accountId: string;
}

/** How a service is asked for the tags of its resources. */
export interface Way {
  readonly action: TagReadAction;
  /** What its resources are called, for messages. */
  readonly noun: string;
  /** @param named the resource's ARN, or what else it is asked by. */
  ask(clients: Clients, named: string): Promise<ToldTags>;
  /** What a resource is asked by; its id unless given. */
  named?(carrier: Carrier, here: Here): string;
}

/** The ARN that a service told, or else made up from where the stack is. `*` stands for the id. */
const byArn =
  (service: string, resource: string, global?: 'global'): NonNullable<Way['named']> =>
  ({ id, arn }, { region, accountId }) =>
    arn ??
    (id.startsWith('arn:')
      ? id
      : `arn:${partitionOf(region)}:${service}:${global === undefined ? region : ''}:${accountId}:${resource.replace('*', id)}`);

const lambdaTags: Way['ask'] = async (clients, Resource) => {
  const lambda = await clients.lambda();
  return (await lambda.listTags({ Resource })).Tags;
};

const route53Tags =
  (ResourceType: 'hostedzone' | 'healthcheck'): Way['ask'] =>
  async (clients, ResourceId) => {
    const route53 = await clients.route53();
    return (await route53.listTagsForResource({ ResourceType, ResourceId })).ResourceTagSet?.Tags;
  };

/** By the type of a resource. Roles, user pools, APIs, their stages and tables are not here: their tags are told otherwise. */
export const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
  [
    'AWS::Lambda::Function',
    {
      action: 'lambda:ListTags',
      noun: 'function',
      named: byArn('lambda', 'function:*'),
      ask: lambdaTags,
    },
  ],
  [
    'AWS::Lambda::EventSourceMapping',
    {
      action: 'lambda:ListTags',
      noun: 'event source mapping',
      named: byArn('lambda', 'event-source-mapping:*'),
      ask: lambdaTags,
    },
  ],
  [
    'AWS::KMS::Key',
    {
      action: 'kms:ListResourceTags',
      noun: 'key',
      async ask(clients, KeyId) {
        const kms = await clients.kms();
        const { Tags, Truncated } = await kms.listResourceTags({ KeyId });
        if (Truncated === true) throw new Error('it has more tags than a key can have');
        return Tags?.map(({ TagKey: Key, TagValue: Value }) => ({ Key, Value }));
      },
    },
  ],
  [
    'AWS::Logs::LogGroup',
    {
      action: 'logs:ListTagsForResource',
      noun: 'log group',
      named: byArn('logs', 'log-group:*'),
      async ask(clients, resourceArn) {
        const logs = await clients.logs();
        return (await logs.listTagsForResource({ resourceArn })).tags;
      },
    },
  ],
  [
    'AWS::CloudWatch::Alarm',
    {
      action: 'cloudwatch:ListTagsForResource',
      noun: 'alarm',
      named: byArn('cloudwatch', 'alarm:*'),
      async ask(clients, ResourceARN) {
        const cloudWatch = await clients.cloudWatch();
        return (await cloudWatch.listTagsForResource({ ResourceARN })).Tags;
      },
    },
  ],
  [
    'AWS::SNS::Topic',
    {
      action: 'sns:ListTagsForResource',
      noun: 'topic',
      async ask(clients, ResourceArn) {
        const sns = await clients.sns();
        return (await sns.listTagsForResource({ ResourceArn })).Tags;
      },
    },
  ],
  [
    'AWS::SQS::Queue',
    {
      action: 'sqs:ListQueueTags',
      noun: 'queue',
      async ask(clients, QueueUrl) {
        const sqs = await clients.sqs();
        return (await sqs.listQueueTags({ QueueUrl })).Tags;
      },
    },
  ],
  [
    'AWS::S3::Bucket',
    {
      action: 's3:GetBucketTagging',
      noun: 'bucket',
      async ask(clients, Bucket) {
        const s3 = await clients.s3();
        try {
          return (await s3.getBucketTagging({ Bucket })).TagSet;
        } catch (error) {
          if (error instanceof Error && error.name === 'NoSuchTagSet') return [];
          throw error;
        }
      },
    },
  ],
  [
    'AWS::CloudFront::Distribution',
    {
      action: 'cloudfront:ListTagsForResource',
      noun: 'distribution',
      named: byArn('cloudfront', 'distribution/*', 'global'),
      async ask(clients, Resource) {
        const cloudFront = await clients.cloudFront();
        return (await cloudFront.listTagsForResource({ Resource })).Tags?.Items;
      },
    },
  ],
  [
    'AWS::Route53::HostedZone',
    { action: 'route53:ListTagsForResource', noun: 'hosted zone', ask: route53Tags('hostedzone') },
  ],
  [
    'AWS::Route53::HealthCheck',
    { action: 'route53:ListTagsForResource', noun: 'health check', ask: route53Tags('healthcheck') },
  ],
  [
    'AWS::XRay::SamplingRule',
    {
      action: 'xray:ListTagsForResource',
      noun: 'sampling rule',
      named: byArn('xray', 'sampling-rule/*'),
      async ask(clients, ResourceARN) {
        const xRay = await clients.xRay();
        return (await xRay.listTagsForResource({ ResourceARN })).Tags;
      },
    },
  ],
]);

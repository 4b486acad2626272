import { edgeWorld } from './edge-world.ts';
import { stage, world, type Answers } from './world.ts';

const list = (Value: string) => [{ Key: 'Name', Value }];

/** An answer of the world with something more in it, or in a part of it. */
const withMore =
  (call: string, inPart: string | undefined, more: object): Answers[string] =>
  (input) => {
    const answer = { ...((edgeWorld[call] ?? world[call])?.(input) as Readonly<Record<string, object>>) };
    return inPart === undefined
      ? { ...answer, ...more }
      : { ...answer, [inPart]: { ...answer[inPart], ...more } };
  };

/** How the services tell of tags: a few with a resource's settings, the others when they are asked. */
export const tagWorld: Answers = {
  'apiGateway.getRestApi': withMore('apiGateway.getRestApi', undefined, { tags: { Name: 'an api' } }),
  'apiGateway.getStages': () => ({ item: [{ ...stage, tags: { Name: 'a stage' } }] }),
  'iam.getRole': withMore('iam.getRole', 'Role', { Tags: list('a role') }),
  'cognito.describeUserPool': withMore('cognito.describeUserPool', 'UserPool', {
    UserPoolTags: { Name: 'a pool' },
  }),
  'lambda.listTags': () => ({ Tags: { Name: 'of lambda' } }),
  'logs.listTagsForResource': () => ({ tags: { Name: 'a group' } }),
  'cloudWatch.listTagsForResource': () => ({ Tags: list('an alarm') }),
  'cloudFront.listTagsForResource': () => ({ Tags: { Items: list('a distribution') } }),
  'sns.listTagsForResource': () => ({ Tags: list('a topic') }),
  'sqs.listQueueTags': () => ({ Tags: { Name: 'a queue' } }),
  's3.getBucketTagging': () => ({ TagSet: list('a bucket') }),
  'kms.listResourceTags': () => ({ Tags: [{ TagKey: 'Name', TagValue: 'a key' }], Truncated: false }),
  'route53.listTagsForResource': ({ ResourceType }) => ({
    ResourceTagSet: { Tags: list(`a ${String(ResourceType)}`) },
  }),
  'xRay.listTagsForResource': () => ({ Tags: list('a rule') }),
};

import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteBucketCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { destroyPackages } from '../../../src/target/destroy-packages.ts';
import { fakeTarget } from './fake-target.ts';

const cloudFormation = mockClient(CloudFormationClient);
const s3 = mockClient(S3Client);
afterAll(() => {
  cloudFormation.restore();
  s3.restore();
});

const stack = {
  StackId: 'id',
  StackName: 'demo-package',
  CreationTime: new Date(0),
  StackStatus: 'CREATE_COMPLETE' as const,
};
const resource = (ResourceType: string, PhysicalResourceId: string) => ({
  LogicalResourceId: PhysicalResourceId,
  PhysicalResourceId,
  ResourceType,
  LastUpdatedTimestamp: new Date(0),
  ResourceStatus: 'CREATE_COMPLETE' as const,
});
const error = (name: string): Error => Object.assign(new Error(name), { name });

beforeEach(() => {
  cloudFormation.reset();
  s3.reset();
  const gone = { ...stack, StackStatus: 'DELETE_COMPLETE' as const };
  cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [stack] });
  cloudFormation.on(DeleteStackCommand).callsFake(() => {
    cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [gone] });
  });
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [resource('AWS::S3::Bucket', 'packages'), resource('AWS::SNS::Topic', 'topic')],
  });
  s3.on(ListObjectVersionsCommand).resolves({});
});

const destroy = (ours = true): Promise<string | undefined> =>
  destroyPackages(fakeTarget('aws'), 'demo', () => ours);

describe("the bucket of a stack's packages", () => {
  test('goes when it is empty, even where its policy keeps it', async () => {
    expect(await destroy()).toBe('deleted demo-package');
    expect(cloudFormation.commandCalls(DescribeStacksCommand)[0]?.args[0].input).toEqual({
      StackName: 'demo-package',
    });
    expect(s3.commandCalls(DeleteBucketCommand)[0]?.args[0].input).toEqual({ Bucket: 'packages' });
  });

  test.each([
    ['a package', { Versions: [{ Key: 'k' }] }],
    ['one that was deleted', { DeleteMarkers: [{ Key: 'k' }] }],
  ])('stays with its stack when it holds %s', async (_, held) => {
    s3.on(ListObjectVersionsCommand).resolves(held);
    expect(await destroy()).toBe(
      'kept demo-package: its bucket packages holds packages; empty it first if it is to go',
    );
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toEqual([]);
    expect(s3.commandCalls(DeleteBucketCommand)).toEqual([]);
  });

  test('that is gone already is no error', async () => {
    s3.on(ListObjectVersionsCommand).rejects(error('NoSuchBucket'));
    s3.on(DeleteBucketCommand).rejects(error('NoSuchBucket'));
    expect(await destroy()).toBe('deleted demo-package');
  });

  test('that may not be looked at stays', async () => {
    s3.on(ListObjectVersionsCommand).rejects(error('AccessDenied'));
    await expect(destroy()).rejects.toThrow('AccessDenied');
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toEqual([]);
  });

  test('that cannot be deleted is told', async () => {
    s3.on(DeleteBucketCommand).rejects(error('BucketNotEmpty'));
    await expect(destroy()).rejects.toThrow('BucketNotEmpty');
  });

  test("of somebody else's stack is not touched, and none is no error", async () => {
    expect(await destroy(false)).toBeUndefined();
    cloudFormation.on(DescribeStacksCommand).rejects(new Error('Stack with id demo-package does not exist'));
    expect(await destroy()).toBeUndefined();
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toEqual([]);
  });
});

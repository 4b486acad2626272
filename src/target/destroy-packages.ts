import type { Stack } from '@aws-sdk/client-cloudformation';
import { destroyStack } from './destroy.ts';
import { packageStackName } from './package-stack.ts';
import { describeStack, resourcesOf } from './stack-state.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

/**
 * Deletes the stack of a stack's packages with its bucket, if that is empty. One that holds packages stays, and its stack with it:
 * CloudFormation would let go of it, and could not make it again under its name.
 * @param ours whether the stack is one that may be deleted.
 * @returns what was done, as a sentence; undefined when there is no such stack.
 * @throws StackproofError (environment) when it cannot be deleted.
 */
export async function destroyPackages(
  target: Target,
  stackName: string,
  ours: (stack: Stack) => boolean,
): Promise<string | undefined> {
  const name = packageStackName(stackName);
  const stack = await describeStack(await target.clients.cloudFormation(), name);
  if (stack?.StackId === undefined || stack.StackStatus === 'DELETE_COMPLETE' || !ours(stack)) return undefined;
  const made = await resourcesOf(target, stack.StackId);
  const buckets = made.flatMap(({ type, physicalId }) => (type === 'AWS::S3::Bucket' ? [physicalId] : []));
  for (const bucket of buckets)
    if (await holdsSomething(target, bucket))
      return `kept ${name}: its bucket ${bucket} holds packages; empty it first if it is to go`;
  await destroyStack(target, stack.StackId);
  for (const bucket of buckets) await removeEmpty(target, bucket);
  return `deleted ${name}`;
}

/** An earlier version counts, too. */
const holdsSomething = async (target: Target, Bucket: string): Promise<boolean> => {
  try {
    const s3 = await target.clients.s3();
    const { Versions = [], DeleteMarkers = [] } = await s3.listObjectVersions({ Bucket, MaxKeys: 1 });
    return Versions.length + DeleteMarkers.length > 0;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
};

/** The template may have CloudFormation keep it. S3 itself deletes none that holds something. */
const removeEmpty = async (target: Target, Bucket: string): Promise<void> => {
  try {
    await (await target.clients.s3()).deleteBucket({ Bucket });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
};

const isGone = (error: unknown): boolean => thrown(error).name === 'NoSuchBucket';

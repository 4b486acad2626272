import { environmentError } from '../errors.ts';
import { unfillGaps } from './local/gaps/index.ts';
import { describeStack, failures, resourcesOf, settled } from './stack-state.ts';
import type { Target } from './target.ts';

/**
 * Deletes a stack and waits until it is gone. A stack that is not there is no error.
 * @throws StackproofError (environment) with the resources that could not be deleted and why.
 */
export async function destroyStack(target: Target, stackName: string): Promise<void> {
  const cloudFormation = await target.clients.cloudFormation();
  const stack = await describeStack(cloudFormation, stackName);
  if (stack?.StackId === undefined || stack.StackStatus === 'DELETE_COMPLETE') return;
  await settled(target, stack.StackId);
  if (target.name === 'local') await unfillGaps(target, await resourcesOf(target, stack.StackId));
  await cloudFormation.deleteStack({ StackName: stack.StackId });
  const left = await settled(target, stack.StackId);
  if (left === undefined || left.StackStatus === 'DELETE_COMPLETE') return;
  const causes = await failures(cloudFormation, stack.StackId, new Date(0));
  const why = causes.map(({ resource, reason }) => `${resource}: ${reason}`).join('; ') || left.StackStatus;
  throw environmentError(`the stack ${stackName} could not be deleted: ${why}`, {
    remedy: 'delete the rest of it in the CloudFormation console',
  });
}

import { randomUUID } from 'node:crypto';
import { destroyStack } from './destroy.ts';
import { poll } from './poll.ts';
import { patience } from './stack-state.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

/** What CloudFormation said when it was asked to make a stack in another region. */
export interface Refusal {
  readonly refused: boolean;
  /** CloudFormation's own words, or what would have been made. */
  readonly reason: string;
}

export interface RefusalRequest {
  /** The template's text. */
  readonly template: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Asks CloudFormation in another region for the stack, as a change set: it judges the template, its rules and its
 * parameters as for a creation, and makes no resource. What it leaves is removed.
 */
export async function refusedIn(
  target: Target,
  region: string,
  { template, parameters }: RefusalRequest,
): Promise<Refusal> {
  const there = target.inRegion(region);
  const cloudFormation = await there.clients.cloudFormation();
  const StackName = `stackproof-refused-${randomUUID().slice(0, 8)}`;
  const ChangeSetName = 'creation';
  try {
    await cloudFormation.createChangeSet({
      StackName,
      ChangeSetName,
      ChangeSetType: 'CREATE',
      TemplateBody: template,
      Parameters: [...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    });
    const done = await poll(async () => {
      const set = await cloudFormation.describeChangeSet({ StackName, ChangeSetName });
      return set.Status === 'CREATE_COMPLETE' || set.Status === 'FAILED' ? set : undefined;
    }, patience(there));
    if (done === undefined) return { refused: false, reason: 'CloudFormation did not decide in time' };
    if (done.Status === 'FAILED')
      return { refused: true, reason: done.StatusReason ?? 'the change set failed' };
    return {
      refused: false,
      reason: `CloudFormation would make ${done.Changes?.length ?? 0} resources in ${region}`,
    };
  } catch (error) {
    if (thrown(error).name === 'ValidationError') return { refused: true, reason: thrown(error).message };
    throw error;
  } finally {
    await destroyStack(there, StackName);
  }
}

import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { environmentError } from '../errors.ts';
import { poll, type Patience } from './poll.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

/** How patient to be with CloudFormation: AWS takes minutes where the emulator takes moments. */
export const patience = (target: Target): Patience =>
  target.name === 'local' ? { everyMs: 50, withinMs: 120_000 } : { everyMs: 3_000, withinMs: 45 * 60_000 };

/** A stack by its name or id; undefined when there is none (a deleted one is found by its id only). */
export async function describeStack(
  cloudFormation: CloudFormation,
  name: string,
): Promise<Stack | undefined> {
  try {
    return (await cloudFormation.describeStacks({ StackName: name })).Stacks?.[0];
  } catch (error) {
    if (/does not exist/i.test(thrown(error).message)) return undefined;
    throw error;
  }
}

/**
 * Waits until CloudFormation is done with a stack.
 * @returns the stack; undefined when it is gone.
 * @throws StackproofError (environment) when it is not done in time.
 */
export async function settled(
  target: Target,
  stackId: string,
  patient = patience(target),
): Promise<Stack | undefined> {
  const cloudFormation = await target.clients.cloudFormation();
  const look = async (): Promise<{ stack: Stack | undefined } | undefined> => {
    const stack = await describeStack(cloudFormation, stackId);
    return stack?.StackStatus?.endsWith('_IN_PROGRESS') === true && stack.StackStatus !== 'REVIEW_IN_PROGRESS'
      ? undefined
      : { stack };
  };
  const done = await poll(look, patient);
  if (done === undefined) {
    throw environmentError(
      `CloudFormation is still not done with ${stackId} after ${patient.withinMs / 60_000} minutes`,
      {
        remedy: 'look at its events in the CloudFormation console',
      },
    );
  }
  return done.stack;
}

/** What went wrong with a stack: the resources that failed first, not those that were given up in consequence. */
export async function failures(
  cloudFormation: CloudFormation,
  stackId: string,
  since: Date,
): Promise<readonly Failure[]> {
  const found: Failure[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.describeStackEvents({
      StackName: stackId,
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    for (const event of page.StackEvents ?? []) {
      const reason = event.ResourceStatusReason ?? '';
      if (event.ResourceStatus?.endsWith('_FAILED') !== true || /cancelled/i.test(reason)) continue;
      if (event.Timestamp !== undefined && event.Timestamp < since) continue;
      found.unshift({ resource: event.LogicalResourceId ?? '', type: event.ResourceType ?? '', reason });
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const ofResources = found.filter(({ type }) => type !== 'AWS::CloudFormation::Stack');
  return ofResources.length > 0 ? ofResources : found;
}

export interface Failure {
  readonly resource: string;
  readonly type: string;
  readonly reason: string;
}

/** A resource that a stack has made. */
export interface MadeResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

/** Every resource of a stack. */
export async function resourcesOf(target: Target, stackName: string): Promise<readonly MadeResource[]> {
  const cloudFormation = await target.clients.cloudFormation();
  const found: MadeResource[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.listStackResources({
      StackName: stackName,
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    for (const { LogicalResourceId, PhysicalResourceId, ResourceType = '' } of page.StackResourceSummaries ??
      [])
      if (LogicalResourceId !== undefined && PhysicalResourceId !== undefined)
        found.push({ logicalId: LogicalResourceId, physicalId: PhysicalResourceId, type: ResourceType });
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/** Every resource of a stack: its logical id to its physical id. */
export const physicalIds = async (target: Target, stackName: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await resourcesOf(target, stackName)).map(({ logicalId, physicalId }) => [logicalId, physicalId]));

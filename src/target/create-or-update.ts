import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { environmentError, inputError, StackproofError } from '../errors.ts';
import type { DeployRequest } from './deploy.ts';
import type { SentTemplate } from './sent-template.ts';
import { destroyStack } from './destroy.ts';
import { describeStack, settled } from './stack-state.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

export interface Started {
  readonly stackId: string;
  readonly created: boolean;
  /** When it began: events before belong to something else. */
  readonly since: Date;
}

/**
 * Asks CloudFormation to create the stack, or to update it when it is there.
 * @throws StackproofError (input) when it refuses the template, (environment) when it refuses us.
 */
export async function createOrUpdate(
  target: Target,
  cloudFormation: CloudFormation,
  request: DeployRequest,
  template: SentTemplate,
): Promise<Started> {
  const { stackName, parameters, tags = new Map<string, string>() } = request;
  const input = {
    StackName: stackName,
    ...template,
    Parameters: [...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const, 'CAPABILITY_AUTO_EXPAND' as const],
  };
  const existing = await usable(target, await describeStack(cloudFormation, stackName));
  try {
    if (existing === undefined) {
      const { StackId = stackName } = await cloudFormation.createStack(input);
      return { stackId: StackId, created: true, since: new Date(0) };
    }
    const since = await lastEvent(cloudFormation, stackName);
    const { StackId = stackName } = await cloudFormation.updateStack(input);
    return { stackId: StackId, created: false, since };
  } catch (error) {
    const { name, message } = thrown(error);
    if (existing?.StackId !== undefined && /No updates are to be performed/i.test(message)) {
      return { stackId: existing.StackId, created: false, since: new Date() };
    }
    if (name === 'ValidationError') {
      throw inputError(`CloudFormation refuses the stack ${stackName}: ${message}`, {
        at: { resource: '', path: '', file: request.templateFile },
        cause: error,
      });
    }
    throw error instanceof StackproofError
      ? error
      : environmentError(`CloudFormation does not take the stack ${stackName}: ${message}`, {
          cause: error,
        });
  }
}

/** The stack as it can be updated; what is left of one that was never made, is deleted first. */
async function usable(target: Target, stack: Stack | undefined): Promise<Stack | undefined> {
  if (stack?.StackId === undefined) return undefined;
  const now = (await settled(target, stack.StackId)) ?? stack;
  if (now.StackStatus === 'DELETE_COMPLETE') return undefined;
  if (now.StackStatus !== 'ROLLBACK_COMPLETE' && now.StackStatus !== 'REVIEW_IN_PROGRESS') return now;
  await destroyStack(target, stack.StackId);
  return undefined;
}

async function lastEvent(cloudFormation: CloudFormation, stackName: string): Promise<Date> {
  const { StackEvents } = await cloudFormation.describeStackEvents({ StackName: stackName });
  return new Date((StackEvents?.[0]?.Timestamp?.getTime() ?? 0) + 1);
}

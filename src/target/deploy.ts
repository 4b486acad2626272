import { readFile } from 'node:fs/promises';
import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { environmentError, inputError, StackproofError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import type { Scenario } from '../resources/system.ts';
import type { ResolvedStack } from '../template/stack.ts';
import { checkBeforeAws } from './before-aws.ts';
import { destroyStack } from './destroy.ts';
import { lint } from './lint.ts';
import { fillGaps, type Filled } from './local/gaps/index.ts';
import { flatOutputs, type FlatOutputs } from './outputs.ts';
import { describeStack, failures, physicalIds, settled } from './stack-state.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

export interface DeployRequest {
  readonly templateFile: string;
  readonly stackName: string;
  /** By name; those left out have their defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags?: ReadonlyMap<string, string>;
  /** Resolves the template as it is deployed: what is checked before AWS, and what the local target's gaps are filled from. */
  readonly resolve: (scenario: Scenario) => ResolvedStack;
}

export interface Deployment {
  readonly stackId: string;
  readonly outputs: FlatOutputs;
  /** What CloudFormation on the local target dropped, and was put right. Empty on AWS. */
  readonly filled: readonly Filled[];
  /** What fails nothing: a runtime's age. */
  readonly notices: readonly LintError[];
  /** Whether the stack is new: then whoever made it for a test may delete it. */
  readonly created: boolean;
}

/** CloudFormation's own limit for a template that is sent with the request, in bytes. */
const templateLimit = 51_200;

/**
 * Creates or updates a stack: cfn-lint first, then CloudFormation, then the local target's gaps.
 * A stack that could not be created is deleted again; one that could not be updated is rolled back.
 * @param progress told what is being done.
 * @throws StackproofError (input) with cfn-lint's first error, or with the resources that failed and why;
 * (environment) when AWS is not ready for the stack or does not answer.
 */
export async function deployStack(
  target: Target,
  request: DeployRequest,
  progress: (line: string) => void = () => undefined,
): Promise<Deployment> {
  progress('cfn-lint');
  const notices = await refuseLintErrors(target, request.templateFile, progress);
  const body = await readFile(request.templateFile, 'utf8');
  if (Buffer.byteLength(body) > templateLimit) {
    throw inputError(
      `the template has ${Buffer.byteLength(body)} bytes; CloudFormation takes ${templateLimit} in a request`,
      { at: at(request) },
    );
  }
  const stack = request.resolve(scenarioOf(target, request));
  if (stack.refusal !== undefined)
    throw inputError(`CloudFormation refuses this stack: ${stack.refusal}`, { at: at(request) });
  if (target.name === 'aws') await checkBeforeAws(target, stack);

  progress(`CloudFormation: ${request.stackName} in ${target.region}`);
  const cloudFormation = await target.clients.cloudFormation();
  const { stackId, created, since } = await start(target, cloudFormation, request, body);
  const done = await settled(target, stackId);
  if (done?.StackStatus !== 'CREATE_COMPLETE' && done?.StackStatus !== 'UPDATE_COMPLETE') {
    throw await failed(target, cloudFormation, request, { stackId, created, since, done });
  }
  const filled =
    target.name === 'local'
      ? await fillGaps({ target, stack, physicalIds: await physicalIds(target, stackId) })
      : [];
  return { stackId, outputs: flatOutputs(done.Outputs), filled, notices, created };
}

const at = ({ templateFile }: DeployRequest): { resource: string; path: string; file: string } => ({
  resource: '',
  path: '',
  file: templateFile,
});

const scenarioOf = (target: Target, { stackName, parameters }: DeployRequest): Scenario => {
  const { accountId, region } = target;
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return { stackName, accountId, region, partition, parameters };
};

async function refuseLintErrors(
  target: Target,
  file: string,
  progress: (line: string) => void,
): Promise<readonly LintError[]> {
  const result = (await lint([file], { progress })).get(file);
  const [first, ...others] = result?.errors ?? [];
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw inputError(`cfn-lint ${first.rule}: ${first.message}${more}`, {
      at: first.at,
      remedy: 'nothing was deployed',
    });
  }
  const [old] = result?.refusedByAge ?? [];
  if (old !== undefined && target.name === 'aws') {
    throw inputError(`AWS makes no functions of this runtime any more: ${old.message}`, {
      at: old.at,
      remedy: 'nothing was deployed',
    });
  }
  return result?.notices ?? [];
}

interface Started {
  readonly stackId: string;
  readonly created: boolean;
  /** When it began: events before belong to something else. */
  readonly since: Date;
}

async function start(
  target: Target,
  cloudFormation: CloudFormation,
  request: DeployRequest,
  body: string,
): Promise<Started> {
  const { stackName, parameters, tags = new Map<string, string>() } = request;
  const input = {
    StackName: stackName,
    TemplateBody: body,
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
        at: at(request),
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

/** What to throw for a stack that did not come to be; what there is of it is removed. */
async function failed(
  target: Target,
  cloudFormation: CloudFormation,
  request: DeployRequest,
  { stackId, created, since, done }: Started & { readonly done: Stack | undefined },
): Promise<StackproofError> {
  const causes = (await failures(cloudFormation, stackId, since)).map(
    ({ resource, reason }) => `${resource}: ${reason}`,
  );
  if (created) await destroyStack(target, stackId);
  const why =
    causes.length > 0 ? causes.join('; ') : (done?.StackStatusReason ?? done?.StackStatus ?? 'it is gone');
  return inputError(
    `the stack ${request.stackName} could not be ${created ? 'created' : 'updated'}: ${why}`,
    { at: at(request) },
  );
}

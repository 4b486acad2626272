import { readFile } from 'node:fs/promises';
import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { inputError, type StackproofError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import { checkBeforeAws } from './before-aws.ts';
import { createOrUpdate, type Started } from './create-or-update.ts';
import { destroyStack } from './destroy.ts';
import { fillGaps, type Filled } from './local/gaps/index.ts';
import { flatOutputs, type FlatOutputs } from './outputs.ts';
import { failures, physicalIds, settled } from './stack-state.ts';
import { refuseLintErrors, resolved } from './prepare.ts';
import type { Target } from './target.ts';

export interface DeployRequest {
  readonly templateFile: string;
  readonly stackName: string;
  /** By name; those left out have their defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags?: ReadonlyMap<string, string>;
  /** For what is meant to be wrong: cfn-lint is not asked. Only on the local target. */
  readonly withoutLint?: true;
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
  const { templateFile, stackName } = request;
  const stack = resolved(target, request);
  const lints = request.withoutLint !== true || target.name === 'aws';
  if (lints) progress('cfn-lint');
  const notices = lints ? await refuseLintErrors(target, templateFile, progress) : [];
  const body = await readFile(templateFile, 'utf8');
  const size = Buffer.byteLength(body);
  if (size > templateLimit)
    throw refused(
      request,
      `the template has ${size} bytes; CloudFormation takes ${templateLimit} in a request`,
    );
  if (stack.refusal !== undefined)
    throw refused(request, `CloudFormation refuses the stack ${stackName}: ${stack.refusal}`);
  if (target.name === 'aws') await checkBeforeAws(target, stack);

  progress(`CloudFormation: ${stackName} in ${target.region}`);
  const cloudFormation = await target.clients.cloudFormation();
  const { stackId, created, since } = await createOrUpdate(target, cloudFormation, request, body);
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

const refused = ({ templateFile: file }: DeployRequest, message: string): StackproofError =>
  inputError(message, { at: { resource: '', path: '', file } });

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
  return refused(
    request,
    `the stack ${request.stackName} could not be ${created ? 'created' : 'updated'}: ${why}`,
  );
}

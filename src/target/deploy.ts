import { dirname } from 'node:path';
import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import { inputError, type StackproofError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import type { TemplateDocument } from '../template/document.ts';
import { checkBeforeAws } from './before-aws.ts';
import { createOrUpdate, type Started } from './create-or-update.ts';
import { destroyStack } from './destroy.ts';
import { fillGaps, hiddenOf, withoutUnmade, type Filled } from './local/gaps/index.ts';
import { flatOutputs, type FlatOutputs } from './outputs.ts';
import { bucketOf, packageRequest } from './package-stack.ts';
import { refuseLintErrors, resolved } from './prepare.ts';
import { sentTemplate } from './sent-template.ts';
import { failures, physicalIds, settled } from './stack-state.ts';
import type { Target } from './target.ts';
import { uploadTo } from './upload.ts';

export interface DeployRequest {
  readonly templateFile: string;
  /** Where the paths in the template start; its own folder unless given. */
  readonly folder?: string;
  /** The file of the template that makes its bucket; the one that it names unless given. */
  readonly packageTemplateFile?: string;
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
  /** What CloudFormation on the local target drops: put right, or left out there. Empty on AWS. */
  readonly filled: readonly Filled[];
  /** What fails nothing: a runtime's age. */
  readonly notices: readonly LintError[];
  /** Whether the stack is new: then whoever made it for a test may delete it. */
  readonly created: boolean;
}

/**
 * Creates or updates a stack: cfn-lint first, then the bucket of its packages and what is uploaded to it, then
 * CloudFormation, then the local target's gaps.
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
  const { templateFile, stackName, folder = dirname(templateFile) } = request;
  const { document, stack } = resolved(target, request);
  const { packageTemplate } = document;
  const lints = request.withoutLint !== true || target.name === 'aws';
  if (lints) progress('cfn-lint');
  const files = [templateFile, ...(packageTemplate === undefined ? [] : [packageTemplate.file])];
  const notices = lints ? await refuseLintErrors(target, files, progress) : [];
  if (stack.refusal !== undefined)
    throw refused(request, `CloudFormation refuses the stack ${stackName}: ${stack.refusal}`);
  if (target.name === 'aws') await checkBeforeAws(target, stack);

  const filled: Filled[] = [];
  const makeBucket = async (its: TemplateDocument): Promise<string> => {
    const made = await deployStack(target, packageRequest(its, request, stack.scenario), progress);
    filled.push(...made.filled);
    return bucketOf(target, made.stackId);
  };
  const sent = await sentTemplate({
    document,
    folder,
    edits: target.name === 'local' ? withoutUnmade(document) : [],
    upload: packageTemplate === undefined ? undefined : uploadTo(target, () => makeBucket(packageTemplate)),
    region: target.region,
  });

  progress(`CloudFormation: ${stackName} in ${target.region}`);
  const cloudFormation = await target.clients.cloudFormation();
  const { stackId, created, since } = await createOrUpdate(target, cloudFormation, request, sent);
  const done = await settled(target, stackId);
  if (done?.StackStatus !== 'CREATE_COMPLETE' && done?.StackStatus !== 'UPDATE_COMPLETE') {
    throw await failed(target, cloudFormation, request, { stackId, created, since, done });
  }
  if (target.name === 'local') {
    const deployed = { target, stack, physicalIds: await physicalIds(target, stackId) };
    filled.push(...(await fillGaps(deployed)), ...hiddenOf(deployed));
  }
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

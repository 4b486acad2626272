import type { Command } from 'commander';
import type { Spec } from '../control/control.ts';
import { filledMark } from '../resources/live-filled.ts';
import type { Deployment } from '../target/deploy.ts';
import type { Target } from '../target/target.ts';
import { type Parameters, withDeploymentOptions, withErrorOptions } from './options.ts';
import type { Session } from './session.ts';
import { awsTarget, type TargetOptions, withTargetOptions } from './target-options.ts';

interface DeployOptions extends TargetOptions {
  readonly spec?: string;
  readonly template?: string;
  readonly param?: Parameters;
  readonly stackName?: string;
}

/** `stackproof deploy`: makes a stack and writes its flat outputs. */
export const addDeploy = (program: Command, session: Session): void => {
  const command = program
    .command('deploy')
    .description("deploy a specification's stack, and write its outputs to cfn-outputs/flat-outputs.json")
    .option('--spec <id>', 'the specification (see `stackproof list`)')
    .option('--template <file>', "the template; the specification's own unless given")
    .addHelpText(
      'after',
      [
        '',
        "A local target goes on in the background until `stackproof destroy`. It runs the code of the stack's functions on this",
        'machine, with your rights. On AWS the account has to be named.',
        '',
        'Examples:',
        '  stackproof deploy --spec data-api',
        '  stackproof deploy --spec data-api --target aws --account 123456789012 --param SNSEmail=ops@example.com',
      ].join('\n'),
    );
  withErrorOptions(withTargetOptions(withDeploymentOptions(command), false)).action(
    (options: DeployOptions) => deploy(options, session),
  );
};

const deploy = async (options: DeployOptions, session: Session): Promise<void> => {
  const { io, services } = session;
  const [{ findSpec }, { progressOn }, { referenceFile }] = await Promise.all([
    import('./find-spec.ts'),
    import('./progress.ts'),
    import('./run-result.ts'),
  ]);
  const spec = findSpec(await services.specs(), options.spec);
  const templateFile = options.template ?? referenceFile(spec);
  const progress = progressOn(io);
  const deployed =
    options.target === 'aws'
      ? await toAws(spec, templateFile, options, session, progress.now)
      : await toLocal(spec, templateFile, options, session, progress.now);
  const { flatOutputsFile } = await import('../target/outputs.ts');
  await services.writeFlatOutputs(flatOutputsFile, deployed.outputs);
  progress.clear();
  for (const { rule, message } of deployed.notices) io.stderr.write(`cfn-lint ${rule}: ${message}\n`);
  io.stdout.write(
    `${deployed.created ? 'created' : 'updated'} ${deployed.stackId}\nwrote ${flatOutputsFile}\n`,
  );
};

const requestOf = async (spec: Spec, templateFile: string, options: DeployOptions, target: Target) => {
  const { deployRequest } = await import('./deploy-request.ts');
  return deployRequest(spec, templateFile, options, target.name);
};

/** A new local target ends again when nothing comes of the stack. */
const toLocal = async (
  spec: Spec,
  templateFile: string,
  options: DeployOptions,
  { io, services }: Session,
  progress: (line: string) => void,
): Promise<Deployment> => {
  const [{ orInterrupted }, { inputError }] = await Promise.all([import('./io.ts'), import('../errors.ts')]);
  const { region = spec.region, account } = options;
  progress('starting the local target');
  const kept =
    (await services.findKeptLocal()) ??
    (await orInterrupted(
      services.keepLocal({ region, log: progress, ...(account === undefined ? {} : { accountId: account }) }),
      io.signal,
    ));
  try {
    if (account !== undefined && account !== kept.record.accountId)
      throw inputError(`the local target that is running is account ${kept.record.accountId}`, {
        remedy: '`stackproof destroy` ends it',
      });
    const target = kept.target.region === region ? kept.target : kept.target.inRegion(region);
    const request = await requestOf(spec, templateFile, options, target);
    const deployment = await orInterrupted(services.deployStack(target, request, progress), io.signal);
    await kept.recordFilled(request.stackName, [...new Set(deployment.filled.map(filledMark))]);
    await kept.release();
    return deployment;
  } catch (thrown) {
    if (!kept.found) await kept.end();
    throw thrown;
  }
};

/** A stack that was not there before is deleted when the user gives up. */
const toAws = async (
  spec: Spec,
  templateFile: string,
  options: DeployOptions,
  session: Session,
  progress: (line: string) => void,
): Promise<Deployment> => {
  const { io, services } = session;
  const target = await awsTarget(options, spec, 'makes', session);
  const request = await requestOf(spec, templateFile, options, target);
  const [{ orInterrupted }, { describeStack }] = await Promise.all([
    import('./io.ts'),
    import('../target/stack-state.ts'),
  ]);
  const before = await describeStack(await target.clients.cloudFormation(), request.stackName);
  try {
    return await orInterrupted(services.deployStack(target, request, progress), io.signal);
  } catch (thrown) {
    if (io.signal.aborted && before === undefined) {
      progress(`deleting ${request.stackName}, which is not finished`);
      await services.destroyStack(target, request.stackName);
    }
    throw thrown;
  }
};

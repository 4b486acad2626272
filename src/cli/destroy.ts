import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Command } from 'commander';
import type { Spec } from '../control/control.ts';
import type { Target } from '../target/target.ts';
import { withErrorOptions } from './options.ts';
import type { Session } from './session.ts';
import { awsTarget, defaultStackName, type TargetOptions, withTargetOptions } from './target-options.ts';

interface DestroyOptions extends TargetOptions {
  readonly spec?: string;
  readonly stackName?: string;
}

/** `stackproof destroy`: takes back what `deploy` made. */
export const addDestroy = (program: Command, session: Session): void => {
  const command = program
    .command('destroy')
    .description('end the local target with its stacks, or delete the stack that `deploy` made on AWS')
    .option('--spec <id>', 'the specification, for a stack on AWS (see `stackproof list`)')
    .option('--stack-name <name>', 'the name of the stack')
    .addHelpText(
      'after',
      '\nExamples:\n  stackproof destroy\n  stackproof destroy --spec data-api --target aws --account 123456789012',
    );
  withErrorOptions(withTargetOptions(command, true)).action((options: DestroyOptions) =>
    destroy(options, session),
  );
};

const destroy = async (options: DestroyOptions, session: Session): Promise<void> => {
  const { io, services } = session;
  const { findSpec } = await import('./find-spec.ts');
  const specs = await services.specs();
  // The local target ends with all its stacks, whoever's they are.
  if (options.target === 'local') {
    if (options.spec !== undefined) findSpec(specs, options.spec);
    const kept = await services.findKeptLocal();
    await kept?.end();
    await forgetOutputs();
    io.stdout.write(
      kept === undefined
        ? 'no local target is running here\n'
        : `ended the local target at ${kept.record.url}\n`,
    );
    return;
  }
  const spec = findSpec(specs, options.spec);
  const target = await awsTarget(options, spec, 'deletes', session);
  io.stdout.write(
    `${await destroyOnAws(spec, options.stackName ?? defaultStackName(spec), target, session)}\n`,
  );
};

/** Only a stack that `deploy` has tagged: a name alone is too little to delete something by. */
const destroyOnAws = async (
  spec: Spec,
  stackName: string,
  target: Target,
  { io, services }: Session,
): Promise<string> => {
  const [{ describeStack }, { specTag }, { inputError }, { orInterrupted }, { flatOutputs }] =
    await Promise.all([
      import('../target/stack-state.ts'),
      import('./deploy-request.ts'),
      import('../errors.ts'),
      import('./io.ts'),
      import('../target/outputs.ts'),
    ]);
  const ours = ({ Tags }: Pick<Stack, 'Tags'>): boolean =>
    Tags?.some(({ Key, Value }) => Key === specTag && Value === spec.id) === true;
  const stack = await describeStack(await target.clients.cloudFormation(), stackName);
  if (stack !== undefined && !ours(stack))
    throw inputError(`the stack ${stackName} was not made by \`stackproof deploy --spec ${spec.id}\``, {
      remedy: 'delete it in CloudFormation if you mean to',
    });
  const said: (string | undefined)[] = [
    stack === undefined
      ? `there is no stack ${stackName} in ${target.description}, ${target.region}`
      : `deleted ${stackName}`,
  ];
  if (stack !== undefined) {
    await orInterrupted(services.destroyStack(target, stackName), io.signal);
    await forgetOutputs(flatOutputs(stack.Outputs));
  }
  // It is there too where the stack itself could not be made.
  said.push(await orInterrupted(services.destroyPackages(target, stackName, ours), io.signal));
  return said.filter((line) => line !== undefined).join('\n');
};

/** Removes the flat outputs; with `of`, only when they are these: another stack may have been deployed since. */
const forgetOutputs = async (of?: ReadonlyMap<string, string>): Promise<void> => {
  const [{ flatOutputsFile, readFlatOutputs }, { rm }, { StackproofError }] = await Promise.all([
    import('../target/outputs.ts'),
    import('node:fs/promises'),
    import('../errors.ts'),
  ]);
  try {
    if (of !== undefined) {
      const written = await readFlatOutputs(flatOutputsFile);
      if (written.size !== of.size || [...written].some(([name, value]) => of.get(name) !== value)) return;
    }
    await rm(flatOutputsFile, { force: true });
  } catch (thrown) {
    // Without outputs that can be read there is nothing to forget.
    if (!(thrown instanceof StackproofError)) throw thrown;
  }
};

import { Option, type Command } from 'commander';
import { formats, type Format } from '../flatten/format.ts';
import { withErrorOptions } from './options.ts';
import type { Session } from './session.ts';

interface FlattenCommandOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly includeSensitive: boolean;
  readonly prefix: boolean;
}

/** `stackproof flatten`: outputs of any tool, as the flat map that probes and integration tests read. */
export const addFlatten = (program: Command, session: Session): void => {
  const command = program
    .command('flatten')
    .description('make flat outputs of what CloudFormation, Terraform, CDK, SAM or Pulumi print of theirs')
    .argument('[file]', 'JSON; - for standard input', '-')
    .addOption(
      new Option('--format <format>', 'where it comes from; recognised by its shape unless given').choices(
        formats,
      ),
    )
    .option(
      '--out <file>',
      'where to write them; - for standard output (default: cfn-outputs/flat-outputs.json)',
    )
    .option('--include-sensitive', 'write sensitive values too, as plain text', false)
    .option('--prefix', "put the stack's name before each output's", false)
    .addHelpText(
      'after',
      '\nExamples:\n  aws cloudformation describe-stacks --stack-name my-stack | stackproof flatten\n  terraform output -json | stackproof flatten --out outputs.json',
    );
  withErrorOptions(command).action((file: string, options: FlattenCommandOptions) =>
    flattenFile(file, options, session),
  );
};

const flattenFile = async (
  file: string,
  options: FlattenCommandOptions,
  { io, services }: Session,
): Promise<void> => {
  const [{ flatten }, { flatOutputsFile, writeFlatOutputs }] = await Promise.all([
    import('../flatten/flatten.ts'),
    import('../target/outputs.ts'),
  ]);
  const text = await services.readInput(file);
  const from = file === '-' ? 'standard input' : file;
  const { format, outputs, notices } = flatten(text, from, options);
  for (const notice of notices) io.stderr.write(`${from}: ${notice}\n`);
  if (options.out === '-') {
    io.stdout.write(`${JSON.stringify(outputs, undefined, 2)}\n`);
    return;
  }
  const out = options.out ?? flatOutputsFile;
  await writeFlatOutputs(out, outputs);
  const count = Object.keys(outputs).length;
  io.stdout.write(`${String(count)} output${count === 1 ? '' : 's'} (${format}) in ${out}\n`);
};

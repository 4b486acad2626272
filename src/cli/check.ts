import type { Command } from 'commander';
import { inputError } from '../errors.ts';
import type { ReportOptions } from './options.ts';
import {
  collectParameter,
  givenValues,
  type Parameters,
  withDeploymentOptions,
  withReportOptions,
} from './options.ts';
import type { Session } from './session.ts';

interface CheckOptions extends ReportOptions {
  readonly spec?: string;
  readonly param?: Parameters;
  readonly var?: Parameters;
  readonly stackName?: string;
  readonly account?: string;
  readonly region?: string;
  readonly lint: boolean;
  readonly ours: boolean;
}

/** `stackproof check`: judges templates and Terraform code. */
export const addCheck = (program: Command, session: Session): void => {
  const command = program
    .command('check')
    .description(
      'judge templates or Terraform code, clause by clause, under every allowed value of their parameters',
    )
    .argument('<file...>', 'CloudFormation templates (YAML or JSON), or folders of Terraform code')
    .option('--spec <id>', 'the specification that they should meet (see `stackproof list`)');
  withDeploymentOptions(command)
    .option('--var <name=value>', 'the same as --param, as Terraform calls it', collectParameter)
    .option('--lint', 'run cfn-lint too: its errors are part of a clause (needs Python)', false)
    .option('--ours', 'fail on what we ask for beyond the specification, too', false)
    .addHelpText(
      'after',
      '\nExample:\n  stackproof check lib/data-api.yaml --spec data-api --param Environment=prod --format junit --out junit.xml',
    );
  withReportOptions(command).action(async (files: string[], options: CheckOptions) => {
    await check(files, options, session);
  });
};

const check = async (files: readonly string[], options: CheckOptions, session: Session): Promise<void> => {
  const started = performance.now();
  const { io, services, exitWith } = session;
  const [{ checkSources }, { findSpec }, { isReference, runResultOf }, { exitCodeOf }, specs] =
    await Promise.all([
      import('./check-sources.ts'),
      import('./find-spec.ts'),
      import('./run-result.ts'),
      import('../report/summary.ts'),
      services.specs(),
    ]);
  const spec = findSpec(specs, options.spec);
  const lint = options.lint ? await lintFiles(files, session) : undefined;
  const checked = await checkSources(spec, files, givenIn(options), lint);
  const results = checked.flatMap((each) => ('result' in each ? [each.result] : []));
  const problems = checked.flatMap((each) => ('problem' in each ? [each.problem] : []));
  const ours = ({ source }: { source: string }) => options.ours || isReference(spec, source);
  if (results.length > 0) {
    const { showResult } = await import('./show-result.ts');
    const result = runResultOf(results, null, started);
    await showResult(result, options, ours, io);
    exitWith(exitCodeOf(result, { strict: options.strict, ours }));
  }
  const [last, ...others] = [...problems].reverse();
  if (last === undefined) return;
  const { fail } = await import('./fail.ts');
  for (const problem of others.reverse()) fail(problem, io, options.debug);
  throw last;
};

/** What --var gives counts as --param does. @throws StackproofError for a name that both give. */
const givenIn = (options: CheckOptions): ReturnType<typeof givenValues> => {
  const twice = Object.keys(options.var ?? {}).find((name) => Object.hasOwn(options.param ?? {}, name));
  if (twice !== undefined) throw inputError(`--param and --var both give ${twice}`);
  return givenValues(
    options.var === undefined ? options : { ...options, param: { ...options.param, ...options.var } },
  );
};

/** cfn-lint's word on the files that can be read; what is wrong with the others is told when they are judged. */
const lintFiles = async (files: readonly string[], { io, services }: Session) => {
  const [{ loadTemplate }, { progressOn }] = await Promise.all([
    import('../template/load.ts'),
    import('./progress.ts'),
  ]);
  const { StackproofError } = await import('../errors.ts');
  const readable = files.filter((file) => {
    try {
      return loadTemplate(file);
    } catch (thrown) {
      if (thrown instanceof StackproofError) return false;
      throw thrown;
    }
  });
  return services.lint(readable, progressOn(io).done);
};

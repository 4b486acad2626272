import type { Command } from 'commander';
import type { SpecResult } from '../report/run-result.ts';
import type { ReportOptions } from './options.ts';
import { givenValues, type Parameters, withDeploymentOptions, withReportOptions } from './options.ts';
import type { Session } from './session.ts';

interface MutateCommandOptions extends ReportOptions {
  readonly spec?: string;
  readonly param?: Parameters;
  readonly stackName?: string;
  readonly account?: string;
  readonly region?: string;
  readonly since?: string;
  readonly show?: string;
  readonly live: boolean;
}

/** `stackproof mutate`: changes a template, or Terraform code, in every way that may be wrong, and shows what the controls do not notice. */
export const addMutate = (program: Command, session: Session): void => {
  const command = program
    .command('mutate')
    .description('show that every check can fail: judge the mutants of a template, or of Terraform code')
    .argument(
      '[file]',
      "a CloudFormation template, or a folder of Terraform code (default: the specification's own of both)",
    )
    .option('--spec <id>', 'the specification (see `stackproof list`); all of them unless given')
    .option('--since <ref>', 'only what changed since a git reference')
    .option('--live', 'deploy a sample to the local target as well (needs Python)', false)
    .option('--show <mutant>', "print one mutant's diff, for `git apply`");
  withDeploymentOptions(command).addHelpText(
    'after',
    '\nExamples:\n  stackproof mutate\n  stackproof mutate --spec data-api\n  stackproof mutate --spec data-api --since main\n  stackproof mutate --spec data-api --show remove-item:Resources.DataTable.Properties.KeySchema[1] | git apply',
  );
  withReportOptions(command).action(async (file: string | undefined, options: MutateCommandOptions) => {
    await (options.show === undefined ? mutateAll : showMutant)(file, options, session);
  });
};

/** Of one spec, or of all of them, one after the other. */
const mutateAll = async (
  source: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const started = performance.now();
  const { io, services, exitWith } = session;
  const [
    { mutateSources, sourcesOf },
    { findSpec },
    { isReference, runResultOf },
    { exitCodeOf },
    { showResult },
    specs,
  ] = await Promise.all([
    import('./mutate-sources.ts'),
    import('./find-spec.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
    import('./show-result.ts'),
    services.specs(),
  ]);
  const all = options.spec === undefined && source === undefined;
  const chosen = all ? specs : [findSpec(specs, options.spec)];
  const results: SpecResult[] = [];
  for (const spec of chosen) {
    const sources = await sourcesOf(spec, source, givenValues(options));
    results.push(await mutateSources(spec, sources, options, session));
  }
  const run = runResultOf(results, null, started);
  const ours = ({ spec: id, source: judged }: SpecResult) =>
    source === undefined || chosen.some((spec) => spec.id === id && isReference(spec, judged));
  await showResult(run, options, ours, io);
  exitWith(exitCodeOf(run, { strict: options.strict, ours }));
};

/** Prints one mutant's diff. @throws StackproofError (exit 2) when there is no mutant of that id. */
const showMutant = async (
  source: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const [{ sourcesOf }, { findSpec }, { diffsOf }, { inputError }, { didYouMean }] = await Promise.all([
    import('./mutate-sources.ts'),
    import('./find-spec.ts'),
    import('./mutant-diffs.ts'),
    import('../errors.ts'),
    import('./suggest.ts'),
  ]);
  const spec = findSpec(await session.services.specs(), options.spec);
  const diffs = await diffsOf(await sourcesOf(spec, source, givenValues(options)));
  const wanted = options.show ?? '';
  const diff = diffs.get(wanted);
  if (diff === undefined)
    throw inputError(`there is no mutant ${JSON.stringify(wanted)}`, {
      remedy: didYouMean(wanted, [...diffs.keys()]) ?? '`stackproof mutate --format json` names them all',
    });
  session.io.stdout.write(diff());
};

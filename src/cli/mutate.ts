import type { Command } from 'commander';
import { givenFor, type Spec } from '../control/control.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { Mutable } from './mutate-template.ts';
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

/** `stackproof mutate`: changes a template in every way that may be wrong, and shows what the controls do not notice. */
export const addMutate = (program: Command, session: Session): void => {
  const command = program
    .command('mutate')
    .description('show that every check can fail: judge the mutants of a template')
    .argument('[file]', "a CloudFormation template (default: the specification's own)")
    .option('--spec <id>', 'the specification (see `stackproof list`); all of them unless given')
    .option('--since <ref>', 'only what changed since a git reference')
    .option('--live', 'deploy a sample to the local target as well (needs Python)', false)
    .option('--show <mutant>', "print one mutant's diff, for `git apply`");
  withDeploymentOptions(command).addHelpText(
    'after',
    '\nExamples:\n  stackproof mutate\n  stackproof mutate --spec data-api\n  stackproof mutate --spec data-api --since main\n  stackproof mutate --spec data-api --show remove-item:Resources.DataTable.Properties.KeySchema[1] | git apply',
  );
  withReportOptions(command).action(async (file: string | undefined, options: MutateCommandOptions) => {
    await (options.show === undefined ? mutateTemplates : showMutant)(file, options, session);
  });
};

/** What both ways of the command need, of one spec. */
const prepared = async (
  spec: Spec,
  file: string | undefined,
  options: MutateCommandOptions,
): Promise<Mutable> => {
  const [{ isReference, referenceFile }, { loadTemplate }, { underName }] = await Promise.all([
    import('./run-result.ts'),
    import('../template/load.ts'),
    import('../template/package-template.ts'),
  ]);
  const path = file ?? referenceFile(spec);
  const source = file ?? spec.reference;
  const document = underName(loadTemplate(path), source);
  return { spec, path, source, document, given: givenValues(options), reference: isReference(spec, path) };
};

/** Of one spec, or of all of them, one after the other: each keeps every processor busy. */
const mutateTemplates = async (
  file: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const started = performance.now();
  const { io, services, exitWith } = session;
  const [
    { mutateTemplate },
    { findSpec },
    { isReference, runResultOf },
    { exitCodeOf },
    { showResult },
    specs,
  ] = await Promise.all([
    import('./mutate-template.ts'),
    import('./find-spec.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
    import('./show-result.ts'),
    services.specs(),
  ]);
  const all = options.spec === undefined && file === undefined;
  const chosen = all ? specs : [findSpec(specs, options.spec)];
  const results: SpecResult[] = [];
  for (const spec of chosen)
    results.push(await mutateTemplate(await prepared(spec, file, options), options, session));
  const run = runResultOf(results, null, started);
  const ours = ({ spec: id, source }: SpecResult) =>
    file === undefined || chosen.some((spec) => spec.id === id && isReference(spec, source));
  await showResult(run, options, ours, io);
  exitWith(exitCodeOf(run, { strict: options.strict, ours }));
};

/** Prints one mutant's diff. @throws StackproofError (exit 2) when there is no mutant of that id. */
const showMutant = async (
  file: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const { findSpec } = await import('./find-spec.ts');
  const chosen = findSpec(await session.services.specs(), options.spec);
  const { spec, document, given } = await prepared(chosen, file, options);
  const [{ originalOf }, { generate }, { declaredMutants }, { unifiedDiff }, { inputError }, { didYouMean }] =
    await Promise.all([
      import('../mutation/original.ts'),
      import('../mutation/generate.ts'),
      import('../mutation/declared.ts'),
      import('../mutation/diff.ts'),
      import('../errors.ts'),
      import('./suggest.ts'),
    ]);
  const original = originalOf(document, givenFor(spec, given));
  const declared = declaredMutants(spec, original).flatMap((each) =>
    each.missing === undefined ? [each.mutant] : [],
  );
  const mutants = [...generate(original).map(({ mutant }) => mutant), ...declared];
  const wanted = options.show ?? '';
  const found = mutants.find(({ id }) => id === wanted);
  if (found === undefined) {
    const meant = didYouMean(
      wanted,
      mutants.map(({ id }) => id),
    );
    throw inputError(`there is no mutant ${JSON.stringify(wanted)}`, {
      remedy: meant ?? '`stackproof mutate --format json` names them all',
    });
  }
  const { packageTemplate = document } = document;
  const changed = found.inPackageTemplate === true ? packageTemplate : document;
  session.io.stdout.write(unifiedDiff(changed.text, found.edits, changed.file));
};

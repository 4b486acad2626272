import type { Command } from 'commander';
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
    .option('--spec <id>', 'the specification (see `stackproof list`)')
    .option('--since <ref>', 'only what changed since a git reference')
    .option('--live', 'deploy a sample to the local target as well (needs Python)', false)
    .option('--show <mutant>', "print one mutant's diff, for `git apply`");
  withDeploymentOptions(command).addHelpText(
    'after',
    '\nExamples:\n  stackproof mutate --spec data-api\n  stackproof mutate --spec data-api --since main\n  stackproof mutate --spec data-api --show remove-item:Resources.DataTable.Properties.KeySchema[1] | git apply',
  );
  withReportOptions(command).action(async (file: string | undefined, options: MutateCommandOptions) => {
    await (options.show === undefined ? mutateTemplate : showMutant)(file, options, session);
  });
};

/** What both ways of the command need. */
const prepared = async (file: string | undefined, options: MutateCommandOptions, { services }: Session) => {
  const [{ findSpec }, { isReference, referenceFile }, { loadTemplate }, specs] = await Promise.all([
    import('./find-spec.ts'),
    import('./run-result.ts'),
    import('../template/load.ts'),
    services.specs(),
  ]);
  const spec = findSpec(specs, options.spec);
  const path = file ?? referenceFile(spec);
  const reference = isReference(spec, path);
  const source = file ?? spec.reference;
  const document = { ...loadTemplate(path), file: source };
  return { spec, path, reference, source, document, given: givenValues(options) };
};

const mutateTemplate = async (
  file: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const started = performance.now();
  const { io, exitWith } = session;
  const { spec, path, reference, source, document, given } = await prepared(file, options, session);
  const [
    { mutate },
    { mutationResultOf, mutantsByControl },
    { explanationsOf },
    { touches },
    { changedLines },
    { startHelpers },
  ] = await Promise.all([
    import('../mutation/mutate.ts'),
    import('../mutation/mutation-result.ts'),
    import('../mutation/survivors.ts'),
    import('../mutation/since.ts'),
    import('./changed-lines.ts'),
    import('./mutation-helpers.ts'),
  ]);
  const ranges = options.since === undefined ? undefined : changedLines(path, options.since);
  const progress = await progressOfMutants(session);
  const mutation = await mutate(spec, document, {
    given,
    ...(ranges === undefined ? {} : { only: (mutant) => touches(document.text, mutant, ranges) }),
    startHelpers,
    signal: io.signal,
    progress: progress.tell,
  });
  progress.clear();
  const records = reference ? await spec.loadSurvivors?.() : undefined;
  const explanations = reference ? explanationsOf(records ?? []) : undefined;
  const live = options.live
    ? await (await import('./mutate-live.ts')).liveMutation({ spec, document, given, explanations }, session)
    : undefined;
  const judgedOffline = mutationResultOf(mutation, {
    explanations,
    complete: ranges === undefined && Object.keys(given).length === 0,
    diffPath: source,
  });
  const result = live === undefined ? judgedOffline : live(judgedOffline);
  const [{ specResultOf }, { runResultOf }, { exitCodeOf }, { showResult }] = await Promise.all([
    import('../control/spec-result.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
    import('./show-result.ts'),
  ]);
  const { verdicts, notices } = mutation.unmutated;
  const judged = specResultOf(
    spec,
    { template: verdicts },
    { source, notices, timings: { mutation: result.durationMs } },
  );
  const byControl = mutantsByControl(mutation);
  const controls = judged.controls.map((control) => {
    const mutants = byControl.get(control.id);
    return mutants === undefined ? control : { ...control, mutants };
  });
  const run = runResultOf([{ ...judged, controls, mutation: result }], null, started);
  await showResult(run, options, () => reference, io);
  exitWith(result.problems.length > 0 ? 1 : exitCodeOf(run, { strict: options.strict, ours: reference }));
};

/** Prints one mutant's diff. @throws StackproofError (exit 2) when there is no mutant of that id. */
const showMutant = async (
  file: string | undefined,
  options: MutateCommandOptions,
  session: Session,
): Promise<void> => {
  const { spec, source, document, given } = await prepared(file, options, session);
  const [{ originalOf }, { generate }, { declaredMutants }, { unifiedDiff }, { inputError }, { didYouMean }] =
    await Promise.all([
      import('../mutation/original.ts'),
      import('../mutation/generate.ts'),
      import('../mutation/declared.ts'),
      import('../mutation/diff.ts'),
      import('../errors.ts'),
      import('./suggest.ts'),
    ]);
  const original = originalOf(document, { region: spec.region, ...given });
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
  session.io.stdout.write(unifiedDiff(document.text, found.edits, source));
};

/** How far it is, on a terminal only: a log has no use for it. */
const progressOfMutants = async ({ io }: Session) => {
  const { progressOn } = await import('./progress.ts');
  const progress = progressOn(io);
  let last = 0;
  return {
    clear: () => {
      if (io.stderr.isTTY) progress.clear();
    },
    tell: (done: number, total: number, leftMs: number) => {
      const now = performance.now();
      if (!io.stderr.isTTY || now - last < 100) return;
      last = now;
      const left = leftMs < 1000 ? 'a second left' : `${String(Math.ceil(leftMs / 1000))} s left`;
      progress.now(`${String(done)} of ${String(total)} mutants, ${left}`);
    },
  };
};

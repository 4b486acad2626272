import type { Command } from 'commander';
import type { Spec } from '../control/control.ts';
import type { Target } from '../target/target.ts';
import type { FilledFacts } from '../resources/live-filled.ts';
import { type ReportOptions, withReportOptions } from './options.ts';
import type { Session } from './session.ts';
import { awsTarget, type TargetOptions, withTargetOptions } from './target-options.ts';

interface ProbeOptions extends ReportOptions, TargetOptions {
  readonly spec?: string;
  readonly outputs?: string;
  readonly exercise: boolean;
  readonly ours: boolean;
}

/** `stackproof probe`: judges a live stack. */
export const addProbe = (program: Command, session: Session): void => {
  const command = program
    .command('probe')
    .description('judge a live stack, starting from its flat outputs')
    .option('--spec <id>', 'the specification that it should meet (see `stackproof list`)')
    .option('--outputs <file>', 'its flat outputs; cfn-outputs/flat-outputs.json unless given')
    .option('--exercise', 'put it in motion too: this writes to it, and takes back what it wrote', false)
    .option('--ours', 'fail on what we ask for beyond the specification, too', false)
    .addHelpText(
      'after',
      '\nExamples:\n  stackproof probe --spec data-api --exercise\n  stackproof probe --spec data-api --target aws --outputs my-outputs.json --format json',
    );
  withReportOptions(withTargetOptions(command, true)).action((options: ProbeOptions) =>
    probe(options, session),
  );
};

interface Live {
  readonly target: Target;
  /** The gaps of the local target that were filled for the stack. */
  readonly filled: FilledFacts | undefined;
}

const probe = async (options: ProbeOptions, session: Session): Promise<void> => {
  const started = performance.now();
  const { io, services, exitWith } = session;
  const [
    { findSpec },
    { progressOn },
    { flatOutputsFile },
    { specResultOf },
    { runResultOf },
    { exitCodeOf },
    { showResult },
  ] = await Promise.all([
    import('./find-spec.ts'),
    import('./progress.ts'),
    import('../target/outputs.ts'),
    import('../control/spec-result.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
    import('./show-result.ts'),
  ]);
  const spec = findSpec(await services.specs(), options.spec);
  const outputsFile = options.outputs ?? flatOutputsFile;
  const outputs = await services.readFlatOutputs(outputsFile);
  const { target, filled } = await connect(spec, options, session);
  const progress = progressOn(io);
  const judgement = await services.probe(spec, {
    target,
    outputs,
    outputsFile,
    exercise: options.exercise,
    ...(filled === undefined ? {} : { filled }),
    signal: io.signal,
    progress: progress.now,
  });
  progress.clear();
  const { name, region, description } = target;
  const more = { source: outputsFile, notices: judgement.notices, timings: judgement.timings };
  const result = runResultOf(
    [specResultOf(spec, { live: judgement.verdicts }, more)],
    { name, region, description },
    started,
  );
  const ours = () => options.ours;
  await showResult(result, options, ours, io);
  exitWith(exitCodeOf(result, { strict: options.strict, ours }));
};

const connect = async (spec: Spec, options: ProbeOptions, session: Session): Promise<Live> => {
  if (options.target === 'aws') {
    return {
      target: await awsTarget(options, spec, options.exercise ? 'writes' : undefined, session),
      filled: undefined,
    };
  }
  const [{ environmentError }, { filledFacts }] = await Promise.all([
    import('../errors.ts'),
    import('../resources/live-filled.ts'),
  ]);
  const kept = await session.services.findKeptLocal();
  if (kept === undefined)
    throw environmentError('no local target is running here', {
      remedy: `\`stackproof deploy --spec ${spec.id}\` starts one; a stack on AWS needs --target aws`,
    });
  const { region = kept.target.region } = options;
  const gaps = new Set(Object.values(kept.record.filled).flat());
  return {
    target: region === kept.target.region ? kept.target : kept.target.inRegion(region),
    filled: filledFacts(gaps),
  };
};

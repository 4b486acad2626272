import type { Command } from 'commander';
import type { RunResult } from '../report/run-result.ts';
import type { Spec } from '../control/control.ts';
import type { Target } from '../target/target.ts';
import { type ReportOptions, withReportOptions } from './options.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';
import type { Verified } from './verify-spec.ts';

interface VerifyOptions extends ReportOptions {
  readonly spec?: string;
}

/** `stackproof verify`: everything, on the specs' own templates and a local target. */
export const addVerify = (program: Command, session: Session): void => {
  const command = program
    .command('verify')
    .description(
      "judge and exercise the specifications' own stacks, from nothing, on a local target that ends with the run",
    )
    .option('--spec <id>', 'only this specification')
    .addHelpText(
      'after',
      '\nAlso writes reports/stackproof.json and reports/stackproof.junit.xml.\n\nExample:\n  stackproof verify --spec data-api --strict',
    );
  withReportOptions(command).action((options: VerifyOptions) => verify(options, session));
};

const verify = async (options: VerifyOptions, session: Session): Promise<void> => {
  const started = performance.now();
  const { io, services, exitWith } = session;
  const [{ findSpec }, { progressOn }, { runResultOf }, { exitCodeOf }] = await Promise.all([
    import('./find-spec.ts'),
    import('./progress.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
  ]);
  const all = await services.specs();
  const chosen = options.spec === undefined ? all : [findSpec(all, options.spec)];
  const progress = progressOn(io);
  const verified: Verified[] = [];
  for (const spec of chosen) verified.push(await verifyAlone(spec, session, progress));
  progress.clear();
  const [first] = verified;
  const result = runResultOf(
    verified.map((each) => each.result),
    first?.target ?? null,
    started,
  );
  const ours = () => true;
  await writeReports(result);
  const { showResult } = await import('./show-result.ts');
  await showResult(result, options, ours, io);
  exitWith(exitCodeOf(result, { strict: options.strict, ours }));
};

/** Each spec has a local target of its own, so that no stack can lean on another's resources. */
const verifyAlone = async (spec: Spec, session: Session, progress: Progress): Promise<Verified> => {
  const { verifySpec } = await import('./verify-spec.ts');
  progress.now(`${spec.id}: starting the local target`);
  const starting = session.services.startLocal({ region: spec.region, log: progress.now });
  const up = { target: undefined as Target | undefined };
  const started = starting.then(
    (target) => {
      up.target = target;
    },
    () => undefined,
  );
  try {
    return await verifySpec(spec, starting, session, progress);
  } finally {
    // Given up while it starts, it ends with this process.
    if (!session.io.signal.aborted) await started;
    await up.target?.close();
  }
};

const writeReports = async (result: RunResult): Promise<void> => {
  const [{ writeWhole }, { renderJson }, { renderJunit }] = await Promise.all([
    import('./write-whole.ts'),
    import('../report/json.ts'),
    import('../report/junit.ts'),
  ]);
  await Promise.all([
    writeWhole('reports/stackproof.json', renderJson(result)),
    writeWhole('reports/stackproof.junit.xml', renderJunit(result, { ours: () => true })),
  ]);
};

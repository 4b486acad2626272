import type { Command } from 'commander';
import { exitCode, StackproofError } from '../errors.ts';
import type { RunResult, TargetResult } from '../report/run-result.ts';
import type { Target } from '../target/target.ts';
import { type ReportOptions, withReportOptions } from './options.ts';
import type { ProgressBoard } from './progress.ts';
import type { Session } from './session.ts';
import type { Begun } from './verify-begin.ts';
import type { Verified } from './verify-spec.ts';

interface VerifyOptions extends ReportOptions {
  readonly spec?: string;
}

/** `stackproof verify`: everything, on the specs' own templates and a local target. */
export const addVerify = (program: Command, session: Session): void => {
  const command = program
    .command('verify')
    .description(
      "judge and exercise the specifications' own stacks, from nothing, each on a local target that ends with the run",
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
  const [{ findSpec }, { progressBoard }, { runResultOf }, { exitCodeOf }, { beginAll }] = await Promise.all([
    import('./find-spec.ts'),
    import('./progress.ts'),
    import('./run-result.ts'),
    import('../report/summary.ts'),
    import('./verify-begin.ts'),
  ]);
  const all = await services.specs();
  const chosen = options.spec === undefined ? all : [findSpec(all, options.spec)];
  const board = progressBoard(io);
  const begun = await beginAll(chosen, session, board);
  const ended = await Promise.allSettled(begun.map((each) => verifyAlone(each, session, board)));
  board.clear();
  io.signal.throwIfAborted();
  const verified = ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  await tellFailures(verified, options, session);
  const result = runResultOf(
    verified.map((each) => each.result),
    targetOf(verified),
    started,
  );
  const ours = () => true;
  await writeReports(result);
  const { showResult } = await import('./show-result.ts');
  await showResult(result, options, ours, io);
  exitWith(lackOf(verified) ?? exitCodeOf(result, { strict: options.strict, ours }));
};

/** Whatever comes of it, its target ends. */
const verifyAlone = async (
  { spec, material }: Begun,
  session: Session,
  board: ProgressBoard,
): Promise<Verified> => {
  const { notVerified, verifySpec } = await import('./verify-spec.ts');
  if ('failure' in material) return notVerified(spec, material.failure);
  const { starting } = material.done;
  const up = { target: undefined as Target | undefined };
  const started = starting.then(
    (target) => {
      up.target = target;
    },
    () => undefined,
  );
  try {
    return await verifySpec(spec, material.done, session, board.line(spec.id));
  } finally {
    // Given up while it starts, it ends with this process.
    if (!session.io.signal.aborted) await started;
    await up.target?.close();
  }
};

/** One line for each thing that went wrong, with the systems that it kept from being verified. */
const tellFailures = async (
  verified: readonly Verified[],
  { debug }: VerifyOptions,
  { io }: Session,
): Promise<void> => {
  const failed = verified.filter(({ failures }) => failures.length > 0);
  if (failed.length === 0) return;
  const { fail, lineOf } = await import('./fail.ts');
  const told = new Map<string, { readonly failure: unknown; readonly specs: string[] }>();
  for (const { result, failures } of failed)
    for (const failure of failures) {
      const line = lineOf(failure);
      const known = told.get(line) ?? { failure, specs: [] };
      told.set(line, known);
      known.specs.push(result.spec);
    }
  for (const { failure, specs } of told.values()) {
    const of = specs.length === verified.length ? '' : `${specs.join(', ')}: `;
    fail(failure, io, debug, of);
  }
};

/** The exit code when no system could be verified, because the environment lacks something. */
const lackOf = (verified: readonly Verified[]): number | undefined => {
  const failures = verified.map((each) => each.failures);
  const lacks = (thrown: unknown) =>
    thrown instanceof StackproofError && thrown.exitCode === exitCode.environment;
  return failures.length > 0 && failures.every((each) => each.length > 0 && each.every(lacks))
    ? exitCode.environment
    : undefined;
};

/** All systems run on targets of one kind; each is in the region that its specification asks for. */
const targetOf = (verified: readonly Verified[]): TargetResult | null => {
  const targets = verified.flatMap(({ target }) => target ?? []);
  const [first] = targets;
  return first === undefined
    ? null
    : { ...first, region: [...new Set(targets.map(({ region }) => region))].join(', ') };
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

import type { RunResult, SpecResult } from '../report/run-result.ts';
import type { Io } from './io.ts';
import type { ReportOptions } from './options.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Shows a run's result as the user asked for it. With a file, the terminal gets the text, so that a red run says why.
 * @param ours whether *ours* cells count for a source.
 * @throws StackproofError (exit 2) when the file cannot be written.
 */
export const showResult = async (
  result: RunResult,
  options: ReportOptions,
  ours: (spec: SpecResult) => boolean,
  io: Io,
): Promise<void> => {
  const { format, out, debug } = options;
  const text = async (colour: boolean) => {
    const { renderTerminal } = await import('../report/terminal.ts');
    return renderTerminal(result, { colour, width: io.stdout.columns ?? 110, traces: debug });
  };
  if (out !== undefined)
    await writeWhole(out, format === 'text' ? await text(false) : await rendered(result, format, ours));
  const onTerminal =
    out !== undefined || format === 'text'
      ? await text(hasColour(options, io))
      : await rendered(result, format, ours);
  io.stdout.write(onTerminal);
};

const rendered = async (
  result: RunResult,
  format: 'json' | 'junit',
  ours: (spec: SpecResult) => boolean,
): Promise<string> => {
  if (format === 'json') return (await import('../report/json.ts')).renderJson(result);
  return (await import('../report/junit.ts')).renderJunit(result, { ours });
};

/** As https://no-color.org and FORCE_COLOR have it. */
export const hasColour = (
  { color }: Pick<ReportOptions, 'color'>,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
): boolean => {
  if (!color || (env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '') !== '') return env.FORCE_COLOR !== '0';
  return stdout.isTTY && env.TERM !== 'dumb';
};

import { CommanderError } from 'commander';
import { exitCode, StackproofError } from '../errors.ts';
import { Interrupted, type Io } from './io.ts';

/**
 * Tells the user of what was thrown, in one line on the error stream. With `debug` the stack trace follows.
 * @param of what it happened to, in front of the line.
 * @returns the exit code: the error's own; 2 for a usage that there is not; 1 for a defect of ours.
 */
export const fail = (thrown: unknown, { stderr }: Pick<Io, 'stderr'>, debug: boolean, of = ''): number => {
  const [code, line] = told(thrown);
  if (line !== undefined) stderr.write(`stackproof: ${of}${onOneLine(line)}\n`);
  if (debug && line !== undefined) stderr.write(traceOf(thrown));
  return code;
};

/** What a user is told of what was thrown, on one line. */
export const lineOf = (thrown: unknown): string => onOneLine(told(thrown)[1] ?? 'interrupted');

const told = (thrown: unknown): [code: number, line: string | undefined] => {
  if (thrown instanceof StackproofError) return [thrown.exitCode, thrown.line];
  if (thrown instanceof Interrupted) return [thrown.exitCode, undefined];
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return [0, undefined];
    // Without a command, commander has shown the help.
    if (thrown.code === 'commander.help') return [exitCode.input, undefined];
    return [exitCode.input, thrown.message.replace(/^error: /, '')];
  }
  return [
    1,
    `${whatOf(thrown)} (this is a defect of Stackproof: please report it, with the output under --debug)`,
  ];
};

/** Errors of another realm (a worker, a sandbox) are no instances of our Error. */
const isError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';

const whatOf = (thrown: unknown): string =>
  isError(thrown) ? `${thrown.name}: ${thrown.message}` : String(thrown);

const onOneLine = (line: string): string => line.replace(/\s*[\r\n]+\s*/g, ' ').trim();

const traceOf = (thrown: unknown): string => {
  if (!isError(thrown)) return '';
  const cause = traceOf(thrown.cause);
  return `${thrown.stack ?? whatOf(thrown)}\n${cause === '' ? '' : `caused by: ${cause}`}`;
};

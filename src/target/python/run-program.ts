import { spawn } from 'node:child_process';
import { environmentError } from '../../errors.ts';

export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the program at once. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program to its end, without a shell. It does not outlive this process.
 * @throws StackproofError (environment) when it cannot be started, or runs for longer than `timeoutMs`, or `signal` ends it.
 */
export function runProgram(command: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const { timeoutMs, env = process.env, ...more } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...more,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      killSignal: 'SIGKILL',
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle(() => reject(environmentError(`${command} did not end within ${timeoutMs / 1000} s`)));
    }, timeoutMs);
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      process.removeListener('exit', endWithUs);
      how();
    };
    child.on('error', (cause) => {
      settle(() => reject(environmentError(`${command} cannot be run: ${cause.message}`, { cause })));
    });
    child.on('close', (status) => settle(() => resolve({ status, ...output })));
  });
}

/** The last lines of a program's output that say something: for an error's one line. */
export const lastWords = (text: string, lines = 2): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-lines)
    .join(' ');

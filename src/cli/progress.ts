import type { Io } from './io.ts';

/** Tells what a long run is doing. */
export interface Progress {
  /** What is being done now: on a terminal in one line that the next one replaces. */
  now(line: string): void;
  /** What is done, to stay. */
  done(line: string): void;
  /** Takes the last line away. */
  clear(): void;
}

const startOfEmptyLine = '\r\u001b[2K';

/** On the error stream, so that a report on the other one stays clean. */
export const progressOn = ({ stderr }: Pick<Io, 'stderr'>): Progress => {
  if (!stderr.isTTY) {
    const write = (line: string) => {
      stderr.write(`${line}\n`);
    };
    return { now: write, done: write, clear: () => undefined };
  }
  return {
    now: (line) => {
      stderr.write(`${startOfEmptyLine}${line.slice(0, (stderr.columns ?? 80) - 2)}…`);
    },
    done: (line) => {
      stderr.write(`${startOfEmptyLine}${line}\n`);
    },
    clear: () => {
      stderr.write(startOfEmptyLine);
    },
  };
};

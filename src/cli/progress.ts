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

/** Tells what several things are doing that go on side by side. */
export interface ProgressBoard {
  /** The progress of one of them; every line begins with its name. */
  line(name: string): Progress;
  /** Takes all lines away that do not stay. */
  clear(): void;
}

const emptyLine = '\r\u001b[2K';
const lineAbove = '\u001b[1A\u001b[2K';

/** On the error stream, so that a report on the other one stays clean. */
export const progressOn = (io: Pick<Io, 'stderr'>): Progress => boardOn(io, (_, line) => line).line('');

/** A line for each of several, one below the other on a terminal; elsewhere one after the other, as they come. */
export const progressBoard = (io: Pick<Io, 'stderr'>): ProgressBoard =>
  boardOn(io, (name, line) => `${name}: ${line}`);

const boardOn = (
  { stderr }: Pick<Io, 'stderr'>,
  named: (name: string, line: string) => string,
): ProgressBoard => {
  if (!stderr.isTTY) {
    const nothing = () => undefined;
    return {
      line: (name) => {
        const write = (line: string) => {
          stderr.write(`${named(name, line)}\n`);
        };
        return { now: write, done: write, clear: nothing };
      },
      clear: nothing,
    };
  }
  const lines = new Map<string, string>();
  let shown = 0;
  const redraw = (above = ''): void => {
    const erased = emptyLine + lineAbove.repeat(Math.max(0, shown - 1));
    const limit = (stderr.columns ?? 80) - 2;
    shown = lines.size;
    stderr.write(erased + above + [...lines.values()].map((line) => `${line.slice(0, limit)}…`).join('\n'));
  };
  return {
    line: (name) => ({
      now: (line) => {
        lines.set(name, named(name, line));
        redraw();
      },
      done: (line) => {
        lines.delete(name);
        redraw(`${named(name, line)}\n`);
      },
      clear: () => {
        lines.delete(name);
        redraw();
      },
    }),
    clear: () => {
      lines.clear();
      redraw();
    },
  };
};

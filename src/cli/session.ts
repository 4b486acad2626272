import type { Io } from './io.ts';
import type { Services } from './services.ts';

/** One run of the command line, as its command sees it. */
export interface Session {
  readonly io: Io;
  readonly services: Services;
  /** Says which exit code the run ends with, unless it throws; 0 when a command says nothing. */
  exitWith(code: number): void;
}

import { position, type Place } from './facts/place.ts';

/** Exit codes of the command line, beside 0 (nothing failed) and 1 (something did). */
export const exitCode = { input: 2, environment: 3 } as const;

/**
 * An error for the person who hits it: what was wrong, where, what to do. The only kind that our code throws on purpose;
 * anything else is a defect of ours.
 */
export class StackproofError extends Error {
  override readonly name = 'StackproofError';
  /** 2: bad input or usage; 3: the environment lacks something. */
  readonly exitCode: 2 | 3;
  readonly at: Place | undefined;
  /** What to do about it, as a sentence. */
  readonly remedy: string | undefined;

  constructor(code: 2 | 3, message: string, more: { at?: Place; remedy?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.exitCode = code;
    this.at = more.at;
    this.remedy = more.remedy;
  }

  /** The one line that a user sees. */
  get line(): string {
    const where = this.at === undefined ? '' : position(this.at);
    return `${where === '' ? '' : `${where}: `}${this.message}${this.remedy === undefined ? '' : ` (${this.remedy})`}`;
  }
}

/** Bad input or usage: exit code 2. */
export const inputError = (
  message: string,
  more: { at?: Place; remedy?: string; cause?: unknown } = {},
): StackproofError => new StackproofError(exitCode.input, message, more);

/** The environment lacks something (Python, a port, credentials, an answer from AWS): exit code 3. */
export const environmentError = (
  message: string,
  more: { remedy?: string; cause?: unknown } = {},
): StackproofError => new StackproofError(exitCode.environment, message, more);

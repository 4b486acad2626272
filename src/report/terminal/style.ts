import { createColors } from 'picocolors';
import type { VerdictResult } from '../run-result.ts';

/** How the terminal shows things; without colour every function gives its text back. */
export interface Style {
  /** Characters on a line. */
  readonly width: number;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly cyan: Paint;
  readonly outcome: Readonly<Record<VerdictResult['outcome'], Paint>>;
}
type Paint = (text: string) => string;

export const styleOf = (colour: boolean, width: number): Style => {
  const { bold, dim, cyan, green, red, yellow, magenta } = createColors(colour);
  return {
    width,
    bold,
    dim,
    cyan,
    outcome: { pass: green, fail: red, 'not-observable': yellow, 'not-applicable': dim, error: magenta },
  };
};

/** Each outcome has a sign and, unless it is a plain pass, a word: no colour is needed to tell them apart. */
export const signs: Readonly<Record<VerdictResult['outcome'], string>> = {
  pass: '✓',
  fail: '✗',
  'not-observable': '?',
  'not-applicable': '–',
  error: '!',
};

/** What a cell of the matrix says. */
export const mark = ({ outcome, gapFilled }: VerdictResult): string => {
  const filled = (gapFilled ?? []).length > 0;
  return `${signs[outcome]}${filled && outcome === 'pass' ? ' filled' : words[outcome]}`;
};

const words: Readonly<Record<VerdictResult['outcome'], string>> = {
  pass: '',
  fail: ' failed',
  'not-observable': ' not seen',
  'not-applicable': ' n/a',
  error: ' error',
};

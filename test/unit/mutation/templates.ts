import type { Operator } from '../../../src/mutation/operator.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { unifiedDiff } from '../../../src/mutation/diff.ts';
import { parseTemplate } from '../../../src/template/load.ts';

/** What an operator makes of a template: each mutant's id, and the lines that it takes away (-) and adds (+). */
export const mutantsOf = (
  operator: Operator,
  text: string,
  file = 't.yaml',
): Readonly<Record<string, string>> => {
  const original = originalOf(parseTemplate(text, file));
  return Object.fromEntries(
    [...operator.mutants(original)].map(({ id, edits }) => [
      id,
      changedLines(unifiedDiff(text, edits, file)),
    ]),
  );
};

const changedLines = (diff: string): string =>
  diff
    .split('\n')
    .filter((line) => /^[-+](?!--|\+\+ )/.test(line))
    .map((line) => `${line.charAt(0)}${line.slice(1).trim()}`)
    .join(' ');

/** A text of lines. */
export const lines = (...each: readonly string[]): string => `${each.join('\n')}\n`;

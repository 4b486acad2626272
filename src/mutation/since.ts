import type { Mutant } from './mutant.ts';

/** Lines of a file, counted from 1, `to` included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The new lines of each hunk; of one that only takes lines away, the two around it. */
export const rangesOf = (diff: string): readonly LineRange[] =>
  [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start = '0', count = '1']) => {
    const from = Number(start);
    return count === '0' ? { from, to: from + 1 } : { from, to: from + Number(count) - 1 };
  });

/** Whether a mutant changes one of these lines: where it does what it is about, not where it adds what that needs. */
export const touches = (text: string, { edits: [edit] }: Mutant, ranges: readonly LineRange[]): boolean => {
  if (edit === undefined) return false;
  const from = lineAt(text, edit.start);
  const to = lineAt(text, Math.max(edit.start, edit.end - 1));
  return ranges.some((range) => range.from <= to && from <= range.to);
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

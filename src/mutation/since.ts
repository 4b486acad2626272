import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { inputError } from '../errors.ts';
import type { Mutant } from './mutant.ts';

/** Lines of a file, counted from 1, `to` included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a file that are not as they were at a git reference.
 * @throws StackproofError (exit 2) when git does not know the reference, or the file is in no repository.
 */
export const changedLines = (file: string, reference: string): readonly LineRange[] => {
  const options = { cwd: dirname(file), encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024 };
  // `--end-of-options`: a reference that begins with a dash is none.
  const args = [
    'diff',
    '--no-color',
    '--no-ext-diff',
    '-U0',
    '--end-of-options',
    reference,
    '--',
    basename(file),
  ];
  const { status, stdout, stderr, error } = spawnSync('git', args, options);
  if (error !== undefined || status !== 0)
    throw inputError(
      `git does not tell what changed since ${reference}: ${(error?.message ?? stderr).trim().split('\n')[0] ?? ''}`,
      {
        at: { resource: '', path: '', file },
        remedy: 'name a commit, a branch or a tag of the repository that the file is in',
      },
    );
  return rangesOf(stdout);
};

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

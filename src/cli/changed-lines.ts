import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { inputError } from '../errors.ts';
import { rangesOf, type LineRange } from '../mutation/since.ts';

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
  // What git does not know at all is new from its first line to its last.
  const known = spawnSync('git', ['ls-files', '--error-unmatch', '--', basename(file)], options).status === 0;
  return known ? rangesOf(stdout) : [{ from: 1, to: Number.MAX_SAFE_INTEGER }];
};

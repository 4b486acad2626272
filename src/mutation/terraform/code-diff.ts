import type { TerraformSource } from '../../terraform/module.ts';
import { unifiedDiff } from '../diff.ts';
import type { CodeEdit } from './declaration.ts';

/** The edits of some files as one diff that `git apply` takes, under the names that the files have. */
export const codeDiff = ({ code }: Pick<TerraformSource, 'code'>, edits: readonly CodeEdit[]): string =>
  code
    .flatMap(({ file, text }) => {
      const own = edits.filter((edit) => edit.file === file);
      return own.length === 0 ? [] : [unifiedDiff(text, own, file)];
    })
    .join('');

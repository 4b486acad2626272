import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { inputError } from '../errors.ts';
import { thrown } from '../target/thrown.ts';

/**
 * A file's text; of `-`, what comes by standard input.
 * @throws StackproofError (input) when it cannot be read, or nothing is piped in.
 */
export const readInput = async (file: string): Promise<string> => {
  if (file === '-') {
    if (process.stdin.isTTY)
      throw inputError('nothing comes by standard input', { remedy: 'name a file, or pipe the outputs in' });
    return text(process.stdin);
  }
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code, message } = thrown(cause);
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'this is a folder'
          : `cannot be read: ${message}`;
    throw inputError(why, { at: { resource: '', path: '', file }, cause });
  }
};

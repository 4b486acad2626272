import { readFile } from 'node:fs/promises';
import { inputError } from '../errors.ts';
import { thrown } from './thrown.ts';

/**
 * A file's text.
 * @param remedy what to do about a file that cannot be read.
 * @throws StackproofError (input) when it cannot be.
 */
export const readText = async (file: string, remedy?: string): Promise<string> => {
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
    const at = { resource: '', path: '', file };
    throw inputError(why, { at, cause, ...(remedy === undefined ? {} : { remedy }) });
  }
};

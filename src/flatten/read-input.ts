import { text } from 'node:stream/consumers';
import { inputError } from '../errors.ts';
import { readText } from '../target/read-text.ts';

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
  return readText(file);
};

import { inputError } from '../errors.ts';
import type { Entry } from './document.ts';

/**
 * Two entries of one name: a reader would see one and CloudFormation take the other.
 * @throws StackproofError that names both places.
 */
export const rejectDuplicates = (entries: readonly Entry[], file: string): void => {
  if (entries.length < 2) return;
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const { text, line, column } = entry.key;
    const earlier = first.get(text);
    if (earlier !== undefined)
      throw inputError(`the key ${JSON.stringify(text)} stands twice, first at ${file}:${earlier.key.line}:${earlier.key.column}`, {
        at: { resource: '', path: '', file, line, column },
        remedy: 'remove one of the two',
      });
    first.set(text, entry);
  }
};

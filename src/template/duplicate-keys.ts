import { inputError } from '../errors.ts';
import type { Entry } from './document.ts';

/**
 * Two entries of one name: a reader would see one and CloudFormation take the other.
 * @throws StackproofError that names both places.
 */
export const rejectDuplicates = (entries: readonly Entry[], file: string): void => {
  // Most mappings are small: then comparing is quicker than a map.
  const first = entries.length > 8 ? new Map<string, Entry>() : undefined;
  for (const [index, entry] of entries.entries()) {
    const { text, line, column } = entry.key;
    const earlier = first === undefined ? sameKey(entries, text, index) : first.get(text);
    if (earlier !== undefined)
      throw inputError(
        `the key ${JSON.stringify(text)} stands twice, first at ${file}:${earlier.key.line}:${earlier.key.column}`,
        {
          at: { resource: '', path: '', file, line, column },
          remedy: 'remove one of the two',
        },
      );
    first?.set(text, entry);
  }
};

const sameKey = (entries: readonly Entry[], text: string, before: number): Entry | undefined => {
  for (let i = 0; i < before; i++) if (entries[i]?.key.text === text) return entries[i];
  return undefined;
};

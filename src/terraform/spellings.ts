import { lazyEntries } from './lazy-entries.ts';

/** What all spellings of a name have in common: `sns_email` and `SNSEmail` are the same. */
export const bareName = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/**
 * A map that finds a name in another spelling, too: what Terraform writes `sns_email`, a template writes `SNSEmail`. A spelling
 * that two of its names have in common finds neither.
 */
export const anySpelling = <V>(entries: ReadonlyMap<string, V>): ReadonlyMap<string, V> => {
  const names = new Map<string, string | undefined>();
  for (const name of entries.keys()) names.set(bareName(name), names.has(bareName(name)) ? undefined : name);
  return lazyEntries(
    [...entries.keys()],
    (name) => entries.get(name),
    (name) => {
      const other = names.get(bareName(name));
      return other === undefined ? undefined : entries.get(other);
    },
  );
};

import type { Value } from '../facts/value.ts';
import { isNull } from './values.ts';

/** One step into data: an entry, of nested blocks the first one's; undefined for what is absent or null. */
export const step = (value: Value | undefined, name: string): Value | undefined => {
  const [first] = value?.kind === 'list' ? value.items : [value];
  if (first === undefined || first.kind === 'unknown') return first;
  const found = first.kind === 'dict' ? first.entries.get(name) : undefined;
  return found === undefined || isNull(found) ? undefined : found;
};

/** Several steps: `tracing_config.mode`. */
export const stepsInto = (value: Value, path: string): Value | undefined =>
  path.split('.').reduce<Value | undefined>(step, value);

/** The members of a list, or of nested blocks; one alone counts as a list of one, and an unknown list as one unknown. */
export const membersOf = (value: Value | undefined): readonly Value[] =>
  value === undefined || isNull(value) ? [] : value.kind === 'list' ? value.items : [value];

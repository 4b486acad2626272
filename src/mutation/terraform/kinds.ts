import type { Expression } from '../../terraform/syntax.ts';
import type { HclData } from './literals.ts';

/** What kind of value something is, as far as it decides what could stand in its place. */
export const valueOfKind = (data: HclData | undefined, { kind }: Expression): string => {
  if (data === undefined) return kind === 'list' || kind === 'object' ? kind : 'unknown';
  if (Array.isArray(data)) return 'list';
  return data === null ? 'null' : typeof data;
};

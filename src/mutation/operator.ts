import type { Data } from './data.ts';
import { replaceWith } from './edits.ts';
import type { Edit, Mutant } from './mutant.ts';
import type { Original } from './original.ts';
import { placeOfSpot, type Spot } from './spots.ts';

/** One idea of what may be wrong with a template, and every place where it applies. */
export interface Operator {
  /** The first part of its mutants' ids. */
  readonly name: string;
  mutants(original: Original): Iterable<Mutant>;
}

/** A mutant of one spot. @param what tells it from the operator's others at that spot. */
export const mutantAt = (
  { document }: Original,
  operator: string,
  spot: Spot,
  description: string,
  edits: readonly Edit[],
  what?: string,
): Mutant => ({
  id: `${operator}:${spot.path === '' ? 'template' : spot.path}${what === undefined ? '' : `=${what}`}`,
  operator,
  description,
  edits,
  at: placeOfSpot(document, spot),
});

/** The mutant that has other data in a value's place. */
export const replaced = (
  original: Original,
  operator: string,
  spot: Spot,
  data: Data,
  what = label(data),
): Mutant =>
  mutantAt(
    original,
    operator,
    spot,
    `${spot.path} is ${what}`,
    [replaceWith(original.document, spot, data)],
    what,
  );

/** Data as a short text. */
export const label = (data: Data): string => {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** The literal value of a spot; undefined for anything else. */
export const literalOf = ({ node, call }: Spot): string | number | boolean | null | undefined =>
  node.kind === 'scalar' && call === undefined ? node.value : undefined;

/** Whether a spot is one of several entries or items that can be taken away (not an argument that a function needs). */
export const isPart = ({ parent, argument }: Spot): boolean => parent !== undefined && !argument;

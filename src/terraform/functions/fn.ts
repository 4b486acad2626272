import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import { textIn } from '../values.ts';

/** One of Terraform's functions. */
export interface Fn {
  /** Whether it takes arguments that are unknown: they stay unknown in what it makes. */
  readonly partial?: true;
  /** Undefined when it does not take these arguments. */
  readonly apply: (given: readonly Value[], at: Place) => Value | undefined;
}

export type Fns = Readonly<Record<string, Fn>>;

/** The items of a list; undefined for anything else. */
export const itemsOf = (value: Value | undefined): readonly Value[] | undefined =>
  value?.kind === 'list' ? value.items : undefined;

/** All arguments as texts; undefined when one is none. */
export const textsOf = (given: readonly Value[]): readonly string[] | undefined => {
  const texts = given.map(textIn);
  return texts.includes(undefined) ? undefined : texts.filter((text) => text !== undefined);
};

import type { Place } from './place.ts';

/**
 * One observed property of a resource. What could not be observed is not a value: it carries the reason, and
 * no expectation can pass on it. An absent property is known: observers fill in the service's own default or
 * `undefined`.
 */
export type Fact<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Place;
  /** The id of the local target's gap that was filled to make this observable (see src/target). */
  readonly gapFilled?: string;
}

export interface Unknown {
  readonly known: false;
  /** Why it could not be observed, as the end of a sentence: "it is imported from another stack (…)". */
  readonly reason: string;
  readonly at: Place;
}

/** The place of a fact that has none of its own. */
export const nowhere: Place = { resource: '', path: '' };

export const known = <T>(value: T, at: Place = nowhere): Known<T> => ({ known: true, value, at });

export const unknown = (reason: string, at: Place = nowhere): Unknown => ({ known: false, reason, at });

/** Applies `f` to a known value; an unknown stays what it is. */
export const map = <T, U>(fact: Fact<T>, f: (value: T) => U): Fact<U> =>
  fact.known ? { ...fact, value: f(fact.value) } : fact;

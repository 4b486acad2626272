import type { Fact } from '../facts/fact.ts';
import { nowhere } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { FactsByKind, Kind, System } from '../resources/system.ts';

/** A subject that the system lacks: the controls that ask for it fail, and say how it was looked for. */
export class MissingSubject extends Error {
  readonly expected: string;
  readonly at: Place;
  constructor(expected: string, actual: string, at: Place = nowhere) {
    super(actual);
    this.expected = expected;
    this.at = at;
  }
}

/** A subject or a fact that could not be observed: the controls that ask for it are not observable. */
export class Unobservable extends Error {}

/** The value of a fact; one that could not be observed makes the control not observable. */
export const need = <T>(fact: Fact<T>): T => {
  if (fact.known) return fact.value;
  throw new Unobservable(fact.reason);
};

/** The value of a fact, or undefined where it could not be observed: for finding things, never for judging them. */
export const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known ? fact.value : undefined);

/** A relation by which a resource may be told to be the one in question, and how much it says. */
export interface Clue<T> {
  readonly weight: number;
  readonly fits: (candidate: T) => boolean;
}

/** A candidate that fits. Of several relations that say the same thing, one may be the very mistake to be found. */
export const clue = <T>(weight: number, fits: (candidate: T) => boolean): Clue<T> => ({ weight, fits });

/**
 * The resource of a kind that most of the system's relations point at. A resource is known by its part in the system, never
 * by its logical id; and one relation that points elsewhere must fail the clause that asks for that relation, not every
 * clause about the resource.
 * @throws MissingSubject when nothing fits at all, Unobservable when it may only have been unreadable.
 */
export const findByPart = <K extends Kind>(
  system: System,
  kind: K,
  what: string,
  clues: readonly Clue<FactsByKind[K]>[],
): FactsByKind[K] => {
  const candidates = system.all(kind);
  let best: FactsByKind[K] | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    let score = 0;
    for (const { weight, fits } of clues) if (fits(candidate)) score += weight;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  if (best !== undefined) return best;
  if (candidates.length === 1 && candidates[0] !== undefined) return candidates[0];
  const hidden = system.unreadable(kind);
  if (hidden !== undefined) throw new Unobservable(`${what} could not be looked for: ${hidden}`);
  const found =
    candidates.length === 0
      ? 'there is none of its kind'
      : `none of ${candidates.map(({ id }) => id).join(', ')} is in its place`;
  throw new MissingSubject(what, found);
};

import { known, unknown, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/**
 * What came of asking a service: its answer, that there is no such thing, or that it could not be asked (no permission,
 * a fault of the service). Reasons are the end of a sentence.
 */
export type Answer<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'absent'; readonly reason: string }
  | { readonly state: 'unread'; readonly reason: string };

/** Continues with an answer's value. */
export const mapAnswer = <T, U>(answer: Answer<T>, f: (value: T) => U): Answer<U> =>
  answer.state === 'read' ? { state: 'read', value: f(answer.value) } : answer;

/** The place of a live fact: a physical resource, and the path inside the service's answer. */
export const inAnswer = (resource: string, path: string): Place => ({ resource, path });

/** A place further down in the same answer. */
export const below = (at: Place, path: string): Place => ({
  ...at,
  path: path.startsWith('[') ? `${at.path}${path}` : `${at.path}.${path}`,
});

/** An answer as a fact; unknown, with the reason, when there is none. */
export const answerFact = <T>(answer: Answer<T>, at: Place): Fact<T> =>
  answer.state === 'read' ? known(answer.value, at) : unknown(answer.reason, at);

/** Like `answerFact`, where no such thing is an answer too. */
export const answerOr = <T, U>(answer: Answer<T>, absent: U, at: Place): Fact<T | U> =>
  answer.state === 'absent' ? known(absent, at) : answerFact(answer, at);

/** A part of an answer, at its own path below it. */
export const part = <T, U>(answer: Fact<T>, path: string, take: (value: T) => U): Fact<U> =>
  answer.known ? known(take(answer.value), below(answer.at, path)) : answer;

/** A part of an answer that a working service always gives. */
export const givenPart = <T, U>(
  answer: Fact<T>,
  path: string,
  take: (value: T) => U | undefined,
): Fact<U> => {
  if (!answer.known) return answer;
  const value = take(answer.value);
  const at = below(answer.at, path);
  return value === undefined ? unknown('the service did not say', at) : known(value, at);
};

/** A part that is a fact itself: a policy document, say, which can be unreadable. */
export const factIn = <T, U>(answer: Fact<T>, take: (value: T, at: Place) => Fact<U>): Fact<U> =>
  answer.known ? take(answer.value, answer.at) : answer;

import { nowhere, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { Check, Finding } from './verdict.ts';

/** How a value is shown in a finding. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? "''" : value;
  if (value instanceof Map)
    return [...value].map(([key, item]) => `${String(key)}=${show(item)}`).join(', ') || 'nothing';
  if (Array.isArray(value)) return value.map(show).join(', ') || 'nothing';
  return JSON.stringify(value);
};

export const pass = (gapFilled?: string): Check =>
  gapFilled === undefined ? { outcome: 'pass' } : { outcome: 'pass', gapFilled };

/** A pass that says what was seen. Never alone: it has expected nothing. */
export const seen = (evidence: string): Check => ({ outcome: 'pass', evidence });

export const notObservable = (reason: string): Check => ({ outcome: 'not-observable', reason });

/** A failed expectation. */
export const fail = (
  message: string,
  detail: { expected: unknown; actual: unknown; at?: Place; ours?: boolean; gapFilled?: string | undefined },
): Check => {
  const finding: Finding = {
    message,
    expected: show(detail.expected),
    actual: show(detail.actual),
    at: detail.at ?? nowhere,
    ...(detail.ours === true ? { ours: true as const } : {}),
  };
  return detail.gapFilled === undefined
    ? { outcome: 'fail', finding }
    : { outcome: 'fail', finding, gapFilled: detail.gapFilled };
};

/**
 * Expects a fact to satisfy `holds`. A fact that could not be observed is not observable, never a pass.
 * @param what names the fact in a sentence: "the function's runtime".
 */
export const expectFact = <T>(
  fact: Fact<T>,
  what: string,
  expected: unknown,
  holds: (value: T) => boolean,
  actual: (value: T) => unknown = (value) => value,
): Check => {
  if (!fact.known) return notObservable(`${what}: ${fact.reason}`);
  if (holds(fact.value)) return pass(fact.gapFilled);
  return fail(`${what} is ${show(actual(fact.value))}`, {
    expected,
    actual: actual(fact.value),
    at: fact.at,
    gapFilled: fact.gapFilled,
  });
};

/** Expects a fact to be exactly that value. */
export const equals = <T extends string | number | boolean | undefined>(
  fact: Fact<T>,
  expected: NoInfer<T>,
  what: string,
): Check => expectFact(fact, what, expected, (value) => value === expected);

/** Expects a text that holds another: a name that derives from the stack's. */
export const contains = (fact: Fact<string | undefined>, part: string, what: string): Check =>
  expectFact(fact, what, `a text that holds ${part}`, (text) => text?.includes(part) === true);

/** Expects the same members, in any order. */
export const sameMembers = (
  fact: Fact<readonly string[] | undefined>,
  expected: readonly string[],
  what: string,
): Check =>
  expectFact(
    fact,
    what,
    expected.join(', '),
    (members) =>
      members !== undefined &&
      new Set(members).size === expected.length &&
      members.length === expected.length &&
      expected.every((member) => members.includes(member)),
  );

/** A condition that was already decided, with what to say when it does not hold. */
export const expectThat = (
  holds: boolean,
  message: string,
  detail: { expected: unknown; actual: unknown; at?: Place; ours?: boolean },
): Check => (holds ? pass() : fail(message, detail));

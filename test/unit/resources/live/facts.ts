import type { Fact } from '../../../../src/facts/fact.ts';
import type { FactsByKind, Kind, System } from '../../../../src/resources/system.ts';

/** The only resource of its kind. */
export const only = <K extends Kind>(system: System, kind: K): FactsByKind[K] => {
  const [found, ...others] = system.all(kind);
  if (found === undefined || others.length > 0)
    throw new Error(`expected one ${kind}, found ${system.all(kind).length}`);
  return found;
};

/** A known fact's value. */
export const value = <T>(fact: Fact<T>): T => {
  if (!fact.known) throw new Error(`not known: ${fact.reason}`);
  return fact.value;
};

/** An unknown fact's reason; '' for a known one. */
export const reason = (fact: Fact<unknown>): string => (fact.known ? '' : fact.reason);

/** What a rejected promise was rejected with, as its user's line. */
export const lineOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'it did not fail';
  } catch (error) {
    return error instanceof Error && 'line' in error ? String(error.line) : String(error);
  }
};

/** The values of known facts of any kinds. */
export const values = (facts: readonly Fact<unknown>[]): readonly unknown[] =>
  facts.map((fact) => value(fact));

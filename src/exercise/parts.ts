import { Unobservable } from '../control/subject.ts';
import { StackproofError } from '../errors.ts';
import { unknown, type Fact } from '../facts/fact.ts';
import { NoAnswer } from './http.ts';

/** What a part's exercise came to, read when a judgement asks for it: its evidence, or what it threw. */
export type Part<T> = () => Fact<T>;

/** An error that a service answered with: it says why something cannot be seen, and is no defect of ours. */
const isServiceError = (thrown: unknown): thrown is Error => thrown instanceof Error && '$metadata' in thrown;

/** Waits for an exercise. What a service refuses, or nothing answers, cannot be seen; anything else that it throws is thrown when it is read. */
export const settle = async <T>(exercise: Promise<Fact<T>>): Promise<Part<T>> => {
  try {
    const fact = await exercise;
    return () => fact;
  } catch (thrown) {
    if (isServiceError(thrown)) return () => unknown(`${thrown.name}: ${thrown.message}`);
    if (thrown instanceof NoAnswer || thrown instanceof Unobservable) return () => unknown(thrown.message);
    return () => {
      throw thrown;
    };
  }
};

/**
 * A part, unknown when it crashed.
 * @throws StackproofError when the target is gone: that ends the run, and is no part's own matter.
 */
export const readPart = <T>(part: Part<T>): Fact<T> => {
  try {
    return part();
  } catch (thrown) {
    if (thrown instanceof StackproofError) throw thrown;
    return unknown('its exercise crashed');
  }
};

/** Evidence whose parts throw what their exercises threw, when they are read. `E`: a fact for each part. */
export const evidenceOf = <E extends Readonly<Record<keyof E, Fact<unknown>>>>(
  parts: { readonly [K in keyof E]: () => E[K] },
  leftBehind: readonly string[],
): E & { readonly leftBehind: readonly string[] } => {
  const evidence = { leftBehind };
  for (const [name, get] of Object.entries<Part<unknown>>(parts))
    Object.defineProperty(evidence, name, { enumerable: true, get });
  return evidence as E & { readonly leftBehind: readonly string[] };
};

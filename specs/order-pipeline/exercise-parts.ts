import { settle, type Part } from '../../src/exercise/parts.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { Run } from './exercise-run.ts';

/** What is said of an exercise at the very end, when no notification can come late any more. */
export type AtTheEnd<T> = () => Fact<T>;

/** Waits for an exercise; what goes wrong with it is thrown when its part is read. */
export const started = <T>(exercise: Promise<AtTheEnd<T>>): Promise<Part<AtTheEnd<T>>> =>
  settle(exercise.then((atTheEnd) => known(atTheEnd)));

/** What became of it in the end. */
export const ended = <T>(part: Part<AtTheEnd<T>>): Part<T> => {
  let fact: Fact<T> | undefined;
  return () => {
    if (fact !== undefined) return fact;
    const atTheEnd = part();
    return (fact = atTheEnd.known ? atTheEnd.value() : atTheEnd);
  };
};

/** One thing of what an exercise brought home. */
export const of =
  <E, T>(part: Part<E>, pick: (evidence: E) => Fact<T>): Part<T> =>
  () => {
    const evidence = part();
    return evidence.known ? pick(evidence.value) : evidence;
  };

/** An exercise that is of no use when no order arrives at all. */
export const ifOrdersArrive = async <T>(
  run: Run,
  exercise: (run: Run) => Promise<AtTheEnd<T>>,
): Promise<AtTheEnd<T>> =>
  run.learned.items
    ? exercise(run)
    : () => unknown('no order that was posted arrives in the table: more of them would show nothing');

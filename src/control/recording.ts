import type { System } from '../resources/system.ts';
import type { Control, Spec } from './control.ts';
import { judgeOnce } from './judge.ts';
import { sameFacts } from './same-facts.ts';
import type { Check, Verdict } from './verdict.ts';
import { watchedSystem } from './watched-system.ts';
import type { Reading } from './watched.ts';

/** What a control came to under one scenario: its checks, or the verdict of one that could not be judged. */
export type Judged = readonly Check[] | Verdict;

/** What controls came to, each with what it read. */
export interface Recording<S, E> {
  /** Judges, or says again what it came to. */
  judged(control: Control<S, E>): Judged;
  /**
   * Compares another system with the one recorded.
   * @param lines whether lines count that differ: for whoever shows the findings.
   * @returns what a control comes to there, as far as that can be told from here: when it would read nothing else than it read here.
   */
  sameIn(other: System, lines: boolean): (control: Control<S, E>) => Judged | undefined;
}

interface Recorded {
  readonly judged: Judged;
  /** The numbers of its readings, in their order. */
  readonly readings: readonly number[];
}

/**
 * Records controls that judge a system, each when it is first asked for. Each has subjects of its own: what one has found must
 * not keep another from reading it.
 */
export const recordingOf = <S, E>(spec: Spec<S, E>, system: System): Recording<S, E> => {
  const readings: Reading<System>[] = [];
  const numbers = new Map<string, number>();
  const recorded = new Map<Control<S, E>, Recorded>();

  const record = (control: Control<S, E>): Recorded => {
    const own = new Set<number>();
    const watched = watchedSystem(system, (reading) => {
      let number = numbers.get(reading.key);
      if (number === undefined) {
        number = readings.push(reading) - 1;
        numbers.set(reading.key, number);
      }
      own.add(number);
    });
    const context = { system: watched, scenario: watched.scenario };
    const { template } = control;
    const judged =
      template === undefined
        ? []
        : judgeOnce((_, its) => template(spec.subjects(watched), its), undefined, context);
    return { judged, readings: [...own] };
  };
  const recordedOf = (control: Control<S, E>): Recorded => {
    let known = recorded.get(control);
    if (known === undefined) recorded.set(control, (known = record(control)));
    return known;
  };

  return {
    judged: (control) => recordedOf(control).judged,
    sameIn: (other, lines) => {
      const compared: (boolean | undefined)[] = [];
      const isSame = (number: number): boolean =>
        (compared[number] ??= sameAnswer(readings[number], other, lines));
      return (control) => {
        const { judged, readings: own } = recordedOf(control);
        return own.every(isSame) ? judged : undefined;
      };
    },
  };
};

const sameAnswer = (reading: Reading<System> | undefined, other: System, lines: boolean): boolean => {
  try {
    return reading !== undefined && sameFacts(reading.answer, reading.ask(other), lines);
  } catch {
    // What could not be read there differs; the control will find out how.
    return false;
  }
};

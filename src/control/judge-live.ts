import type { System } from '../resources/system.ts';
import type { Control, Spec } from './control.ts';
import { errorVerdict, judgeOnce, verdictOf } from './judge.ts';
import type { Check, Verdict } from './verdict.ts';

/**
 * Judges a live stack: its configuration by every control that has a say on it, and what the exercises left behind.
 * @param evidence undefined when nothing was exercised: what only shows in motion is then not observable.
 */
export const judgeLive = <S, E>(
  spec: Spec<S, E>,
  system: System,
  evidence: E | undefined,
): ReadonlyMap<string, Verdict> => {
  const subjects = spec.subjects(system);
  const verdicts = new Map<string, Verdict>();
  for (const { controls } of spec.sections)
    for (const control of controls)
      if (control.live !== undefined || control.exercise !== undefined)
        verdicts.set(control.id, judgeControl(control, subjects, system, evidence));
  return verdicts;
};

const notExercised: Check = {
  outcome: 'not-observable',
  reason: 'it only shows in motion, and the stack was not exercised (--exercise does)',
};

const judgeControl = <S, E>(
  { live, exercise }: Control<S, E>,
  subjects: S,
  system: System,
  evidence: E | undefined,
): Verdict => {
  const context = { system, scenario: system.scenario };
  const checks: Check[] = [];
  try {
    if (live !== undefined) {
      const judged = judgeOnce(live, subjects, context);
      if ('outcome' in judged) return judged;
      if (judged.length === 0) return verdictOf([]);
      checks.push(...judged);
    }
    if (exercise !== undefined && evidence === undefined) checks.push(notExercised);
    if (exercise !== undefined && evidence !== undefined) {
      const judged = judgeOnce((_: S) => exercise(evidence, subjects, context), subjects, context);
      if ('outcome' in judged) return judged;
      if (judged.length === 0) return verdictOf([]);
      checks.push(...judged);
    }
  } catch (thrown) {
    return errorVerdict(thrown);
  }
  return verdictOf(checks);
};

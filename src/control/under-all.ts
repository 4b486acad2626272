import { StackproofError } from '../errors.ts';
import type { Scenario } from '../resources/system.ts';
import { errorVerdict, verdictOf } from './judge.ts';
import type { Judged } from './recording.ts';
import { acrossScenarios, type Occurrence } from './scenarios.ts';
import type { Verdict } from './verdict.ts';

/** A control's judgement under one scenario, made when it is asked for. */
export interface UnderOne {
  readonly scenario: Scenario;
  judged(): Judged;
}

/**
 * One control's verdict under all scenarios. The first under which it is in error, or makes no check, decides.
 * @throws StackproofError when a source cannot be read under a scenario: that is not the control's doing.
 */
export const underAll = (each: readonly UnderOne[]): Verdict => {
  const occurrences: Occurrence[] = [];
  for (const one of each) {
    const { scenario } = one;
    try {
      const judged = one.judged();
      if ('outcome' in judged) return judged;
      if (judged.length === 0) return verdictOf([]);
      judged.forEach((check, index) => occurrences.push({ scenario, check, index }));
    } catch (thrown) {
      if (thrown instanceof StackproofError) throw thrown;
      return errorVerdict(thrown);
    }
  }
  return verdictOf(
    acrossScenarios(
      occurrences,
      each.map(({ scenario }) => scenario),
    ),
  );
};

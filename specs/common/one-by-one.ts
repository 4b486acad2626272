import { checkOfThrown } from '../../src/control/judge.ts';
import type { Check } from '../../src/control/verdict.ts';

/** Checks of several subjects: one that is missing, or cannot be observed, decides its own check and no other. */
export const oneByOne = (checks: readonly (() => Check)[]): readonly Check[] =>
  checks.map((check) => {
    try {
      return check();
    } catch (thrown) {
      const found = checkOfThrown(thrown);
      if (found === undefined) throw thrown;
      return found;
    }
  });

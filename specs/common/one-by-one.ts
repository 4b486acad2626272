import { checkOfThrown } from '../../src/control/judge.ts';
import type { Check } from '../../src/control/verdict.ts';

/** Checks of several subjects: one that is missing, or cannot be observed, decides its own check and no other. */
export const oneByOne = (checks: readonly (() => Check)[]): readonly Check[] =>
  groupByGroup(checks.map((check) => () => [check()]));

/** The same of several checks each. */
export const groupByGroup = (groups: readonly (() => readonly Check[])[]): readonly Check[] =>
  groups.flatMap((group) => {
    try {
      return group();
    } catch (thrown) {
      const found = checkOfThrown(thrown);
      if (found === undefined) throw thrown;
      return [found];
    }
  });

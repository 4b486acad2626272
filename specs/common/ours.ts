import type { Check } from '../../src/control/verdict.ts';

/** A check of what the specification does not say itself: its failure is counted apart. */
export const asOurs = (check: Check): Check =>
  check.outcome === 'fail' ? { ...check, finding: { ...check.finding, ours: true } } : check;

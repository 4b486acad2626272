import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

/** The reviewed mutants of the template that no clause asks about. */
export const survivors: readonly SurvivorRecord[] = [];

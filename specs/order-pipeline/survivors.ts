import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

/**
 * Mutants of the reference template that survive because no clause asks for what they change. Each reason was read
 * against the requirements by a person.
 */
export const survivors: readonly SurvivorRecord[] = [];

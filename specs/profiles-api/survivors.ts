import type { SurvivorRecord } from '../../src/mutation/survivors.ts';
import { policySurvivors } from './survivors-policies.ts';
import { settingSurvivors } from './survivors-settings.ts';
import { textSurvivors } from './survivors-texts.ts';

/** What of lib/profiles-api.yaml may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const survivors: readonly SurvivorRecord[] = [
  ...textSurvivors,
  ...settingSurvivors,
  ...policySurvivors,
];

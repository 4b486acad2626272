import type { SurvivorRecord } from '../../src/mutation/survivors.ts';
import { policySurvivors } from './survivors-policies.ts';
import { settingSurvivors } from './survivors-settings.ts';
import { textSurvivors } from './survivors-texts.ts';

/** What of lib/profiles-api.yaml may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const survivors: readonly SurvivorRecord[] = [
  ...textSurvivors,
  ...settingSurvivors,
  ...policySurvivors,
  {
    mutants: ['live:PROF-API-01=*'],
    reason:
      "The local target keeps no REST API's endpoint configuration, so the clause cannot be seen there. The template's column fails this mutant.",
  },
  {
    mutants: ['live:PROF-MON-04=*'],
    reason:
      "The local target has no X-Ray: the stack is deployed there without its sampling rule. The template's column fails this mutant.",
  },
];

import { expect } from '@jest/globals';
import {
  answersThroughDistribution,
  keepsOthersOut,
  leavesLines,
  leavesTraces,
  letsUsersIn,
  preflightAnswers,
  readsInOtherRegion,
} from '../../../../specs/profiles-api/in-motion.ts';
import { keepsProfiles } from '../../../../specs/profiles-api/in-motion-profiles.ts';
import type { Context } from '../../../../src/control/control.ts';
import { Unobservable } from '../../../../src/control/subject.ts';
import type { Check } from '../../../../src/control/verdict.ts';
import { exercised, goodApi, type Exercised, type FakeApi } from './fake-api.ts';
import { stackPool } from './fake-cognito.ts';

const judges = {
  'X-01': letsUsersIn,
  'X-02': keepsOthersOut,
  'X-03': keepsProfiles,
  'X-04': leavesLines,
  'X-05': leavesTraces,
  'API-04': preflightAnswers,
  'TABLE-07': readsInOtherRegion,
  'CDN-03': answersThroughDistribution,
};

/** A judgement's checks; one that could not be seen, or that threw, is not observable. */
export const checksOf = (
  judge: (typeof judges)[keyof typeof judges],
  { evidence, subjects, system }: Exercised,
): readonly Check[] => {
  try {
    const context: Context = { system, scenario: system.scenario };
    return [judge(evidence, subjects, context)].flat();
  } catch (thrown) {
    if (thrown instanceof Unobservable) return [{ outcome: 'not-observable', reason: thrown.message }];
    return [{ outcome: 'not-observable', reason: `threw ${String(thrown)}` }];
  }
};

/** What each judgement has against it, and what it could not see (with a question mark). */
export const told = (seen: Exercised, only = ''): readonly string[] =>
  Object.entries(judges)
    .filter(([id]) => id.startsWith(only))
    .flatMap(([id, judge]) => [
      ...new Set(
        checksOf(judge, seen).flatMap((check) => {
          if (check.outcome === 'fail') return [`${id} ${check.finding.message}`];
          return check.outcome === 'not-observable' ? [`${id} ? ${check.reason}`] : [];
        }),
      ),
    ]);

export const noLines = 'X-04 ? the local target delivers no line of an access or execution log';
export const noTraces = 'X-05 ? the local target has no X-Ray that traces requests';

/** What is told of an API that differs from a good one so, beside what the local target never shows. */
export const toldOf = async (change: (api: FakeApi) => void): Promise<readonly string[]> => {
  const api = goodApi();
  change(api);
  const seen = await exercised(api);
  expect(seen.evidence.leftBehind).toEqual([]);
  expect([...api.replicas.values()].map(({ size }) => size)).toEqual([...api.replicas.values()].map(() => 0));
  expect([...api.cognito.pools.keys()]).toEqual([stackPool]);
  return told(seen).filter((line) => line !== noLines && line !== noTraces);
};

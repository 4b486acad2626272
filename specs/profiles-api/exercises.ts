import { valueOf } from '../../src/control/subject.ts';
import { evidenceOf, readPart, settle, type Part } from '../../src/exercise/parts.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { itemsLeftBehind, type LiveSystem } from '../common/exercise-run.ts';
import type { ProfilesApiEvidence } from './evidence.ts';
import { exerciseDistribution } from './exercise-distribution.ts';
import { exerciseGuard } from './exercise-guard.ts';
import { exerciseApiLog, exerciseFunctionLog } from './exercise-logs.ts';
import { exercisePreflights } from './exercise-preflights.ts';
import { exerciseProfiles } from './exercise-profiles.ts';
import { exerciseRegions } from './exercise-regions.ts';
import { beginRun } from './exercise-run.ts';
import { exerciseSignIn } from './exercise-sign-in.ts';
import { exerciseTraces } from './exercise-traces.ts';

/**
 * Exercises a live profiles API: signs a new user up and in, knocks with tokens that must not open it, makes, changes and
 * deletes profiles, and brings home what came of that. Takes back all that it made (users, pools, clients, items, the
 * distribution's origin) in every case.
 * @throws the signal's reason when it was aborted, StackproofError when the target is gone. What else goes wrong in a part is thrown by that part when it is read.
 */
export const exerciseProfilesApi = async (given: LiveSystem): Promise<ProfilesApiEvidence> => {
  // A signal of its own: so much is waited for at once that one which others share would warn of its listeners.
  const live = given.signal === undefined ? given : { ...given, signal: AbortSignal.any([given.signal]) };
  const run = beginRun(live);
  const regions = settle(exerciseRegions(run));
  const signedIn = await settle(exerciseSignIn(run).then((its) => known(its)));
  const its = valueOf(readPart(signedIn));
  const withToken = async <T>(
    exercise: (token: string, signedIn: NonNullable<typeof its>) => Promise<Fact<T>>,
  ): Promise<Part<T>> =>
    its?.token === undefined
      ? () => unknown('nobody could sign in, and without a token there is nothing to see')
      : settle(exercise(its.token, its));
  const preflights = await settle(exercisePreflights(run));
  // Alone: what reaches the function meanwhile is counted.
  const guard = await withToken((token, signed) => exerciseGuard(run, signed, token));
  const [profiles, distribution] = await Promise.all([
    withToken((token) => exerciseProfiles(run, token)),
    withToken((token) => exerciseDistribution(run, token)),
  ]);
  const [functionLog, apiLog, traces] = await Promise.all([
    withToken((token) => exerciseFunctionLog(run, token)),
    withToken((token) => exerciseApiLog(run, token)),
    withToken((token) => exerciseTraces(run, token)),
  ]);
  const parts = {
    signIn: (): ProfilesApiEvidence['signIn'] => {
      const part = signedIn();
      return part.known ? known(part.value.evidence) : part;
    },
    guard,
    profiles,
    preflights,
    regions: await regions,
    distribution,
    functionLog,
    apiLog,
    traces,
  };
  const leftBehind = [...(await itemsLeftBehind(run)), ...(await run.undo.now())];
  live.signal?.throwIfAborted();
  for (const part of Object.values<Part<unknown>>(parts)) readPart(part);
  return evidenceOf<Omit<ProfilesApiEvidence, 'leftBehind'>>(parts, leftBehind);
};

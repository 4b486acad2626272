import { need } from '../../src/control/subject.ts';
import { NoAnswer } from '../../src/exercise/http.ts';
import {
  confirm,
  newcomer,
  signInByPassword,
  signInBySrp,
  SignInUnfinished,
  signUp,
  type Door,
  type Somebody,
} from '../../src/exercise/users.ts';
import type { Entrance, Problem, SignInEvidence } from './evidence.ts';
import { ask, reasonOf, type Run } from './exercise-run.ts';

/** A user of the stack's own pool, and what it took to become one. */
export interface SignedIn {
  readonly evidence: SignInEvidence;
  readonly user: Somebody;
  readonly door: Door;
  /** A good id token; undefined when nobody gets one. */
  readonly token: string | undefined;
}

const notTried = 'not tried: a step before it failed';

/** Signs a new user up, confirms, and signs in by both ways; with the id token of each it knocks at the API. */
export const exerciseSignIn = async (run: Run): Promise<SignedIn> => {
  const { target, subjects, mark, undo } = run;
  const door: Door = { poolId: need(subjects.pool.poolId), clientId: need(subjects.client.clientId) };
  const user = newcomer(mark);
  const signedUp = await attempted(run, () => signUp(target, door, user, undo));
  const confirmed =
    signedUp === undefined ? await attempted(run, () => confirm(target, door.poolId, user)) : notTried;
  const enter = async (
    signIn: (target: Run['target'], door: Door, user: Somebody) => Promise<string>,
  ): Promise<Entrance & { readonly token?: string }> => {
    if (confirmed !== undefined) return { problem: notTried, answer: undefined };
    let token: string | undefined;
    const problem = await attempted(run, async () => {
      token = await signIn(target, door, user);
      run.secrets.add(token);
    });
    return token === undefined ? { problem, answer: undefined } : { token, ...(await knock(run, token)) };
  };
  const byPassword = await enter(signInByPassword);
  const bySrp = await enter(signInBySrp);
  const entrance = ({ problem, answer }: Entrance): Entrance => ({ problem, answer });
  return {
    evidence: {
      signUp: signedUp,
      confirmation: confirmed,
      password: entrance(byPassword),
      srp: entrance(bySrp),
    },
    user,
    door,
    token: byPassword.token ?? bySrp.token,
  };
};

/** Why a step failed; undefined when it did not. What is no answer of the service's is thrown. */
const attempted = async ({ signal }: Run, step: () => Promise<void>): Promise<Problem> => {
  signal?.throwIfAborted();
  try {
    await step();
    return undefined;
  } catch (failure) {
    if (failure instanceof SignInUnfinished || (failure instanceof Error && '$metadata' in failure))
      return reasonOf(failure);
    throw failure;
  }
};

const knock = async (run: Run, token: string): Promise<Entrance> => {
  try {
    return { problem: undefined, answer: await ask(run, { method: 'GET', path: '/profiles', token }) };
  } catch (failure) {
    if (failure instanceof NoAnswer) return { problem: failure.message, answer: undefined };
    throw failure;
  }
};

import { setTimeout as pause } from 'node:timers/promises';
import { endOf, forgedFrom, garbageToken } from '../../src/exercise/tokens.ts';
import { shortLivedClient, signInByPassword, tokenOfAnotherPool } from '../../src/exercise/users.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { succeeded } from '../common/in-motion.ts';
import { ask, reasonOf, type Run } from './exercise-run.ts';
import type { SignedIn } from './exercise-sign-in.ts';

/** A token that must not open anything; undefined: none at all. */
export interface BadToken {
  /** e.g. `a garbage token`. */
  readonly what: string;
  readonly token: string | undefined;
}

/** Bad tokens, and those that are not to be had here, each with the reason. */
export interface BadTokens {
  readonly tokens: readonly BadToken[];
  readonly untried: readonly string[];
}

/** How long the id tokens of an app client are good that exists for this alone, in seconds: AWS takes no less than 300. */
const lifetime = 2;

const expiredWhat = 'an expired token';
const foreignWhat = "another pool's token";

/** Collects what must not open anything, for as long as it takes until one of them has expired. */
export const badTokens = async (run: Run, signedIn: SignedIn, good: string): Promise<BadTokens> => {
  const [foreign, expired] = await Promise.all([anotherPools(run), expiredOne(run, signedIn)]);
  const had = (what: string, token: Fact<string>): readonly BadToken[] =>
    token.known ? [{ what, token: token.value }] : [];
  const missing = (what: string, token: Fact<string>): readonly string[] =>
    token.known ? [] : [`${what} (${token.reason})`];
  return {
    tokens: [
      { what: 'no token', token: undefined },
      { what: 'a garbage token', token: garbageToken },
      ...forgedFrom(good),
      ...had(foreignWhat, foreign),
      ...had(expiredWhat, expired),
    ],
    untried: [...missing(foreignWhat, foreign), ...missing(expiredWhat, expired)],
  };
};

const anotherPools = async ({ target, mark, undo, secrets }: Run): Promise<Fact<string>> => {
  try {
    const token = await tokenOfAnotherPool(target, mark, undo);
    secrets.add(token);
    return known(token);
  } catch (failure) {
    if (failure instanceof Error && '$metadata' in failure) return unknown(reasonOf(failure));
    throw failure;
  }
};

/** A token that was good, and is not any more. */
const expiredOne = async (run: Run, { door, user }: SignedIn): Promise<Fact<string>> => {
  const { target, undo, secrets, signal } = run;
  if (target.name === 'aws') return unknown("AWS's last five minutes at least, which are not waited for");
  try {
    const clientId = await shortLivedClient(target, door.poolId, lifetime, undo);
    const token = await signInByPassword(target, { ...door, clientId }, user);
    secrets.add(token);
    const end = endOf(token);
    if (end === undefined || end > Date.now() + (lifetime + 1) * 1000)
      return unknown('the local target made one that lasts too long to be waited for');
    const answer = await ask(run, { method: 'GET', path: '/profiles', token });
    // One that never was good shows nothing.
    if (!succeeded(answer)) return unknown(`it was refused before it expired: ${String(answer.status)}`);
    await pause(end - Date.now() + 100, undefined, signal === undefined ? {} : { signal });
    return known(token);
  } catch (failure) {
    if (failure instanceof Error && '$metadata' in failure) return unknown(reasonOf(failure));
    throw failure;
  }
};

import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { need } from '../../src/control/subject.ts';
import { beginsInvocation, linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import type { Item } from '../../src/exercise/table.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { marked, patiently, tableItems } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { Asked, GuardEvidence, RefusedRequest } from './evidence.ts';
import { ask, profileOf, putProfile, type Request, type Run } from './exercise-run.ts';
import { badTokens } from './exercise-tokens.ts';
import type { SignedIn } from './exercise-sign-in.ts';
import { routes } from './subjects.ts';

/** How long an invocation's lines take, and how long after one another two may come in the wrong order. */
const patience = {
  local: { line: { timeoutMs: 2000, intervalMs: 50 }, stragglerMs: 0 },
  aws: { line: { timeoutMs: 90_000, intervalMs: 3000 }, stragglerMs: 5000 },
} as const;

/**
 * Knocks at every method behind the authorizer with tokens that must not open it, and then with a good one; counts what
 * reached the function. Nothing else may call the function meanwhile.
 */
export const exerciseGuard = async (
  run: Run,
  signedIn: SignedIn,
  good: string,
): Promise<Fact<GuardEvidence>> => {
  const { target, subjects, signal } = run;
  const { tokens, untried } = await badTokens(run, signedIn, good);
  const { line } = patience[target.name];
  const stragglerMs = patience[target.name].stragglerMs * (run.patience ?? 1);
  const group = need(subjects.fn.logGroupName);
  const victim = await guarded(run);
  const requests = requestsFor(run, victim.userId);
  // What came before has had its line by then, whichever clock is ahead.
  await pause(stragglerMs * 2, undefined, signal === undefined ? {} : { signal });
  const before = await startsOf(run, group);
  const refused: RefusedRequest[] = [];
  for (const { what, token } of tokens)
    for (const { route, ...request } of requests) {
      const answer = await ask(run, { ...request, ...(token === undefined ? {} : { token }) });
      refused.push({ route, token: what, answer });
    }
  const changes = await victim.changes();
  const answered: Asked[] = [];
  for (const { route, ...request } of requests)
    answered.push({ route, answer: await ask(run, { ...request, token: good }) });
  const welcome = answered.filter(({ answer }) => succeeded(answer)).length;
  const starts = async (): Promise<number> => (await startsOf(run, group)) - before;
  await poll(
    'lines of the requests with a good token',
    patiently(run, line),
    async () => ((await starts()) >= answered.length ? true : undefined),
    signal,
  );
  await pause(stragglerMs, undefined, signal === undefined ? {} : { signal });
  return known({
    refused,
    good: answered,
    invocations: beside(await starts(), answered.length, welcome, group),
    changes,
    untried,
  });
};

/** What is sent by those who must not. */
const intruder = 'intruder';

/** A request for each method behind the authorizer, under its name. The profile is deleted last. */
const requestsFor = (run: Run, userId: string): readonly (Request & Pick<Asked, 'route'>)[] =>
  routes.map(([, method, path]) => ({
    route: `${method} ${path}`,
    method,
    path: path.replace('{userId}', userId),
    ...(method === 'POST' || method === 'PUT' ? { body: profileOf(run, intruder) } : {}),
  }));

/** A profile that is there for this, put into the table past the API. */
interface Guarded {
  readonly userId: string;
  /** What has become of it, and what else is there, since it was put there. */
  changes(): Promise<readonly string[]>;
}

const guarded = async (run: Run): Promise<Guarded> => {
  const { userId } = await putProfile(run, 'guarded', profileOf(run, 'guarded'));
  const isIt = (item: Item): boolean => item['userId']?.S === userId;
  const itself = need(await tableItems(run)).find(isIt);
  return {
    userId,
    changes: async () => {
      const items = need(await tableItems(run));
      const own = items.find(isIt);
      const others = marked(items, profileOf(run, intruder).name).filter((each) => each !== own).length;
      return [
        ...(own === undefined ? ['the profile is gone'] : []),
        ...(own === undefined || isDeepStrictEqual(own, itself) ? [] : ['the profile is another']),
        ...(others === 0 ? [] : [`${String(others)} new profile(s)`]),
      ];
    },
  };
};

/** A line may bear an earlier time than this machine's clock had at the request. */
const clockSkewMs = 60_000;

const startsOf = async ({ target, startedAt }: Run, group: string): Promise<number> =>
  (await linesOf(target, group, startedAt - clockSkewMs)).filter(beginsInvocation).length;

/** How many invocations there were beside those that are as they should be. */
const beside = (starts: number, asked: number, welcome: number, group: string): Fact<number> => {
  if (starts > asked) return known(starts - asked);
  if (starts === asked && welcome === asked) return known(0);
  return unknown(
    `whether refused requests reach the function: ${group} shows ${String(starts)} invocations of ${String(asked)} requests with a good token, ${String(welcome)} of which were answered by a success`,
  );
};

import { known, type Fact } from '../../src/facts/fact.ts';
import type { Preflight } from './evidence.ts';
import { ask, type Run } from './exercise-run.ts';

/** The paths, and the verbs that another origin's page may use on each. */
const paths = [
  { path: '/profiles', verbs: ['GET', 'POST', 'OPTIONS'] },
  { path: '/profiles/{userId}', verbs: ['GET', 'PUT', 'DELETE', 'OPTIONS'] },
] as const;

/** Asks what a browser asks before it calls the API from a page of another origin: without a token. */
export const exercisePreflights = async (run: Run): Promise<Fact<readonly Preflight[]>> => {
  const preflights: Preflight[] = [];
  for (const { path, verbs } of paths) {
    const answer = await ask(run, {
      method: 'OPTIONS',
      path: path.replace('{userId}', `${run.mark}-preflight`),
      headers: {
        origin: 'https://app.example.com',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    preflights.push({ path, verbs, answer });
  }
  return known(preflights);
};

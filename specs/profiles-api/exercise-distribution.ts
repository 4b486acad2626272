import { randomUUID } from 'node:crypto';
import { valueOf, need } from '../../src/control/subject.ts';
import { NoAnswer, type HttpAnswer } from '../../src/exercise/http.ts';
import { atTheGateway, viewerOf } from '../../src/exercise/distribution.ts';
import { poll } from '../../src/exercise/poll.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { patiently } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { DistributionEvidence } from './evidence.ts';
import { ask, type Run } from './exercise-run.ts';

/** A distribution that is being deployed answers as before, or not at all. */
const patience = {
  local: { timeoutMs: 500, intervalMs: 100 },
  aws: { timeoutMs: 30_000, intervalMs: 3000 },
} as const;

/** Asks for the list of profiles through the distribution, with a good token and without one. */
export const exerciseDistribution = async (run: Run, token: string): Promise<Fact<DistributionEvidence>> => {
  const { target, subjects, undo } = run;
  const gap = target.gaps.find(({ id }) => id === 'api-origin');
  const id = need(subjects.distribution.distributionId);
  const domain = valueOf(subjects.distribution.domainName) ?? run.outputs.get('CloudfrontDomainName') ?? '';
  const evidence = { gapFilled: gap?.id };
  if (gap !== undefined) {
    const problem = await atTheGateway(target, id, undo);
    if (problem !== undefined) return known({ ...evidence, problem, good: undefined, without: undefined });
  }
  const { url, headers } = viewerOf(target, domain);
  const get = (more: { readonly token?: string }): Promise<HttpAnswer> =>
    // Anew each time: an answer that was kept from before says nothing.
    ask(run, { method: 'GET', path: `/profiles?fresh=${randomUUID()}`, headers, ...more }, url);
  try {
    let good = await get({ token });
    await poll(
      'answer through the distribution',
      patiently(run, patience[target.name]),
      async () => {
        if (succeeded(good)) return true;
        good = await get({ token });
        return undefined;
      },
      run.signal,
    );
    return known({ ...evidence, good, without: await get({}), problem: undefined });
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    return known({ ...evidence, good: undefined, without: undefined, problem: failure.message });
  }
};

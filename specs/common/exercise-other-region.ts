import { originalOf, refusedIn } from '../../src/exercise/other-region.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { OtherRegionEvidence } from './evidence.ts';
import type { LiveSystem } from './exercise-run.ts';

/** Any region will do that is not the specification's. */
const elsewhere = 'eu-west-1';

/** Asks CloudFormation to make the live stack's own template, with its own parameters, in another region. */
export const exerciseOtherRegion = async ({
  target,
  system,
  signal,
}: LiveSystem): Promise<Fact<OtherRegionEvidence>> => {
  const original = await originalOf(target, system.scenario.stackName);
  return original.known ? refusedIn(target, elsewhere, original.value, signal) : original;
};

import type { ExerciseGap } from './gap.ts';

/** Filled at the deploy it would hide which origin was asked for. */
export const apiOrigin: ExerciseGap = {
  id: 'api-origin',
  lost: 'CloudFront answers 502 for an origin that is an API',
  remedy: 'filled',
  reason: "by UpdateDistribution to the local target's own address, while it is exercised",
};

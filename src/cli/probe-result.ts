import type { Spec } from '../control/control.ts';
import { specResultOf } from '../control/spec-result.ts';
import type { LiveJudgement } from '../probe.ts';
import type { SpecResult } from '../report/run-result.ts';
import { sectionsOf } from './run-result.ts';

/** A live stack's part of the result. */
export const probeResult = (
  spec: Spec,
  outputsFile: string,
  { verdicts, notices, timings }: LiveJudgement,
): SpecResult => ({
  ...specResultOf(spec, { live: verdicts }, { source: outputsFile, notices, timings }),
  sections: sectionsOf(spec),
});

import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { givenFor, type Spec } from '../control/control.ts';
import { mutateLive } from '../live-mutation.ts';
import { withLive } from '../mutation/live-result.ts';
import { liveSample } from '../mutation/live-sample.ts';
import { originalOf } from '../mutation/original.ts';
import type { Explanations } from '../mutation/survivors.ts';
import type { MutationResult } from '../report/run-result.ts';
import type { TemplateDocument } from '../template/document.ts';
import { declaredParameters } from '../template/parameters.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';

interface Wanted {
  readonly spec: Spec;
  /** The template's file. */
  readonly path: string;
  readonly document: TemplateDocument;
  readonly given: GivenValues;
  readonly explanations: Explanations | undefined;
}

/** A stack waits more than it works: one more than there are processors. */
const parallel = (): number => availableParallelism() + 1;

/**
 * Deploys a sample of a template's mutants to local targets.
 * @returns what adds their results to those of the others.
 */
export const liveMutation = async (
  { spec, path, document, given, explanations }: Wanted,
  { io, services }: Session,
): Promise<(result: MutationResult) => MutationResult> => {
  const progress = progressOn(io);
  const original = originalOf(document, givenFor(spec, given));
  const sample = liveSample(spec, original);
  const started = performance.now();
  progress.now(`${spec.id}: the unmutated template is deployed and exercised`);
  const judged = await mutateLive({
    spec,
    text: document.text,
    folder: dirname(path),
    mutants: sample.mutants,
    parameters: new Map([...original.scenario.parameters, ...unusual(document, given)]),
    parallel: parallel(),
    services,
    signal: io.signal,
    progress: (done, total, leftMs) => {
      if (!io.stderr.isTTY && done % 10 > 0) return;
      progress.now(
        `${spec.id}: ${String(done)} of ${String(total)} mutants deployed, about ${String(Math.ceil(leftMs / 1000))} s left`,
      );
    },
  });
  if (io.stderr.isTTY) progress.clear();
  const durationMs = performance.now() - started;
  const reading = { spec, sample, document, explanations, durationMs };
  return (result) => withLive(result, judged, reading);
};

/** The last allowed value of each parameter that has a choice: a constant that is right for the default is wrong then. */
const unusual = (document: TemplateDocument, given: GivenValues): readonly (readonly [string, string])[] =>
  [...declaredParameters(document).values()].flatMap(({ name, allowedValues }) => {
    const last = allowedValues?.at(-1);
    const first = given.parameters?.[name];
    return first === undefined && last !== undefined ? [[name, last] as const] : [];
  });

import type { Spec } from './control/control.ts';
import { judgeLive } from './control/judge-live.ts';
import type { ColumnVerdicts } from './control/spec-result.ts';
import type { FilledFacts } from './resources/live-filled.ts';
import { observeLive } from './resources/live-system.ts';
import type { Target } from './target/target.ts';
import { anySpelling } from './terraform/spellings.ts';

/** A live stack to be judged, and how far. */
export interface ProbeRequest {
  readonly target: Target;
  readonly outputs: ReadonlyMap<string, string>;
  /** The file that the outputs come from, for messages. */
  readonly outputsFile: string;
  /** Whether to put it in motion as well: that writes to it, and takes back what it wrote. */
  readonly exercise: boolean;
  /** Whether the stack was made for this run alone: then the exercises may delete it. */
  readonly disposable?: boolean;
  readonly filled?: FilledFacts;
  readonly signal: AbortSignal;
  /** Told what is being done. */
  readonly progress?: (line: string) => void;
}

/** What a live stack came to. */
export interface LiveJudgement {
  readonly verdicts: ColumnVerdicts;
  /** How long each part took, in milliseconds. */
  readonly timings: Readonly<Record<string, number>>;
  /** What the exercises could not take back. */
  readonly notices: readonly string[];
}

/**
 * Observes a live stack from its flat outputs, exercises it if asked to, and judges both.
 * @throws StackproofError when the outputs lead nowhere, the stack is gone, or the target does not answer.
 */
export const probe = async (spec: Spec, request: ProbeRequest): Promise<LiveJudgement> => {
  const { target, outputsFile, filled, signal, progress = () => undefined } = request;
  // The exercises, too, may find Terraform's names.
  const outputs = anySpelling(request.outputs);
  const started = performance.now();
  progress('observing the live stack');
  const system = await observeLive({
    target,
    outputs,
    outputsFile,
    entry: spec.live,
    ...(filled === undefined ? {} : { filled }),
  });
  const observed = performance.now();
  let evidence: unknown;
  let leftBehind: readonly string[] = [];
  if (request.exercise) {
    progress('exercising it');
    const exercise = await spec.loadExercises();
    const seen = await exercise({ target, system, outputs, signal, disposable: request.disposable === true });
    leftBehind = seen.leftBehind;
    evidence = seen;
  }
  const exercised = performance.now();
  const verdicts = judgeLive(spec, system, evidence);
  return {
    verdicts,
    timings: {
      observe: Math.round(observed - started),
      exercise: Math.round(exercised - observed),
      judge: Math.round(performance.now() - exercised),
    },
    notices: leftBehind.map((line) => `an exercise left something behind: ${line}`),
  };
};

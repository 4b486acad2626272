import type { Spec } from '../control/control.ts';
import type { JudgedLive } from '../live-mutation.ts';
import type { LiveMutantResult, MutationResult } from '../report/run-result.ts';
import type { TemplateDocument } from '../template/document.ts';
import { unifiedDiff } from './diff.ts';
import type { LiveSample } from './live-sample.ts';
import { countsOf, isLive, outdated } from './mutation-result.ts';
import type { Explanations } from './survivors.ts';

/** What a deployed sample's result needs beside the fates. */
export interface LiveReading {
  readonly spec: Spec;
  readonly sample: LiveSample;
  /** The unmutated template, under the path that is shown in places and in diffs. */
  readonly document: TemplateDocument;
  readonly explanations: Explanations | undefined;
  readonly durationMs: number;
}

/**
 * The deployed sample's part of a mutation's result, and what of it fails the run: a survivor that nothing explains, a control
 * that threw, a control with a say on live stacks that met no mutant.
 */
export const withLive = (
  result: MutationResult,
  judged: readonly JudgedLive[],
  reading: LiveReading,
): MutationResult => {
  const mutants = judged.map((each) => liveResult(each, reading));
  const live = { counts: countsOf(mutants), durationMs: Math.round(reading.durationMs), mutants };
  return { ...result, live, problems: [...result.problems, ...problemsOf(mutants, reading)] };
};

const liveResult = ({ mutant: made, fate }: JudgedLive, reading: LiveReading): LiveMutantResult => {
  const { id, operator, description, at, edits, inPackageTemplate } = made.mutant;
  const { document } = reading;
  const { text, file } = (inPackageTemplate === true ? document.packageTemplate : undefined) ?? document;
  const place = { file, line: at.line ?? 1, column: at.column ?? 1 };
  const known = { id, operator, description, control: made.control, ...place };
  const explained = reading.explanations?.reasonFor(id);
  switch (fate.kind) {
    case 'killed':
      return {
        ...known,
        outcome: 'killed',
        killedBy: fate.by,
        ...(fate.gapFilled.length === 0 ? {} : { gapFilled: fate.gapFilled }),
      };
    case 'invalid':
      return { ...known, outcome: 'invalid', reason: fate.reason };
    case 'error':
      return { ...known, outcome: 'error', reason: `${fate.control}: ${fate.reason}` };
    case 'survived':
      return explained === undefined
        ? { ...known, outcome: 'survived', diff: unifiedDiff(text, edits, file) }
        : { ...known, outcome: 'recorded', reason: explained };
  }
};

const problemsOf = (
  mutants: readonly LiveMutantResult[],
  { spec, sample, explanations }: LiveReading,
): readonly string[] => {
  const told = mutants.flatMap(({ id, outcome, reason = '' }) => {
    if (outcome === 'error') return [`a control threw on ${id}: ${reason}`];
    return outcome === 'survived' && explanations !== undefined
      ? [`nothing explains why ${id} survived`]
      : [];
  });
  if (explanations === undefined) return told;
  const unmet = spec.sections
    .flatMap(({ controls }) => controls)
    .filter(
      ({ id, live, exercise }) => (live !== undefined || exercise !== undefined) && !sample.met.has(id),
    );
  return [
    ...told,
    ...sample.missing.map((why) => `a mutant to be deployed has no place in the template: ${why}`),
    ...outdated(explanations, isLive),
    ...unmet.map(({ id }) => `${id} meets no deployed mutant`),
  ];
};

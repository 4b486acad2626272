import type { Spec } from '../control/control.ts';
import type { ColumnVerdicts } from '../control/spec-result.ts';
import { mutate } from '../mutation/mutate.ts';
import { mutationResultOf, type JudgedMutants } from '../mutation/mutation-result.ts';
import { touches } from '../mutation/since.ts';
import { explanationsOf } from '../mutation/survivors.ts';
import type { MutationResult } from '../report/run-result.ts';
import type { TemplateDocument } from '../template/document.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { changedLines } from './changed-lines.ts';
import { startHelpers } from './mutation-helpers.ts';
import { progressOfMutants } from './mutation-progress.ts';
import type { Session } from './session.ts';

/** A template whose mutants a spec's controls have to notice. */
export interface Mutable {
  readonly spec: Spec;
  readonly path: string;
  /** Its path as reports show it. */
  readonly source: string;
  readonly document: TemplateDocument;
  readonly given: GivenValues;
  /** It is the spec's own, of which every survivor has to be explained. */
  readonly reference: boolean;
}

/** What came of a source's mutants, for its part of the run result. */
export interface Mutated {
  readonly column: 'template' | 'terraform';
  readonly source: string;
  readonly verdicts: ColumnVerdicts;
  readonly notices: readonly string[];
  readonly judged: JudgedMutants;
  readonly result: MutationResult;
}

/**
 * Judges a template's mutants.
 * @param options.since only those of the lines that changed since a git reference.
 * @param options.live deploys a sample as well.
 * @throws StackproofError when git does not know the reference, and as mutate and mutateLive do.
 */
export const mutateTemplate = async (
  { spec, path, source, document, given, reference }: Mutable,
  { since, live }: { readonly since?: string; readonly live: boolean },
  session: Session,
): Promise<Mutated> => {
  const { io } = session;
  const ranges = since === undefined ? undefined : changedLines(path, since);
  const progress = progressOfMutants(source, session);
  const mutation = await mutate(spec, document, {
    given,
    ...(ranges === undefined ? {} : { only: (mutant) => touches(document.text, mutant, ranges) }),
    startHelpers,
    signal: io.signal,
    progress: progress.tell,
  });
  progress.clear();
  const records = reference ? await spec.loadSurvivors?.() : undefined;
  const explanations = reference ? explanationsOf(records ?? []) : undefined;
  const withLive = live
    ? await (
        await import('./mutate-live.ts')
      ).liveMutation({ spec, path, document, given, explanations }, session)
    : undefined;
  const judged = mutationResultOf(mutation, {
    explanations,
    complete: ranges === undefined && Object.keys(given).length === 0,
    diffPath: source,
  });
  const { verdicts, notices } = mutation.unmutated;
  const unchanged =
    ranges?.length === 0 ? [`${source} is as it was at ${since ?? ''}: nothing to mutate`] : [];
  return {
    column: 'template',
    source,
    verdicts,
    notices: [...notices, ...unchanged],
    judged: mutation,
    result: withLive === undefined ? judged : withLive(judged),
  };
};

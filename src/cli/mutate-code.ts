import { basename, join } from 'node:path';
import type { Spec } from '../control/control.ts';
import { terraformMutationResultOf } from '../mutation/mutation-result.ts';
import { touches, type LineRange } from '../mutation/since.ts';
import { explanationsOf } from '../mutation/survivors.ts';
import { mutateTerraform } from '../mutation/terraform/mutate.ts';
import type { CodeMutant } from '../mutation/terraform/operator.ts';
import type { GivenValues } from '../template/given-values.ts';
import { readTerraform, type TerraformSource } from '../terraform/module.ts';
import { changedLines } from './changed-lines.ts';
import type { Mutated } from './mutate-template.ts';
import { startHelpers } from './mutation-helpers.ts';
import { progressOfMutants } from './mutation-progress.ts';
import type { Session } from './session.ts';

/** A folder of Terraform code whose mutants a spec's controls have to notice. */
export interface MutableCode {
  readonly spec: Spec;
  readonly folder: string;
  /** Its path as reports show it. */
  readonly source: string;
  readonly code: TerraformSource;
  readonly given: GivenValues;
  /** It is the spec's own, of which every survivor has to be explained. */
  readonly reference: boolean;
}

/** The code of a folder, its files under the path that reports show. @throws StackproofError (exit 2) when it cannot be read. */
export const readCode = async (folder: string, source: string): Promise<TerraformSource> => {
  const { code, values } = await readTerraform(folder);
  const shown = code.map(({ file, text }) => ({ file: join(source, basename(file)), text }));
  return { folder, code: shown, values };
};

/**
 * Judges the mutants of Terraform code.
 * @param options.since only those of the lines that changed since a git reference.
 * @throws StackproofError when git does not know the reference, and as mutateTerraform does.
 */
export const mutateCode = async (
  { spec, folder, source, code, given, reference }: MutableCode,
  { since }: { readonly since?: string },
  session: Session,
): Promise<Mutated> => {
  const only = since === undefined ? undefined : changedOnly(folder, code, since);
  const progress = progressOfMutants(source, session);
  const mutation = await mutateTerraform(spec, code, {
    given,
    ...(only === undefined ? {} : { only: only.has }),
    startHelpers,
    signal: session.io.signal,
    progress: progress.tell,
  });
  progress.clear();
  const records = reference ? await spec.loadTerraformSurvivors?.() : undefined;
  const { verdicts, notices } = mutation.unmutated;
  const unchanged =
    only?.isEmpty === true ? [`${source} is as it was at ${since ?? ''}: nothing to mutate`] : [];
  return {
    column: 'terraform',
    source,
    verdicts,
    notices: [...notices, ...unchanged],
    judged: mutation,
    result: terraformMutationResultOf(mutation, {
      explanations: reference ? explanationsOf(records ?? []) : undefined,
      complete: only === undefined && Object.keys(given).length === 0,
      diffPath: source,
    }),
  };
};

/** Which mutants change a line that is not as it was. */
const changedOnly = (
  folder: string,
  { code }: TerraformSource,
  since: string,
): { readonly isEmpty: boolean; readonly has: (mutant: CodeMutant) => boolean } => {
  const changed = new Map<string, { readonly text: string; readonly ranges: readonly LineRange[] }>(
    code.map(({ file, text }) => [file, { text, ranges: changedLines(join(folder, basename(file)), since) }]),
  );
  return {
    isEmpty: [...changed.values()].every(({ ranges }) => ranges.length === 0),
    has: (mutant) => {
      const its = changed.get(mutant.edits[0]?.file ?? '');
      return its !== undefined && touches(its.text, mutant, its.ranges);
    },
  };
};

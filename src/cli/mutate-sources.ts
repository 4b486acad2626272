import { statSync } from 'node:fs';
import type { Spec } from '../control/control.ts';
import { specResultOf } from '../control/spec-result.ts';
import { withMutants } from '../mutation/mutation-result.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { GivenValues } from '../template/given-values.ts';
import { loadTemplate } from '../template/load.ts';
import { underName } from '../template/package-template.ts';
import type { Mutable, Mutated } from './mutate-template.ts';
import type { MutableCode } from './mutate-code.ts';
import { isReference, referenceFile, referenceFolder } from './run-result.ts';
import type { Session } from './session.ts';

/** What is to be mutated of a spec: the file or folder that the user named, else all that is the spec's own. */
export interface Sources {
  readonly template: Mutable | undefined;
  readonly code: MutableCode | undefined;
}

/** @throws StackproofError (exit 2) when it cannot be read. */
export const sourcesOf = async (
  spec: Spec,
  source: string | undefined,
  given: GivenValues,
): Promise<Sources> => {
  const isFolder = source !== undefined && isDirectory(source);
  const file = isFolder ? undefined : (source ?? referenceFile(spec));
  const folder = source === undefined ? referenceFolder(spec) : isFolder ? source : undefined;
  const template = file === undefined ? undefined : templateOf(spec, file, source ?? spec.reference, given);
  const code =
    folder === undefined ? undefined : await codeOf(spec, folder, source ?? spec.terraform ?? folder, given);
  return { template, code };
};

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const templateOf = (spec: Spec, path: string, source: string, given: GivenValues): Mutable => ({
  spec,
  path,
  source,
  document: underName(loadTemplate(path), source),
  given,
  reference: isReference(spec, path),
});

/** The parser of such code is loaded only where there is some. */
const codeOf = async (
  spec: Spec,
  folder: string,
  source: string,
  given: GivenValues,
): Promise<MutableCode> => {
  const { readCode } = await import('./mutate-code.ts');
  return {
    spec,
    folder,
    source,
    code: await readCode(folder, source),
    given,
    reference: isReference(spec, folder),
  };
};

/** Judges the mutants of a spec's sources, one source after the other: each keeps every processor busy. */
export const mutateSources = async (
  spec: Spec,
  { template, code }: Sources,
  options: { readonly since?: string; readonly live: boolean },
  session: Session,
): Promise<SpecResult> => {
  const mutated: Mutated[] = [];
  if (template !== undefined)
    mutated.push(await (await import('./mutate-template.ts')).mutateTemplate(template, options, session));
  if (code !== undefined)
    mutated.push(await (await import('./mutate-code.ts')).mutateCode(code, options, session));
  return resultOf(spec, mutated);
};

const resultOf = (spec: Spec, mutated: readonly Mutated[]): SpecResult => {
  const columns = Object.fromEntries(mutated.map(({ column, verdicts }) => [column, verdicts]));
  const [first, second] = mutated;
  const judged = specResultOf(spec, columns, {
    source: first?.source ?? spec.reference,
    ...(second === undefined ? {} : { terraformSource: second.source }),
    notices: mutated.flatMap(({ notices }) => notices),
    timings: { mutation: mutated.reduce((sum, { result }) => sum + result.durationMs, 0) },
  });
  return mutated.reduce(
    (result, { column, judged: its, result: mutation }) =>
      withMutants(result, its, mutation, column === 'template' ? 'mutation' : 'terraformMutation'),
    judged,
  );
};

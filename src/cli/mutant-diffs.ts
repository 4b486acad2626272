import { givenFor } from '../control/control.ts';
import { declaredMutants } from '../mutation/declared.ts';
import { unifiedDiff } from '../mutation/diff.ts';
import { generate } from '../mutation/generate.ts';
import { originalOf } from '../mutation/original.ts';
import type { MutableCode } from './mutate-code.ts';
import type { Sources } from './mutate-sources.ts';
import type { Mutable } from './mutate-template.ts';

/** What shows a mutant's diff, by the mutant's id. */
export type MutantDiffs = ReadonlyMap<string, () => string>;

/** The mutants of all sources; of two with the same id the template's comes first. */
export const diffsOf = async ({ template, code }: Sources): Promise<MutantDiffs> => {
  const ofCode = code === undefined ? new Map<string, () => string>() : await diffsOfCode(code);
  const ofTemplate = template === undefined ? new Map<string, () => string>() : diffsOfTemplate(template);
  return new Map([...ofCode, ...ofTemplate]);
};

const diffsOfTemplate = ({ spec, document, given }: Mutable): MutantDiffs => {
  const original = originalOf(document, givenFor(spec, given));
  const declared = declaredMutants(spec, original).flatMap((each) =>
    each.missing === undefined ? [each.mutant] : [],
  );
  const mutants = [...generate(original).map(({ mutant }) => mutant), ...declared];
  const { packageTemplate = document } = document;
  return new Map(
    mutants.map(({ id, edits, inPackageTemplate }) => [
      id,
      () => {
        const changed = inPackageTemplate === true ? packageTemplate : document;
        return unifiedDiff(changed.text, edits, changed.file);
      },
    ]),
  );
};

const diffsOfCode = async ({ spec, code, given }: MutableCode): Promise<MutantDiffs> => {
  const [{ codeDiff }, { terraformJobsOf }] = await Promise.all([
    import('../mutation/terraform/code-diff.ts'),
    import('../mutation/terraform/jobs.ts'),
  ]);
  const { generated, declared } = await terraformJobsOf(spec, code, given, new Set());
  const mutants = [...generated, ...declared.flatMap(({ mutant }) => mutant ?? [])];
  return new Map(mutants.map(({ id, edits }) => [id, () => codeDiff(code, edits)]));
};

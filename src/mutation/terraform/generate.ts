import { applyEdits } from '../mutant.ts';
import type { CodeEdit } from './declaration.ts';
import type { CodeMutant, TerraformOperator } from './operator.ts';
import { terraformOperators } from './operators/index.ts';
import type { TerraformOriginal } from './original.ts';
import { textOfFile } from './edits.ts';

/**
 * Every mutant of Terraform code: each operator wherever it applies, once for each code that comes of it, in the order of the
 * operators and of the code.
 */
export const generateTerraform = (
  original: TerraformOriginal,
  operators: readonly TerraformOperator[] = terraformOperators,
): readonly CodeMutant[] => {
  const made = new Map<string, CodeMutant>();
  for (const operator of operators)
    for (const mutant of operator.mutants(original)) {
      const texts = mutatedFiles(original, mutant.edits);
      const key = [...texts].map(([file, text]) => `${file}\n${text}`).join('\n');
      const changes = [...texts].some(([file, text]) => text !== textOfFile(original.files, file));
      if (changes && !made.has(key)) made.set(key, mutant);
    }
  return [...made.values()];
};

/** The texts of the files that edits change. */
export const mutatedFiles = (
  { files }: Pick<TerraformOriginal, 'files'>,
  edits: readonly CodeEdit[],
): ReadonlyMap<string, string> => {
  const names = [...new Set(edits.map(({ file }) => file))].sort();
  return new Map(
    names.map((file) => [
      file,
      applyEdits(
        textOfFile(files, file),
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
};

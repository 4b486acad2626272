import { unifiedDiff } from '../../../../src/mutation/diff.ts';
import { mutatedFiles } from '../../../../src/mutation/terraform/generate.ts';
import type { CodeMutant, TerraformOperator } from '../../../../src/mutation/terraform/operator.ts';
import { terraformOriginalOf, type TerraformOriginal } from '../../../../src/mutation/terraform/original.ts';
import { parseTerraform, type TerraformModule } from '../../../../src/terraform/module.ts';
import type { GivenValues } from '../../../../src/template/given-values.ts';

/** Code of one file, to be mutated. */
export const originalOf = async (text: string, given: GivenValues = {}): Promise<TerraformOriginal> => {
  const code = [{ file: 'main.tf', text }];
  return terraformOriginalOf({ code }, await parseTerraform('.', code), given);
};

/** What an operator makes of code: each mutant's id, and the lines that it takes away (-) and adds (+). */
export const mutantsOf = async (
  operator: TerraformOperator,
  text: string,
  given: GivenValues = {},
): Promise<Readonly<Record<string, string>>> => {
  const original = await originalOf(text, given);
  return Object.fromEntries(
    [...operator.mutants(original)].map((mutant) => [mutant.id, changedLines(text, mutant)]),
  );
};

const changedLines = (text: string, { edits }: CodeMutant): string =>
  unifiedDiff(text, edits, 'main.tf')
    .split('\n')
    .filter((line) => /^[-+](?!--|\+\+ )/.test(line))
    .map((line) => `${line.charAt(0)}${line.slice(1).trim()}`)
    .join(' ');

/** The code that a mutant makes, read. */
export const mutatedModule = (
  original: TerraformOriginal,
  mutant: Pick<CodeMutant, 'edits'>,
): Promise<TerraformModule> => {
  const texts = mutatedFiles(original, mutant.edits);
  return parseTerraform(
    '.',
    original.files.map(({ file, text }) => ({ file, text: texts.get(file) ?? text })),
  );
};

/** A text of lines. */
export const lines = (...each: readonly string[]): string => `${each.join('\n')}\n`;

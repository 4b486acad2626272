import type { Spec } from '../../control/control.ts';
import { NotApplicable } from '../declaration.ts';
import { inOrder } from '../mutant.ts';
import type { OriginalCode, TerraformMutantDeclaration } from './declaration.ts';
import { textOfFile } from './edits.ts';
import { judging } from './judge-mutant.ts';
import type { CodeMutant } from './operator.ts';

/** A mutant that a control declares; or why this code has no place for it. */
export type DeclaredTerraform = { readonly control: string; readonly description: string } & (
  | { readonly mutant: CodeMutant; readonly missing?: never }
  | { readonly mutant?: never; readonly missing: string }
);

/** The mutants, of one module, that every control of a spec declares which has a say on Terraform code. */
export const declaredTerraform = (spec: Spec, original: OriginalCode): readonly DeclaredTerraform[] =>
  judging(spec).flatMap(({ id, breaksTerraform = [] }) =>
    breaksTerraform.map((each) => declaredMutant(original, id, each)),
  );

const declaredMutant = (
  original: OriginalCode,
  control: string,
  declaration: TerraformMutantDeclaration,
): DeclaredTerraform => {
  const { description } = declaration;
  try {
    const edits = declaration.edits(original);
    const id = `declared:${control}=${description}`;
    return {
      control,
      description,
      mutant: { id, operator: 'declared', description, edits, at: placeOf(original, edits) },
    };
  } catch (thrown) {
    if (thrown instanceof NotApplicable) return { control, description, missing: thrown.message };
    throw thrown;
  }
};

/** The line of the first change. */
const placeOf = ({ files }: OriginalCode, edits: CodeMutant['edits']): CodeMutant['at'] => {
  const [first] = edits;
  const file = first?.file ?? '';
  const start = inOrder(edits.filter((edit) => edit.file === file))[0]?.start ?? 0;
  const text = textOfFile(files, file);
  const line = text.slice(0, start).split('\n').length;
  return { resource: '', path: '', file, line, column: start - text.lastIndexOf('\n', start - 1) };
};

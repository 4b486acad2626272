import { givenFor, type Spec } from '../control/control.ts';
import { MissingSubject } from '../control/subject.ts';
import { observeTemplate } from '../resources/template-system.ts';
import { NotApplicable, type Breakable, type MutantDeclaration } from './declaration.ts';
import type { Generated } from './generate.ts';
import { applyEdits, inOrder, type Edit } from './mutant.ts';
import { originalOf, type Original } from './original.ts';

/** A mutant that a control declares, with the template that it makes; or why this template has no place for it. */
export type Declared = { readonly control: string; readonly description: string } & (
  (Generated & { readonly missing?: never }) | { readonly missing: string }
);

/** The mutants, on one template, that every control of a spec declares which has a say on templates. */
export const declaredMutants = (spec: Spec, original: Original): readonly Declared[] => {
  const controls = spec.sections.flatMap((section) => section.controls);
  const judging = controls.filter(({ template }) => template !== undefined);
  const template = breakable(spec, original);
  return judging.flatMap(({ id, breaks }) => breaks.map((each) => declaredMutant(template, id, each)));
};

/** A template whose subjects can be found. */
export const breakable = (spec: Spec, original: Original): Breakable => {
  const { document, scenario } = original;
  const subjects = spec.subjects(observeTemplate(document, scenario, { variables: spec.variables }));
  const logicalIdOf = (subject: string): string => logicalId(subjects, subject);
  const { packageTemplate } = document;
  if (packageTemplate === undefined) return { ...original, logicalIdOf };
  const { region } = givenFor(spec);
  const beside = { ...originalOf(packageTemplate, region === undefined ? {} : { region }), logicalIdOf };
  return { ...original, logicalIdOf, packageTemplate: beside };
};

const logicalId = (subjects: unknown, name: string): string => {
  const found: unknown =
    typeof subjects === 'object' && subjects !== null ? Reflect.get(subjects, name) : undefined;
  const at: unknown = typeof found === 'object' && found !== null && 'at' in found ? found.at : undefined;
  const resource: unknown =
    typeof at === 'object' && at !== null && 'resource' in at ? at.resource : undefined;
  if (typeof resource !== 'string') throw new NotApplicable(`there is no subject ${name}`);
  return resource;
};

export const declaredMutant = (
  of: Breakable,
  control: string,
  { description, edits, inPackageTemplate }: MutantDeclaration,
): Declared => {
  const template = inPackageTemplate === true ? of.packageTemplate : of;
  if (template === undefined) return { control, description, missing: 'there is no package template' };
  try {
    const made = edits(template);
    const text = applyEdits(template.document.text, made);
    const at = placeOf(template, made);
    const mutant = {
      id: `declared:${control}=${description}`,
      operator: 'declared',
      description,
      edits: made,
      ...(inPackageTemplate === undefined ? {} : { inPackageTemplate }),
      at,
    };
    return { control, description, mutant, text };
  } catch (thrown) {
    if (thrown instanceof NotApplicable || thrown instanceof MissingSubject)
      return { control, description, missing: thrown.message };
    throw thrown;
  }
};

/** The line of the first change. */
const placeOf = ({ document: { file, text } }: Breakable, edits: readonly Edit[]) => {
  const start = inOrder(edits)[0]?.start ?? 0;
  const line = text.slice(0, start).split('\n').length;
  return { resource: '', path: '', file, line, column: start - text.lastIndexOf('\n', start - 1) };
};

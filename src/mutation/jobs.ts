import type { Spec } from '../control/control.ts';
import type { TemplateDocument } from '../template/document.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { originOf } from '../template/variant.ts';
import { declaredMutants, type Declared } from './declared.ts';
import { generate, type Generated } from './generate.ts';
import { judgeMutant, type Fate } from './judge-mutant.ts';
import { originalOf } from './original.ts';
import { recordingsOf } from './recordings.ts';
import { reparseOf } from './reparse.ts';

/** All that there is to judge of a template, by number: whoever makes them of the same template makes the same. */
export interface Jobs {
  readonly generated: readonly Generated[];
  readonly declared: readonly Declared[];
  /** The generated ones come first. A declared mutant is judged by its own control, and is never taken for no template. */
  fateOf(number: number): Fate;
}

/**
 * A template's mutants, ready to be judged.
 * @param passing the controls that pass on the unmutated template.
 * @throws StackproofError when the template cannot be resolved.
 */
export const jobsOf = (
  spec: Spec,
  document: TemplateDocument,
  given: GivenValues,
  passing: ReadonlySet<string>,
): Jobs => {
  const original = originalOf(document, given);
  const generated = generate(original);
  const declared = declaredMutants(spec, original);
  const origin = originOf(document);
  const recorded = recordingsOf(spec, origin, given);
  const judge = { spec, given, passing, reparse: reparseOf(origin), recorded };
  return {
    generated,
    declared,
    fateOf: (number) => {
      const made = generated[number];
      if (made !== undefined) return judgeMutant(judge, made);
      const own = declared[number - generated.length];
      if (own === undefined || own.missing !== undefined) return { kind: 'survived', unobservable: [] };
      const its = new Set([own.control].filter((id) => passing.has(id)));
      return judgeMutant({ ...judge, passing: its }, own, false);
    },
  };
};

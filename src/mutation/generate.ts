import { applyEdits, type Mutant } from './mutant.ts';
import { operators as all } from './operators/index.ts';
import type { Operator } from './operator.ts';
import type { Original } from './original.ts';

/** A mutant with the text that it makes: the template's, or its package template's. */
export interface Generated {
  readonly mutant: Mutant;
  readonly text: string;
}

/**
 * Every mutant of a template: each operator wherever it applies, once for each text, in the order of the operators and of
 * the template.
 */
export const generate = (original: Original, operators: readonly Operator[] = all): readonly Generated[] => {
  const { text } = original.document;
  const made = new Map<string, Generated>();
  for (const operator of operators)
    for (const mutant of operator.mutants(original)) {
      const mutated = applyEdits(text, mutant.edits);
      if (mutated !== text && !made.has(mutated)) made.set(mutated, { mutant, text: mutated });
    }
  return [...made.values()];
};

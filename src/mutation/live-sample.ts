import type { Control, Spec } from '../control/control.ts';
import { breakable, declaredMutant } from './declared.ts';
import type { Generated } from './generate.ts';
import type { Original } from './original.ts';

/** A mutant to be deployed. */
export interface LiveMutant extends Generated {
  /** The control that declares it, and that should notice. */
  readonly control: string;
  /** Whether the stack has to be put in motion for that. */
  readonly exercise: boolean;
}

/** The mutants to be deployed; and what is declared but has no place in this template, a sentence each. */
export interface LiveSample {
  readonly mutants: readonly LiveMutant[];
  readonly missing: readonly string[];
  /** The controls that declare one of them. What two declare is deployed once. */
  readonly met: ReadonlySet<string>;
}

/**
 * A sample with a mutant for every control that has a say on live stacks: all that only shows in motion, and the first of
 * those that show in the stack's configuration as well.
 */
export const liveSample = (spec: Spec, original: Original): LiveSample => {
  const template = breakable(spec, original);
  const declared = spec.sections
    .flatMap(({ controls }) => controls)
    .flatMap((control) =>
      chosen(control).map(({ declaration, exercise }) => ({
        ...declaredMutant(template, control.id, declaration),
        exercise,
      })),
    );
  const mutants = new Map<string, LiveMutant>();
  const missing: string[] = [];
  const met = new Set<string>();
  for (const each of declared) {
    if (each.missing !== undefined) missing.push(`${each.control} (${each.description}): ${each.missing}`);
    else {
      met.add(each.control);
      if (mutants.has(each.text) && !each.exercise) continue;
      const { control, mutant, text, exercise } = each;
      mutants.set(text, {
        control,
        text,
        exercise,
        mutant: { ...mutant, id: mutant.id.replace(/^declared/, 'live') },
      });
    }
  }
  return { mutants: [...mutants.values()], missing, met };
};

/** What is declared for motion, else the first that is declared at all. */
const chosen = ({ live, exercise, breaks, breaksInMotion = [] }: Control<unknown, unknown>) => {
  const declarations = breaksInMotion.length > 0 ? breaksInMotion : breaks.slice(0, 1);
  if (live === undefined && exercise === undefined) return [];
  return declarations.map((declaration) => ({ declaration, exercise: exercise !== undefined }));
};

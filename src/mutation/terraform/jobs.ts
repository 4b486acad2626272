import { givenFor, type Spec } from '../../control/control.ts';
import type { GivenValues } from '../../template/given-values.ts';
import type { TerraformSource } from '../../terraform/module.ts';
import type { Fate } from '../judge-mutant.ts';
import type { Scenario } from '../../resources/system.ts';
import { baselineOf, type Baseline } from './baseline.ts';
import { declaredTerraform, type DeclaredTerraform } from './declared.ts';
import { generateTerraform } from './generate.ts';
import { judgeTerraformMutant } from './judge-mutant.ts';
import type { CodeMutant } from './operator.ts';
import { terraformOriginalOf } from './original.ts';
import { tellingOf } from './telling.ts';
import { readable, type Readable } from './reread.ts';

/** All that there is to judge of Terraform code, by number: whoever makes them of the same code makes the same. */
export interface TerraformJobs {
  readonly generated: readonly CodeMutant[];
  readonly declared: readonly DeclaredTerraform[];
  /** The generated ones come first. A declared mutant is judged by its own control, and is never taken for no code. */
  fateOf(number: number): Fate;
}

/**
 * The mutants of Terraform code, ready to be judged.
 * @param passing the controls that pass on the unmutated code.
 * @throws StackproofError when the code cannot be read, or takes no given value.
 */
export const terraformJobsOf = async (
  spec: Spec,
  source: TerraformSource,
  given: GivenValues,
  passing: ReadonlySet<string>,
  read?: Readable,
): Promise<TerraformJobs> => {
  const { module, reread } = read ?? (await readable(source));
  const settled = givenFor(spec, given);
  const original = terraformOriginalOf(source, module, settled);
  const generated = generateTerraform(original);
  const declared = declaredTerraform(spec, original);
  const { scenarios } = original;
  const known = new Map<Scenario, Baseline>();
  const own = new Set(Object.values(tellingOf(scenarios)).flat());
  const judge = {
    spec,
    given: settled,
    passing,
    original: module,
    reread,
    scenarios,
    baselines: (scenario: Scenario): Baseline | undefined => {
      if (!own.has(scenario)) return undefined;
      const before = known.get(scenario) ?? baselineOf(spec, module, scenario);
      known.set(scenario, before);
      return before;
    },
  };
  return {
    generated,
    declared,
    fateOf: (number) => {
      const made = generated[number];
      if (made !== undefined) return judgeTerraformMutant(judge, made);
      const its = declared[number - generated.length];
      if (its === undefined || its.missing !== undefined) return { kind: 'survived', unobservable: [] };
      const itsOwn = new Set([its.control].filter((id) => passing.has(id)));
      return judgeTerraformMutant({ ...judge, passing: itsOwn }, its.mutant, false);
    },
  };
};

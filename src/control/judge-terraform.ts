import { observeTerraform } from '../resources/terraform-system.ts';
import type { GivenValues } from '../template/given-values.ts';
import type { Scenarios } from '../template/scenarios.ts';
import type { TerraformModule } from '../terraform/module.ts';
import { terraformScenarios } from '../terraform/scenarios.ts';
import { givenFor, type Spec } from './control.ts';
import { judgeOnce } from './judge.ts';
import { underAll } from './under-all.ts';
import type { Verdict } from './verdict.ts';

/** What Terraform code comes to under a spec: a verdict for each control that judges such code. */
export interface TerraformJudgement {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly notices: readonly string[];
}

/**
 * Judges a Terraform module by every control of a spec that has a say on it, under every allowed value of its variables.
 * @throws StackproofError for a given value that it does not take.
 */
export const judgeTerraform = <S, E>(
  spec: Spec<S, E>,
  module: TerraformModule,
  options: {
    readonly given?: GivenValues;
    /** Other circumstances than those that the code allows: a plan's own. */
    readonly scenarios?: Scenarios;
    readonly only?: ReadonlySet<string>;
  } = {},
): TerraformJudgement => {
  const { scenarios, notices } =
    options.scenarios ?? terraformScenarios(module, givenFor(spec, options.given));
  const observed = scenarios.map((scenario) => {
    const system = observeTerraform(module, scenario, { variables: spec.variables });
    return { system, subjects: spec.subjects(system) };
  });
  const verdicts = new Map<string, Verdict>();
  for (const { controls } of spec.sections)
    for (const { id, terraform } of controls)
      if (terraform !== undefined && options.only?.has(id) !== false)
        verdicts.set(
          id,
          underAll(
            observed.map(({ system, subjects }) => {
              const { scenario } = system;
              return { scenario, judged: () => judgeOnce(terraform, subjects, { system, scenario }) };
            }),
          ),
        );
  return { verdicts, notices };
};

import { StackproofError } from '../errors.ts';
import { observeTerraform } from '../resources/terraform-system.ts';
import type { System } from '../resources/system.ts';
import type { GivenValues } from '../template/given-values.ts';
import type { Scenarios } from '../template/scenarios.ts';
import type { TerraformModule } from '../terraform/module.ts';
import { terraformScenarios } from '../terraform/scenarios.ts';
import type { Judge, Spec } from './control.ts';
import { errorVerdict, judgeOnce, verdictOf } from './judge.ts';
import { acrossScenarios, type Occurrence } from './scenarios.ts';
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
    options.scenarios ?? terraformScenarios(module, { region: spec.region, ...options.given });
  const observed = scenarios.map((scenario) => {
    const system = observeTerraform(module, scenario, { variables: spec.variables });
    return { system, subjects: spec.subjects(system) };
  });
  const verdicts = new Map<string, Verdict>();
  for (const { controls } of spec.sections)
    for (const { id, terraform } of controls)
      if (terraform !== undefined && options.only?.has(id) !== false)
        verdicts.set(id, underAll(terraform, observed));
  return { verdicts, notices };
};

const underAll = <S>(
  judge: Judge<S>,
  observed: readonly { readonly system: System; readonly subjects: S }[],
): Verdict => {
  const occurrences: Occurrence[] = [];
  for (const { system, subjects } of observed) {
    const { scenario } = system;
    try {
      const judged = judgeOnce(judge, subjects, { system, scenario });
      if ('outcome' in judged) return judged;
      if (judged.length === 0) return verdictOf([]);
      judged.forEach((check, index) => occurrences.push({ scenario, check, index }));
    } catch (thrown) {
      if (thrown instanceof StackproofError) throw thrown;
      return errorVerdict(thrown);
    }
  }
  return verdictOf(
    acrossScenarios(
      occurrences,
      observed.map(({ system }) => system.scenario),
    ),
  );
};

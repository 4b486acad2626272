import type { Control, Spec } from '../../control/control.ts';
import { judgeOnce } from '../../control/judge.ts';
import { StackproofError } from '../../errors.ts';
import { observeTerraform } from '../../resources/terraform-system.ts';
import type { Scenario } from '../../resources/system.ts';
import type { GivenValues } from '../../template/given-values.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { terraformScenarios } from '../../terraform/scenarios.ts';
import type { Fate } from '../judge-mutant.ts';
import type { CodeMutant } from './operator.ts';
import type { Baseline } from './baseline.ts';
import { refusalOfCode } from './refused.ts';
import type { Reread } from './reread.ts';
import { takesSwitches, tellingOf } from './telling.ts';
import { whyUnmade } from './unmade.ts';

/** How mutants of Terraform code are judged: by which controls, and with which values given. */
export interface TerraformJudge {
  readonly spec: Spec;
  /** The controls that pass on the unmutated code: only these can kill. */
  readonly passing: ReadonlySet<string>;
  /** What is given where the spec is judged. */
  readonly given: GivenValues;
  /** The unmutated code. */
  readonly original: TerraformModule;
  readonly reread: Reread;
  /** The scenarios of the unmutated code: a mutant's too, as long as its variables are the same. */
  readonly scenarios: readonly Scenario[];
  /** What is known of the unmutated code under one of these; undefined for any other. */
  readonly baselines: (scenario: Scenario) => Baseline | undefined;
}

/**
 * Judges a mutant until a control fails: with the defaults, then with everything other than usual; where it takes a switch, under
 * each of the switches' values as well.
 * @param invalid whether what Terraform would refuse is no code any more (else it is judged as any other).
 */
export const judgeTerraformMutant = (
  judge: TerraformJudge,
  { edits, at }: Pick<CodeMutant, 'edits' | 'at'>,
  invalid = true,
): Fate => {
  try {
    const module = judge.reread(edits);
    const refused = invalid ? refusalOfCode(module) : undefined;
    return refused === undefined
      ? fateOf(judge, module, at.resource, invalid)
      : { kind: 'invalid', reason: refused };
  } catch (error) {
    if (error instanceof StackproofError) return { kind: 'invalid', reason: error.message };
    throw error;
  }
};

const fateOf = (judge: TerraformJudge, module: TerraformModule, address: string, invalid: boolean): Fate => {
  const { spec, given, passing } = judge;
  const telling = tellingOf(
    sameVariables(module, judge.original) ? judge.scenarios : terraformScenarios(module, given).scenarios,
  );
  const controls = judging(spec).filter(({ id }) => passing.has(id));
  const unobservable = new Set<string>();
  const reachedUnder = new Map<Scenario, ReadonlySet<string>>();
  const under = (scenario: Scenario): Fate | undefined => {
    const outcome = judgeUnder(judge, module, scenario, controls);
    if ('kind' in outcome) return outcome;
    if (outcome.reached !== undefined) reachedUnder.set(scenario, outcome.reached);
    outcome.unobservable.forEach((id) => unobservable.add(id));
    return outcome.failed.length === 0 ? undefined : { kind: 'killed', by: outcome.failed };
  };
  const firstOf = (scenarios: readonly Scenario[]): Fate | undefined => {
    for (const scenario of scenarios) {
      const fate = under(scenario);
      if (fate !== undefined) return fate;
    }
    return undefined;
  };
  const { usual, crossed, unusual, others } = telling;
  // Most that are fine with the defaults are fine throughout: one look at what differs from them in every way tells.
  const later = (): Fate | undefined =>
    crossed !== undefined && under(crossed) === undefined ? undefined : firstOf(unusual);
  const switched = (): Fate | undefined =>
    takesSwitches(module, [address], telling) || takesSwitches(judge.original, [address], telling)
      ? firstOf(others)
      : undefined;
  const fate = under(usual) ?? later() ?? switched();
  if (fate !== undefined) return fate;
  for (const scenario of invalid ? [usual, crossed ?? usual] : []) {
    const why = whyUnmade(module, scenario, reachedUnder.get(scenario));
    if (why !== undefined) return { kind: 'invalid', reason: why };
  }
  return {
    kind: 'survived',
    unobservable: controls.flatMap(({ id }) => (unobservable.has(id) ? [id] : [])),
  };
};

const sameVariables = ({ variables, given }: TerraformModule, original: TerraformModule): boolean =>
  given === original.given &&
  variables.size === original.variables.size &&
  [...variables].every(([name, block]) => original.variables.get(name) === block);

type AnyControl = Control<unknown, unknown>;

/** The controls that have a say on Terraform code. */
export const judging = ({ sections }: Spec): readonly AnyControl[] =>
  sections.flatMap(({ controls }) => controls).filter(({ terraform }) => terraform !== undefined);

interface Outcome {
  readonly failed: readonly string[];
  readonly unobservable: readonly string[];
  /** What the change reaches; undefined where that may be all. */
  readonly reached: ReadonlySet<string> | undefined;
}

const judgeUnder = (
  { spec, baselines }: TerraformJudge,
  module: TerraformModule,
  scenario: Scenario,
  controls: readonly AnyControl[],
): Fate | Outcome => {
  const { system, same, reached } = baselines(scenario)?.observe(module) ?? {
    system: observeTerraform(module, scenario, { variables: spec.variables }),
    same: () => undefined,
    reached: undefined,
  };
  const subjects = spec.subjects(system);
  const failed: string[] = [];
  const unobservable: string[] = [];
  for (const control of controls) {
    const { id, terraform } = control;
    if (terraform === undefined) continue;
    const judged = same(control) ?? judgeOnce(terraform, subjects, { system, scenario });
    if ('outcome' in judged) return { kind: 'error', control: id, reason: judged.reason ?? 'it threw' };
    if (judged.length === 0) return { kind: 'error', control: id, reason: 'the control made no check' };
    if (judged.some(({ outcome }) => outcome === 'fail')) failed.push(id);
    else if (judged.some(({ outcome }) => outcome === 'not-observable')) unobservable.push(id);
  }
  return { failed, unobservable, reached };
};

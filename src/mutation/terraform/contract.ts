import type { Control, Spec } from '../../control/control.ts';
import { givenFor } from '../../control/control.ts';
import { judgeOnce } from '../../control/judge.ts';
import { judgeTerraform } from '../../control/judge-terraform.ts';
import type { Verdict } from '../../control/verdict.ts';
import { StackproofError } from '../../errors.ts';
import { observeTerraform } from '../../resources/terraform-system.ts';
import type { Scenario } from '../../resources/system.ts';
import type { TerraformModule, TerraformSource } from '../../terraform/module.ts';
import { terraformScenarios } from '../../terraform/scenarios.ts';
import type { CheckName } from '../contract.ts';
import { declaredTerraform, type DeclaredTerraform } from './declared.ts';
import { judging } from './judge-mutant.ts';
import { readable, type Readable } from './reread.ts';

type AnyControl = Control<unknown, unknown>;

/**
 * What is wrong between a spec's controls and its own Terraform code: a control that does not pass there; one that declares no
 * mutant; a declared mutant that its control does not notice; a check that no declared mutant makes fail.
 * @param exempt checks that no code can fail.
 * @throws StackproofError when the code cannot be read.
 */
export const terraformContractProblems = async (
  spec: Spec,
  source: TerraformSource,
  exempt: ReadonlySet<CheckName> = new Set(),
): Promise<readonly string[]> => {
  const read = await readable(source);
  const { verdicts } = judgeTerraform(spec, read.module);
  const declared = declaredTerraform(spec, { files: source.code, module: read.module });
  return judging(spec).flatMap((control) => {
    const verdict = verdicts.get(control.id);
    if (verdict?.outcome !== 'pass')
      return [`${control.id} does not pass on the unmutated code: ${why(verdict)}`];
    const own = declared.filter((each) => each.control === control.id);
    return own.length === 0
      ? [`${control.id} declares no mutant of its clause`]
      : problemsOf(spec, control, own, read, exempt);
  });
};

const problemsOf = (
  spec: Spec,
  control: AnyControl,
  own: readonly DeclaredTerraform[],
  { module, reread }: Readable,
  exempt: ReadonlySet<CheckName>,
): readonly string[] => {
  const { id } = control;
  const [usual] = scenariosOf(spec, module);
  const judged = usual === undefined ? [] : judgedUnder(spec, control, module, usual);
  const checks = 'outcome' in judged ? [] : judged.map((_, index) => index);
  const failed = new Set<number>();
  const idle = (): readonly number[] =>
    checks.filter((index) => !failed.has(index) && !exempt.has(`${id} #${index + 1}`));
  const problems = own.flatMap((each) => {
    const { description } = each;
    if (each.missing !== undefined)
      return [`${id}: the code has no place for its mutant (${description}): ${each.missing}`];
    const seen = failingChecks(spec, control, () => reread(each.mutant.edits), 'first');
    if (typeof seen === 'string') return [`${id} throws on its own mutant (${description}): ${seen}`];
    seen.forEach((index) => failed.add(index));
    return seen.length > 0 ? [] : [`${id} does not notice its own mutant: ${description}`];
  });
  // Another check may fail under another scenario only.
  for (const { mutant } of own) {
    if (mutant === undefined || idle().length === 0) continue;
    const seen = failingChecks(spec, control, () => reread(mutant.edits), 'all');
    if (typeof seen !== 'string') seen.forEach((index) => failed.add(index));
  }
  return [
    ...problems,
    ...idle().map((index) => `no declared mutant makes check ${String(index + 1)} of ${id} fail`),
  ];
};

const why = (verdict: Verdict | undefined): string =>
  verdict === undefined
    ? 'it was not judged'
    : (verdict.reason ?? verdict.findings.map(({ message }) => message).join('; '));

const scenariosOf = (spec: Spec, module: TerraformModule): readonly Scenario[] =>
  terraformScenarios(module, givenFor(spec)).scenarios;

/**
 * The numbers, from 0, of the checks that fail under any scenario, or under the first in which any does; what was thrown, when
 * the control threw or there is no code any more.
 */
const failingChecks = (
  spec: Spec,
  control: AnyControl,
  read: () => TerraformModule,
  how: 'first' | 'all',
): readonly number[] | string => {
  const failing = new Set<number>();
  try {
    const module = read();
    for (const scenario of scenariosOf(spec, module)) {
      const judged = judgedUnder(spec, control, module, scenario);
      if ('outcome' in judged) return judged.reason ?? 'no reason';
      judged.forEach(({ outcome }, index) => outcome === 'fail' && failing.add(index));
      if (how === 'first' && failing.size > 0) break;
    }
  } catch (thrown) {
    if (thrown instanceof StackproofError) return thrown.message;
    throw thrown;
  }
  return [...failing];
};

const judgedUnder = (
  spec: Spec,
  { terraform }: AnyControl,
  module: TerraformModule,
  scenario: Scenario,
): ReturnType<typeof judgeOnce> => {
  const system = observeTerraform(module, scenario, { variables: spec.variables });
  return terraform === undefined ? [] : judgeOnce(terraform, spec.subjects(system), { system, scenario });
};

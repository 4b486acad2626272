import type { Spec } from './control/control.ts';
import { judgeTerraform } from './control/judge-terraform.ts';
import { specResultOf } from './control/spec-result.ts';
import type { SpecResult } from './report/run-result.ts';
import type { GivenValues } from './template/given-values.ts';
import { loadTerraform } from './terraform/module.ts';
import { shownScenarios } from './terraform/scenarios.ts';
import { readShown } from './terraform/show.ts';

/**
 * Judges a folder of Terraform code under every allowed value of its variables.
 * @param given values that are not to be varied.
 * @throws StackproofError (exit 2) when it is no such folder, or its code cannot be read.
 */
export const checkTerraform = async (
  spec: Spec,
  folder: string,
  given: GivenValues = {},
): Promise<SpecResult> => {
  const started = performance.now();
  const module = await loadTerraform(folder);
  const { verdicts, notices } = judgeTerraform(spec, module, { given });
  const timings = { terraform: Math.round(performance.now() - started) };
  return specResultOf(spec, { terraform: verdicts }, { source: folder, notices, timings });
};

/**
 * Judges a plan or a state, as `terraform show -json` writes it. What a plan does not know yet is not observable: most of
 * what refers to a resource that is still to be made, policies among them.
 * @throws StackproofError (exit 2) when it is neither.
 */
export const checkShown = (spec: Spec, text: string, file: string, given: GivenValues = {}): SpecResult => {
  const started = performance.now();
  const shown = readShown(text, file);
  const scenarios = shownScenarios(shown, { ...given });
  const { verdicts, notices } = judgeTerraform(spec, shown.module, { scenarios });
  const timings = { terraform: Math.round(performance.now() - started) };
  return specResultOf(spec, { terraform: verdicts }, { source: file, notices, timings });
};

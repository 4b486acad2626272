import type { Spec } from '../control/control.ts';
import { mutateTerraform, type TerraformMutation } from '../mutation/terraform/mutate.ts';
import { readCode } from './mutate-code.ts';
import { referenceFolder } from './run-result.ts';

/**
 * Judges the mutants of a spec's own Terraform code that its controls declare, and no other. Undefined where it has no such code.
 * @throws StackproofError when it cannot be read.
 */
export const mutateOwnCode = async (
  spec: Spec,
  signal: AbortSignal,
): Promise<TerraformMutation | undefined> => {
  const folder = referenceFolder(spec);
  return folder === undefined || spec.terraform === undefined
    ? undefined
    : mutateTerraform(spec, await readCode(folder, spec.terraform), { only: () => false, signal });
};

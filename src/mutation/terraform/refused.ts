import type { TerraformModule } from '../../terraform/module.ts';
import { madeBefore } from '../../terraform/references.ts';
import { danglingReference } from './dangling.ts';

/** Why Terraform would not take code, whatever its values: it refers to nothing, or to itself. Undefined when nothing of the kind is known. */
export const refusalOfCode = (module: TerraformModule): string | undefined => {
  const dangling = danglingReference(module);
  if (dangling !== undefined) return `Terraform does not take it: ${dangling}`;
  for (const [address, before] of madeBefore(module))
    if (before.has(address)) return `Terraform does not take it: ${address} comes before itself`;
  return undefined;
};

import type { Value } from '../../facts/value.ts';
import { terraformMappings } from '../../resources/terraform-mappings.ts';
import type { Scenario } from '../../resources/system.ts';
import type { GivenValues } from '../../template/given-values.ts';
import { noWork } from '../../terraform/budget.ts';
import { evaluate } from '../../terraform/evaluate.ts';
import type { TerraformModule, TerraformSource } from '../../terraform/module.ts';
import { resolveTerraform, type ResolvedModule } from '../../terraform/resolve.ts';
import { terraformScenarios } from '../../terraform/scenarios.ts';
import type { Expression } from '../../terraform/syntax.ts';
import { plainOf } from '../../terraform/values.ts';
import type { OriginalCode } from './declaration.ts';
import type { HclData } from './literals.ts';
import { spotsOf, type HclSpot } from './spots.ts';

/** Terraform code to be mutated, and what it comes to with its defaults. */
export interface TerraformOriginal extends OriginalCode {
  readonly spots: readonly HclSpot[];
  /** The blocks of its resources. */
  readonly resources: readonly HclSpot[];
  /** The first is the usual one. */
  readonly scenarios: readonly Scenario[];
  readonly stack: ResolvedModule;
  /** The first place of a path. */
  at(path: string): HclSpot | undefined;
}

/**
 * Reads Terraform code for mutation.
 * @throws StackproofError for a given value that it does not take.
 */
export const terraformOriginalOf = (
  { code }: Pick<TerraformSource, 'code'>,
  module: TerraformModule,
  given: GivenValues = {},
): TerraformOriginal => {
  const spots = spotsOf(module);
  const paths = new Map<string, HclSpot>();
  for (const spot of spots) if (!paths.has(spot.path)) paths.set(spot.path, spot);
  const { scenarios } = terraformScenarios(module, given);
  const [usual] = scenarios;
  if (usual === undefined) throw new RangeError('a module has at least one scenario');
  return {
    files: code,
    module,
    spots,
    resources: spots.filter(({ section, parent }) => section === 'resource' && parent === undefined),
    scenarios,
    stack: resolveTerraform(module, usual, terraformMappings),
    at: (path) => paths.get(path),
  };
};

/** What an expression comes to with the defaults, outside of any loop; undefined where that cannot be known. */
export const usualData = ({ stack }: TerraformOriginal, expression: Expression): HclData | undefined => {
  const value: Value = evaluate(expression, { ...stack.scope, work: noWork() });
  const plain = plainOf(value);
  return isData(plain) ? plain : undefined;
};

const isData = (plain: unknown): plain is HclData => plain !== undefined;

import { known } from '../../facts/fact.ts';
import type { TemplateDocument } from '../../template/document.ts';
import { resolveTemplate } from '../../template/resolve.ts';
import { scenariosOf } from '../../template/scenarios.ts';
import type { Scenario } from '../system.ts';
import type { TaggedFacts } from '../tagged/facts.ts';
import { taggedOf } from '../tagged/from-template.ts';
import type { BucketFacts } from './facts.ts';
import { bucketsOf } from './from-template.ts';

/** What a package template makes, as far as there is anything to judge about it. */
export interface PackageFacts {
  readonly bucket: readonly BucketFacts[];
  readonly tagged: readonly TaggedFacts[];
}

const nothing: PackageFacts = { bucket: [], tagged: [] };
const found = new WeakMap<TemplateDocument, Map<string, PackageFacts>>();

/**
 * What the stack of a template's package template has, made in the same account and region, with the same values of the parameters
 * that both have.
 * @throws StackproofError when it cannot be resolved.
 */
export const packageFactsOf = (
  { packageTemplate }: TemplateDocument,
  { stackName, accountId, region, partition, parameters }: Scenario,
): PackageFacts => {
  if (packageTemplate === undefined) return nothing;
  const [usual] = scenariosOf(packageTemplate, { region }).scenarios;
  const values = [...(usual?.parameters ?? [])].map(
    ([name, value]) => [name, parameters.get(name) ?? value] as const,
  );
  // Of a template's many mutants, and under most of its scenarios, it is the same.
  const circumstances = JSON.stringify([stackName, accountId, region, partition, values]);
  const before = found.get(packageTemplate) ?? new Map<string, PackageFacts>();
  found.set(packageTemplate, before);
  const same = before.get(circumstances);
  if (same !== undefined) return same;
  const scenario = { stackName, accountId, region, partition, parameters: new Map(values) };
  const stack = resolveTemplate(packageTemplate, scenario);
  const elsewhere = <T extends BucketFacts | TaggedFacts>(facts: T): T => ({
    ...facts,
    own: known(false, facts.at),
  });
  const made = { bucket: bucketsOf(stack).map(elsewhere), tagged: taggedOf(stack).map(elsewhere) };
  before.set(circumstances, made);
  return made;
};

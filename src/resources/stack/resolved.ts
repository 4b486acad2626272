import { known } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { propertiesOf, textOf, type Properties } from '../properties.ts';
import type { Fact } from '../../facts/fact.ts';

const byType = new WeakMap<ResolvedStack['resources'], ReadonlyMap<string, readonly ResolvedResource[]>>();

const grouped = (resources: ResolvedStack['resources']): ReadonlyMap<string, readonly ResolvedResource[]> => {
  const groups = new Map<string, ResolvedResource[]>();
  for (const resource of resources.values()) {
    const group = groups.get(resource.type);
    if (group === undefined) groups.set(resource.type, [resource]);
    else group.push(resource);
  }
  byType.set(resources, groups);
  return groups;
};

/** The stack's resources of some types, type by type, each in the template's order. */
export const ofType = (stack: ResolvedStack, ...types: readonly string[]): readonly ResolvedResource[] => {
  // Asked for each time, so that whatever is made of the stack is known to be made of its resources.
  const { resources } = stack;
  const groups = byType.get(resources) ?? grouped(resources);
  const [only] = types;
  if (types.length === 1 && only !== undefined) return groups.get(only) ?? [];
  return types.flatMap((type) => groups.get(type) ?? []);
};

/** A resource's properties. */
export const properties = (resource: ResolvedResource): Properties =>
  propertiesOf(resource.properties, { ...resource.properties.at, path: 'Properties' });

export const refOf = (resource: ResolvedResource): Fact<string> => textOf(resource.ref);

export const attributeOf = (resource: ResolvedResource, name: string): Fact<string> =>
  textOf(resource.attribute(name));

/** What every resource of a template has in common: the stack makes it itself. */
export const resourceFacts = (
  resource: ResolvedResource,
): { id: string; at: ResolvedResource['at']; own: Fact<boolean> } => ({
  id: resource.id,
  at: resource.at,
  own: known(true, resource.at),
});

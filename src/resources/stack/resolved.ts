import { known } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { propertiesOf, textOf, type Properties } from '../properties.ts';
import type { Fact } from '../../facts/fact.ts';

/** The stack's resources of a type, in the template's order. */
export const ofType = (stack: ResolvedStack, ...types: readonly string[]): readonly ResolvedResource[] =>
  [...stack.resources.values()].filter(({ type }) => types.includes(type));

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

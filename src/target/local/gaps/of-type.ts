import type { Deployed } from './gap.ts';

/** The ids of a stack's resources of a type: the physical ones, where there are any. */
export const idsOfType = (
  { stack, physicalIds }: Pick<Deployed, 'stack' | 'physicalIds'>,
  type: string,
): readonly string[] =>
  [...stack.resources.values()].flatMap((resource) =>
    resource.type === type ? [physicalIds.get(resource.id) ?? resource.id] : [],
  );

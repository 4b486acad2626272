import type { MappingNode } from '../template/document.ts';
import { childOf } from '../template/nodes.ts';
import type { Original } from './original.ts';
import { literalOf } from './operator.ts';
import type { Spot } from './spots.ts';

/** A statement of a policy in a template. */
export interface Statement {
  readonly spot: Spot;
  readonly node: MappingNode;
  /** The spot of one of its parts. */
  part(name: string): Spot | undefined;
  /** Its literal actions, each with its spot. */
  readonly actions: readonly { readonly spot: Spot; readonly action: string }[];
}

/** Every statement of every policy document. */
export const statementsOf = (original: Original): readonly Statement[] =>
  original.spots.flatMap((spot): Statement[] => {
    const { node } = spot;
    if (spot.key !== 'Statement' || spot.entry !== undefined || node.kind !== 'mapping') return [];
    if (childOf(node, 'Effect') === undefined) return [];
    const part = (name: string): Spot | undefined => original.at(`${spot.path}.${name}`);
    const actions = part('Action');
    const own = original.spots.filter((each) => each === actions || each.parent === actions);
    return [
      {
        spot,
        node,
        part,
        actions: own.flatMap((each) => {
          const action = literalOf(each);
          return typeof action === 'string' ? [{ spot: each, action }] : [];
        }),
      },
    ];
  });

/** The prefix of an action's service; undefined for `*`. */
export const serviceOf = (action: string): string | undefined =>
  action.includes(':') ? action.slice(0, action.indexOf(':')) : undefined;

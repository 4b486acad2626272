import type { Node } from './document.ts';
import { untagged } from './nodes.ts';

/** A call of a function, however it is spelt. */
export interface Call {
  /** As in the long form: `Ref`, `Condition`, `Fn::Join`. */
  readonly name: string;
  readonly argument: Node;
}

// A short form's argument is made once, so that what is known of a node stays known of it.
const shortForms = new WeakMap<Node, Call>();

/**
 * The function that a node calls; undefined for data. `Condition` in its long form is a call only where conditions
 * stand: a policy statement has a key of that name.
 */
export const callOf = (node: Node, where: 'data' | 'condition' = 'data'): Call | undefined => {
  if (node.tag !== undefined) {
    const known = shortForms.get(node);
    if (known !== undefined) return known;
    const name = node.tag === 'Ref' || node.tag === 'Condition' ? node.tag : `Fn::${node.tag}`;
    const call = { name, argument: untagged(node) };
    shortForms.set(node, call);
    return call;
  }
  if (node.kind !== 'mapping') return undefined;
  const [first, second] = node.entries;
  if (first === undefined || second !== undefined) return undefined;
  const name = first.key.text;
  if (name === 'Ref' || name.startsWith('Fn::') || (where === 'condition' && name === 'Condition'))
    return { name, argument: first.value };
  return undefined;
};

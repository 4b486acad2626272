import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { budget } from './budget.ts';
import { callOf } from './call.ts';
import type { MappingNode, Node, ScalarNode, SequenceNode } from './document.ts';
import { intrinsics } from './intrinsics/intrinsics.ts';
import { below, placeAt } from './nodes.ts';
import type { Scope } from './scope.ts';
import { list, text, unknownValue } from './values.ts';

/** What a node comes to, with its functions resolved; undefined for `AWS::NoValue`. */
export type Evaluate = (node: Node, at: Pick<Place, 'resource' | 'path'>) => Value | undefined;

/** Makes the evaluation of nodes under one scenario. What holds no function is kept for the other scenarios. */
export const evaluator = (scope: Scope): Evaluate => {
  const { document, literals } = scope.outline;
  const { nesting } = scope;

  const scalarValue = (node: ScalarNode, at: Place): Value =>
    typeof node.value === 'string' ? text(node.value, at) : { kind: 'scalar', value: node.value, at };

  const listValue = (node: SequenceNode, at: Place): Value => {
    const items: Value[] = [];
    let literal = true;
    for (const [index, item] of node.items.entries()) {
      const value = evaluate(item, at.resource, below(at.path, index));
      if (value !== undefined) items.push(value);
      literal &&= literals.has(item);
    }
    const made = list(items, at);
    if (literal) literals.set(node, made);
    return made;
  };

  const dictValue = (node: MappingNode, at: Place): Value => {
    const entries = new Map<string, Value>();
    let literal = true;
    for (const { key, value: child } of node.entries) {
      if (key.text.startsWith('Fn::')) return unknownValue(`${key.text} stands beside other keys`, at);
      const value = evaluate(child, at.resource, below(at.path, key.text));
      if (value !== undefined) entries.set(key.text, value);
      literal &&= literals.has(child);
    }
    const made: Value = { kind: 'dict', entries, at };
    if (literal) literals.set(node, made);
    return made;
  };

  const evaluate = (node: Node, resource: string, path: string): Value | undefined => {
    const known = literals.get(node);
    if (known !== undefined) return known;
    const at = placeAt(document, node, resource, path);
    if (nesting.depth >= budget.resolvingDepth)
      return unknownValue('it is made of too many values within values', at);
    nesting.depth++;
    try {
      const call = callOf(node);
      if (call !== undefined)
        return (
          intrinsics.get(call.name)?.(call.argument, at, scope) ??
          (intrinsics.has(call.name)
            ? undefined
            : unknownValue(`${call.name} is not a function of CloudFormation`, at))
        );
      if (node.kind === 'mapping') return dictValue(node, at);
      if (node.kind === 'sequence') return listValue(node, at);
      const value = scalarValue(node, at);
      literals.set(node, value);
      return value;
    } finally {
      nesting.depth--;
    }
  };
  return (node, { resource, path }) => evaluate(node, resource, path);
};

import { callOf } from './call.ts';
import type { Node, TemplateDocument } from './document.ts';
import { childOf, literalText } from './nodes.ts';
import { subParts } from './sub-text.ts';

/**
 * Whether what stands at a path of a resource (keys and numbers of items, one by one) comes to the same whatever the stack is called and its
 * parameters are: no function in it looks anything up. False where nothing stands.
 */
export const isConstantAt = (
  document: TemplateDocument,
  logicalId: string,
  path: readonly string[],
): boolean => isConstantBelow(childOf(childOf(document.root, 'Resources'), logicalId), path);

/** The same of an output's value. */
export const isConstantOutput = (document: TemplateDocument, name: string): boolean =>
  isConstantBelow(childOf(childOf(document.root, 'Outputs'), name), ['Value']);

const isConstantBelow = (from: Node | undefined, path: readonly string[]): boolean => {
  let node = from;
  for (const key of path) node = node?.kind === 'sequence' ? node.items[Number(key)] : childOf(node, key);
  return node !== undefined && isConstant(node);
};

/** Functions of texts alone: what they come to depends on their arguments only. */
const ofArguments = new Set(['Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Base64', 'Fn::ToJsonString']);

const isConstant = (node: Node): boolean => {
  const call = callOf(node);
  if (call?.name === 'Fn::Sub') {
    const text = literalText(call.argument);
    return text !== undefined && subParts(text).every((part) => !('name' in part));
  }
  if (call !== undefined) return ofArguments.has(call.name) && isConstant(call.argument);
  if (node.kind === 'sequence') return node.items.every(isConstant);
  if (node.kind === 'mapping') return node.entries.every(({ value }) => isConstant(value));
  return true;
};

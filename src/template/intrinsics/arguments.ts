import type { Place } from '../../facts/place.ts';
import type { UnknownValue, Value } from '../../facts/value.ts';
import type { Node } from '../document.ts';
import { isLiteral, literalText } from '../nodes.ts';
import type { Scope } from '../scope.ts';
import { asText } from '../values.ts';

/** A literal list's items, when it has as many as asked for. */
export const fixedItems = (node: Node, least: number, most = least): readonly Node[] | undefined =>
  node.kind === 'sequence' &&
  node.tag === undefined &&
  node.items.length >= least &&
  node.items.length <= most
    ? node.items
    : undefined;

/** An argument as a text; undefined when it is none (a list, a map, null). `AWS::NoValue` counts as an empty text. */
export const textArgument = (node: Node, at: Place, scope: Scope): string | UnknownValue | undefined => {
  const written = literalText(node);
  if (written !== undefined && !written.includes('{{resolve:')) return written;
  const value = scope.value(node, at);
  return value === undefined ? '' : asText(value);
};

/** Arguments as texts: the unknown among them when there is one, undefined when one is no text. */
export const textArguments = (
  nodes: readonly Node[],
  at: Place,
  scope: Scope,
): readonly string[] | UnknownValue | undefined => {
  const texts: string[] = [];
  for (const node of nodes) {
    const text = textArgument(node, at, scope);
    if (typeof text !== 'string') return text;
    texts.push(text);
  }
  return texts;
};

/** An argument as a list; undefined when it is none. */
export const listArgument = (
  node: Node,
  at: Place,
  scope: Scope,
): readonly Value[] | UnknownValue | undefined => {
  const value = scope.value(node, at);
  if (value?.kind === 'list') return value.items;
  return value?.kind === 'unknown' ? value : undefined;
};

/** Whether an argument is written down, not computed: then its error is the template's under every scenario. */
export const isFixed = (node: Node): boolean =>
  isLiteral(node) || (node.kind === 'sequence' && node.tag === undefined && node.items.every(isFixed));

import type { Node } from '../document.ts';
import { childOf, entriesOf, placeAt } from '../nodes.ts';
import type { Intrinsic } from '../scope.ts';
import { movedTo } from '../values.ts';
import { fixedItems, isFixed, textArguments } from './arguments.ts';

/** `Fn::FindInMap`: `[map, key, key]`, with `{DefaultValue: …}` behind them under the language extensions. */
export const findInMap: Intrinsic = (argument, at, scope) => {
  const nodes = fixedItems(argument, 3, scope.outline.languageExtensions ? 4 : 3);
  if (nodes === undefined)
    return scope.problem('Fn::FindInMap takes a map, a first key and a second key', at);
  const keys = textArguments(nodes.slice(0, 3), at, scope);
  if (keys === undefined) return scope.problem('Fn::FindInMap takes texts for its map and keys', at);
  if ('kind' in keys) return { ...keys, at };
  const [map = '', first = '', second = ''] = keys;
  const found = entryAt(entryAt(scope.outline.mappings.get(map)?.value, first), second);
  if (found !== undefined) {
    // The value stands in Mappings, whoever looks it up.
    const value = scope.value(
      found,
      placeAt(scope.outline.document, found, '', `Mappings.${keys.join('.')}`),
    );
    return value === undefined ? undefined : movedTo(value, at);
  }
  const otherwise = childOf(nodes[3], 'DefaultValue');
  if (otherwise !== undefined) return scope.value(otherwise, at);
  const message = `Fn::FindInMap finds nothing at ${keys.join(' · ')}`;
  // A key that follows the region or a parameter finds something under another scenario.
  return nodes.slice(0, 3).every(isFixed) || !scope.outline.mappings.has(map)
    ? scope.problem(message, at)
    : scope.refuse(message, at);
};

const entryAt = (node: Node | undefined, key: string): Node | undefined =>
  entriesOf(node).find((entry) => entry.key.text === key)?.value;

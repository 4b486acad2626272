import type { Place } from '../facts/place.ts';
import { inputError } from '../errors.ts';
import { budget } from './budget.ts';
import type { Entry, MappingNode, Node, ScalarNode } from './document.ts';
import { fixedItems, listArgument } from './intrinsics/arguments.ts';
import { isLoop } from './loop.ts';
import { literalText, placeAt } from './nodes.ts';
import type { Scope } from './scope.ts';

type Variables = ReadonlyMap<string, string>;

/**
 * Writes every loop out: `Fn::ForEach::Name: [Variable, [values], {body}]` becomes the body's entries, once a value.
 * What is written out keeps the place of the loop's body. A loop that cannot be written out is a problem and is left out.
 * @throws StackproofError when the loops make more nodes than we take on.
 */
export const expandLoops = (root: MappingNode, scope: Scope): MappingNode => {
  const { document } = scope.outline;
  let made = 0;

  const expand = (node: Node, variables: Variables): Node => {
    if (++made > budget.nodes)
      throw inputError(`its loops make more than ${budget.nodes} values`, {
        at: placeAt(document, node, '', ''),
      });
    if (node.kind === 'scalar') return filled(node, variables);
    if (node.kind === 'sequence')
      return { ...node, items: node.items.map((item) => expand(item, variables)) };
    return variableOf(node, variables) ?? expandMapping(node, variables);
  };
  const expandMapping = (node: MappingNode, variables: Variables): MappingNode => ({
    ...node,
    entries: node.entries.flatMap((entry) => expandEntry(entry, variables)),
  });
  const expandEntry = ({ key, value }: Entry, variables: Variables): readonly Entry[] => {
    if (!isLoop(key.text)) return [{ key: filledText(key, variables), value: expand(value, variables) }];
    const at = placeAt(document, key, '', key.text);
    if (!scope.outline.languageExtensions)
      scope.problem('Fn::ForEach needs Transform: AWS::LanguageExtensions', at);
    const loop = loopOf(value, variables, at);
    if (loop === undefined) {
      scope.problem('Fn::ForEach takes a variable, a list of values and a map', at);
      return [];
    }
    return loop.values.flatMap((each) =>
      loop.body.entries.flatMap((entry) =>
        expandEntry(entry, new Map([...variables, [loop.variable, each]])),
      ),
    );
  };
  const loopOf = (node: Node, variables: Variables, at: Place) => {
    const [name, collection, body] = fixedItems(node, 3) ?? [];
    const variable = literalText(name);
    if (variable === undefined || collection === undefined || body?.kind !== 'mapping') return undefined;
    const list = listArgument(expand(collection, variables), at, scope);
    if (list === undefined || 'kind' in list) return undefined;
    const values = list.flatMap((item) =>
      item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [],
    );
    return values.length === list.length ? { variable, values, body } : undefined;
  };
  return expandMapping(root, new Map());
};

/** `Ref` of a loop's variable, in either spelling, is the value itself. */
const variableOf = (node: MappingNode, variables: Variables): ScalarNode | undefined => {
  const [entry, more] = node.entries;
  if (more !== undefined || entry?.key.text !== 'Ref' || entry.value.kind !== 'scalar') return undefined;
  const value = variables.get(entry.value.text);
  return value === undefined
    ? undefined
    : { ...entry.value, tag: undefined, value, text: value, style: 'double' };
};

const filled = (node: ScalarNode, variables: Variables): ScalarNode => {
  const named = node.tag === 'Ref' ? variables.get(node.text) : undefined;
  return named === undefined
    ? filledText(node, variables)
    : { ...node, tag: undefined, value: named, text: named, style: 'double' };
};

/** A text with `${Variable}` (and `&{Variable}`, for letters and digits alone) put in. */
const filledText = (node: ScalarNode, variables: Variables): ScalarNode => {
  if (variables.size === 0 || typeof node.value !== 'string' || !/[$&]\{/.test(node.text)) return { ...node };
  const text = node.text.replace(/([$&])\{([A-Za-z0-9]+)\}/g, (whole, sign: string, name: string) => {
    const value = variables.get(name);
    return value === undefined ? whole : sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
  return { ...node, text, value: text };
};

import { known, map, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { MappingNode, Node, TemplateDocument } from '../../template/document.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { textOf } from '../properties.ts';
import type { OutputFacts, ParameterFacts } from './facts.ts';

/** The entry of a mapping by its key. */
export const entryOf = (node: Node | undefined, key: string): Node | undefined =>
  node?.kind === 'mapping' ? node.entries.find((entry) => entry.key.text === key)?.value : undefined;

/** The parameters that a template declares. */
export const parametersOf = (document: TemplateDocument): ReadonlyMap<string, ParameterFacts> => {
  const section = entryOf(document.root, 'Parameters');
  const entries = section?.kind === 'mapping' ? section.entries : [];
  return new Map(
    entries.flatMap(({ key, value }) =>
      value.kind === 'mapping' ? [[key.text, parameterOf(document, key.text, value)]] : [],
    ),
  );
};

const parameterOf = (document: TemplateDocument, name: string, node: MappingNode): ParameterFacts => {
  const at = (path: string, of: Node = node): Place => ({
    resource: name,
    path,
    file: document.file,
    line: of.line,
    column: of.column,
  });
  const text = (key: string): Fact<string | undefined> => {
    const found = entryOf(node, key);
    return known(found?.kind === 'scalar' ? found.text : undefined, at(key, found));
  };
  const allowed = entryOf(node, 'AllowedValues');
  return {
    name,
    type: map(text('Type'), (type) => type ?? 'String'),
    default: text('Default'),
    allowedValues: known(
      allowed?.kind === 'sequence'
        ? allowed.items.map((item) => (item.kind === 'scalar' ? item.text : ''))
        : undefined,
      at('AllowedValues', allowed),
    ),
    description: text('Description'),
    at: at(''),
  };
};

/** The outputs that a template declares and that exist under its scenario. */
export const outputsOf = (stack: ResolvedStack): ReadonlyMap<string, OutputFacts> =>
  new Map([...stack.outputs].map(([name, { value, at }]) => [name, { name, value: textOf(value), at }]));

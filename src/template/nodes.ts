import type { Place } from '../facts/place.ts';
import type { Entry, MappingNode, Node, ScalarNode, TemplateDocument } from './document.ts';

/** The entries of a mapping; none of anything else. */
export const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.kind === 'mapping' && node.tag === undefined ? node.entries : [];

/** What a mapping has under a key. */
export const childOf = (node: Node | undefined, key: string): Node | undefined =>
  entriesOf(node).find((entry) => entry.key.text === key)?.value;

/** A scalar without a function in front of it. */
export const isLiteral = (node: Node | undefined): node is ScalarNode =>
  node?.kind === 'scalar' && node.tag === undefined;

/** A literal as CloudFormation makes a text of it; undefined for anything else, null included. */
export const literalText = (node: Node | undefined): string | undefined =>
  isLiteral(node) && node.value !== null ? textOfScalar(node) : undefined;

/** A literal as it is written: a condition may be called `No`, which is a truth elsewhere. */
export const nameText = (node: Node | undefined): string | undefined =>
  isLiteral(node) && node.value !== null ? node.text : undefined;

/** A scalar's value as a text: booleans in lower case, numbers as written but for those of another base. */
const textOfScalar = ({ value, text }: ScalarNode): string =>
  typeof value === 'boolean' || /^0[xo]/.test(text) ? String(value) : text;

/** The same node without the function in front of it: what the function is called with. */
export const untagged = (node: Node): Node => ({ ...node, tag: undefined, outerStart: node.start });

/** The place of a node in a file. */
export const placeAt = (
  { file }: Pick<TemplateDocument, 'file'>,
  { line, column }: Pick<MappingNode, 'line' | 'column'>,
  resource: string,
  path: string,
): Place => ({ resource, path, file, line, column });

/** The path of a mapping's entry or a list's item below a path. */
export const below = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

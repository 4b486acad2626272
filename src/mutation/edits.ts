import type { MappingNode, Node, SequenceNode, TemplateDocument } from '../template/document.ts';
import { block, flow, keyText, lineBreak, type Data } from './data.ts';
import type { Edit } from './mutant.ts';
import type { Spot } from './spots.ts';

/** Puts data in a value's place. */
export const replaceWith = (document: TemplateDocument, spot: Spot, data: Data): Edit =>
  replaceText(document, spot, flow(data, document.format));

/** Puts text in a value's place. */
export const replaceText = (
  { text }: TemplateDocument,
  { node, entry, argument }: Spot,
  written: string,
): Edit => {
  const multiline = node.kind !== 'scalar' && node.style === 'block';
  if (entry === undefined || (!multiline && node.end > node.outerStart) || argument)
    return { start: node.outerStart, end: node.end, text: written };
  // A block begins on a line of its own; what takes its place stands on its key's.
  return { start: text.indexOf(':', entry.key.end) + 1, end: node.end, text: ` ${written}` };
};

/** Takes an entry out of its mapping or an item out of its list, with the comment right above it. */
export const removeSpot = (document: TemplateDocument, spot: Spot): Edit => {
  const holder = holderOf(spot);
  const { parent } = spot;
  if (holder === undefined || parent === undefined) throw new RangeError(`${spot.path} hangs on nothing`);
  const size = holder.kind === 'sequence' ? holder.items.length : holder.entries.length;
  if (size === 1)
    return replaceText(document, { ...parent, node: holder }, holder.kind === 'sequence' ? '[]' : '{}');
  const start = startOf(holder, spot.index);
  if (holder.style === 'block') {
    const first = leadingDash(document.text, start, holder.kind === 'sequence');
    if (first !== undefined) return removeLines(document, first, spot.node.end);
  }
  return spot.index < size - 1
    ? { start, end: startOf(holder, spot.index + 1), text: '' }
    : { start: endOf(holder, spot.index - 1), end: spot.node.end, text: '' };
};

/** The mapping or list in which a spot is one of several; a function's argument for what it is called with. */
const holderOf = ({ parent }: Spot): MappingNode | SequenceNode | undefined =>
  parent === undefined || parent.node.kind === 'scalar' ? undefined : parent.node;

const startOf = (holder: MappingNode | SequenceNode, index: number): number =>
  (holder.kind === 'sequence' ? holder.items[index] : holder.entries[index]?.key)?.outerStart ?? holder.end;

const endOf = (holder: MappingNode | SequenceNode, index: number): number =>
  (holder.kind === 'sequence' ? holder.items[index] : holder.entries[index]?.value)?.end ?? holder.start;

/** Where its line's own content starts, if that is the item's dash or the entry's key; undefined behind other content. */
const leadingDash = (text: string, start: number, item: boolean): number | undefined => {
  const line = lineStart(text, start);
  return (item ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/).test(text.slice(line, start)) ? line : undefined;
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};

/** Takes whole lines out, and the comment that stands right above them at the same indent. */
const removeLines = ({ text, comments }: TemplateDocument, start: number, end: number): Edit => {
  const column = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  let first = start;
  for (const comment of [...comments].reverse())
    if (comment.ownLine && comment.column === column + 1 && lineEnd(text, comment.start) === first)
      first = lineStart(text, comment.start);
  return { start: first, end: lineEnd(text, end), text: '' };
};

/** Adds an entry at the end of a mapping. */
export const addEntry = (document: TemplateDocument, mapping: MappingNode, key: string, data: Data): Edit => {
  const last = mapping.entries.at(-1);
  const { format, text } = document;
  const written = `${keyText(key, format)}: ${flow(data, format)}`;
  if (last === undefined) return { start: mapping.start, end: mapping.end, text: `{ ${written} }` };
  if (mapping.style === 'flow') return insert(last.value.end, `, ${written}`);
  const eol = lineBreak(document);
  const indent = ' '.repeat(last.key.outerStart - lineStart(text, last.key.outerStart));
  return insert(endOfContent(text, last.value), `${eol}${indent}${block(key, data, indent, eol)}`);
};

/** Adds an item at the end of a list. */
export const addItem = (document: TemplateDocument, list: SequenceNode, data: Data): Edit => {
  const last = list.items.at(-1);
  const written = flow(data, document.format);
  if (last === undefined) return { start: list.start, end: list.end, text: `[${written}]` };
  if (list.style === 'flow') return insert(last.end, `, ${written}`);
  const { text } = document;
  const dash = text.lastIndexOf('-', last.outerStart - 1);
  const indent = ' '.repeat(dash - lineStart(text, dash));
  return insert(endOfContent(text, last), `${lineBreak(document)}${indent}- ${written}`);
};

const insert = (offset: number, text: string): Edit => ({ start: offset, end: offset, text });

/** The end of the line on which a block value ends: a comment may stand behind it. */
const endOfContent = (text: string, { end }: Node): number => {
  const next = text.indexOf('\n', end);
  if (next < 0) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
};

/** Writes another key in an entry. */
export const renameKey = (
  { format }: TemplateDocument,
  { key }: { readonly key: Node },
  name: string,
): Edit => ({
  start: key.outerStart,
  end: key.end,
  text: keyText(name, format),
});

/** Adds a section in front of another. */
export const addSection = (document: TemplateDocument, before: Node, name: string, data: Data): Edit => {
  const eol = lineBreak(document);
  return document.format === 'json' || document.root.style === 'flow'
    ? insert(before.outerStart, `${keyText(name, document.format)}: ${flow(data, document.format)}, `)
    : insert(before.outerStart, `${block(name, data, '', eol)}${eol}${eol}`);
};

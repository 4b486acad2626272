import { StackproofError } from '../errors.ts';
import type {
  CommentNode,
  Entry,
  MappingNode,
  Node,
  ScalarNode,
  TemplateDocument,
} from '../template/document.ts';
import { parseTemplate } from '../template/load.ts';
import { isOrigin, shareAllBut, shareWith, variantOf } from '../template/variant.ts';
import { applyEdits, inOrder, type Edit } from './mutant.ts';
import { withMutatedPackage, withPackageOf } from './mutated-document.ts';

/** Reads what edits make of one template, or of its package template. */
export type Reparse = (
  edits: readonly Edit[],
  mutated: string,
  inPackageTemplate?: boolean,
) => TemplateDocument;

/** A resource's own lines. */
interface Chunk {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

const header = 'Resources:\n';

/**
 * Reads the mutants of a template faster than one by one: where all edits are within one resource of a block of YAML, only
 * that is read again, and what stands behind it moves. What is read is the same as of the whole text.
 * @throws StackproofError (from what it returns) for a mutant that is no template.
 */
export const reparseOf = (document: TemplateDocument): Reparse => {
  const read = readingOf(document);
  return (edits, mutated, inPackageTemplate = false) => {
    const mutant = inPackageTemplate ? withMutatedPackage(document, mutated) : read(edits, mutated);
    if (isOrigin(document) && variantOf(mutant) === undefined) shareWith(mutant, document);
    return mutant;
  };
};

const readingOf = (document: TemplateDocument): Reparse => {
  const resources = document.root.entries.find(({ key }) => key.text === 'Resources');
  const block = resources?.value;
  const whole = (mutated: string): TemplateDocument =>
    withPackageOf(document, parseTemplate(mutated, document.file));
  if (
    document.format !== 'yaml' ||
    document.root.style !== 'block' ||
    block?.kind !== 'mapping' ||
    block.style !== 'block'
  )
    return (_, mutated) => whole(mutated);
  // What is read of one resource could otherwise stand in another.
  if (/(?:^|[\s[{,:-])[&*][A-Za-z0-9]/m.test(document.text)) return (_, mutated) => whole(mutated);
  const chunks = chunksOf(document, block);
  return (edits, mutated) => {
    const chunk = chunks.find(({ start, end }) =>
      edits.every((edit) => edit.start > start && edit.end < end),
    );
    return (chunk && spliced(document, block, chunk, edits, mutated)) ?? whole(mutated);
  };
};

/** From the line of its key to that of the next one's; the last resource ends where its value does. */
const chunksOf = ({ text }: TemplateDocument, { entries }: MappingNode): readonly Chunk[] => {
  const lineOf = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  return entries.map(({ key, value }, index) => {
    const next = entries[index + 1]?.key;
    const last = text.indexOf('\n', value.end);
    const end = next === undefined ? (last < 0 ? text.length : last + 1) : lineOf(next.start);
    return { index, start: lineOf(key.start), end };
  });
};

/** Undefined when it cannot be told from the resource alone. */
const spliced = (
  document: TemplateDocument,
  block: MappingNode,
  { index, start, end }: Chunk,
  edits: readonly Edit[],
  mutated: string,
): TemplateDocument | undefined => {
  const own = document.text.slice(start, end);
  const moved = inOrder(edits).map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const made = applyEdits(own, moved);
  const alone = readAlone(made, document.file);
  const read = alone?.root.entries[0]?.value;
  const old = block.entries[index];
  if (alone === undefined || alone.root.entries.length !== 1 || read?.kind !== 'mapping' || old === undefined)
    return undefined;
  const names = new Set(block.entries.map(({ key }) => key.text));
  names.delete(old.key.text);
  if (read.column !== block.column || read.entries.some(({ key }) => names.has(key.text))) return undefined;

  const into: Shift = { offset: start - header.length, lines: old.key.line - 2 };
  const after: Shift = { offset: made.length - own.length, lines: breaksIn(made) - breaksIn(own) };
  const entries = [
    ...block.entries.slice(0, index),
    ...read.entries.map((entry) => shiftedEntry(entry, into)),
    ...block.entries.slice(index + 1).map((entry) => shiftedEntry(entry, after)),
  ];
  const value: MappingNode = { ...block, end: entries.at(-1)?.value.end ?? block.end, entries };
  const sections = document.root.entries.map((entry): Entry => {
    if (entry.value === block) return { key: entry.key, value };
    return entry.key.start > start ? shiftedEntry(entry, after) : entry;
  });
  const comments = [
    ...document.comments.filter((comment) => comment.start < start),
    ...alone.comments.map((comment) => shiftedComment(comment, into)),
    ...document.comments
      .filter((comment) => comment.start >= end)
      .map((comment) => shiftedComment(comment, after)),
  ];
  const root: MappingNode = { ...document.root, end: document.root.end + after.offset, entries: sections };
  const mutant = { ...document, text: mutated, root, comments };
  if (isOrigin(document))
    shareAllBut(
      mutant,
      document,
      { ...block, entries: [old] },
      { ...value, entries: entries.slice(index, index + read.entries.length) },
    );
  return mutant;
};

const readAlone = (text: string, file: string): TemplateDocument | undefined => {
  try {
    // Joined, it is one text to the engine; put together with +, it stays two for as long as it is read.
    return parseTemplate([header, text].join(''), file);
  } catch (error) {
    // The whole text says what is wrong with it, and where.
    if (error instanceof StackproofError) return undefined;
    throw error;
  }
};

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** How far nodes move. */
interface Shift {
  readonly offset: number;
  readonly lines: number;
}

const shiftedEntry = ({ key, value }: Entry, by: Shift): Entry => ({
  key: shiftedScalar(key, by),
  value: shiftedNode(value, by),
});

const shiftedNode = (node: Node, by: Shift): Node => {
  switch (node.kind) {
    case 'scalar':
      return shiftedScalar(node, by);
    case 'sequence':
      return { ...node, ...places(node, by), items: node.items.map((item) => shiftedNode(item, by)) };
    case 'mapping':
      return { ...node, ...places(node, by), entries: node.entries.map((entry) => shiftedEntry(entry, by)) };
  }
};

const shiftedScalar = (node: ScalarNode, by: Shift): ScalarNode => ({ ...node, ...places(node, by) });

const places = ({ start, end, line, outerStart }: Node, by: Shift) => ({
  start: start + by.offset,
  end: end + by.offset,
  line: line + by.lines,
  outerStart: outerStart + by.offset,
});

const shiftedComment = (comment: CommentNode, by: Shift): CommentNode => ({
  ...comment,
  start: comment.start + by.offset,
  end: comment.end + by.offset,
  line: comment.line + by.lines,
});

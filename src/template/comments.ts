import type { TemplateComment } from '../resources/stack/facts.ts';
import type { CommentNode, Entry, MappingNode, Node, TemplateDocument } from './document.ts';
import { below, childOf, entriesOf } from './nodes.ts';

/**
 * The comments directly above a resource or inside it. A banner (a line of `---`, `===`, … with or without words, and what
 * stands above such a line) is about a group of resources, and a comment that a blank line separates from the resource is not
 * about it: neither is reported.
 */
export const commentsOf = (document: TemplateDocument, logicalId: string): readonly TemplateComment[] =>
  commentsByResource(document).get(logicalId) ?? [];

const collected = new WeakMap<TemplateDocument, ReadonlyMap<string, readonly TemplateComment[]>>();

const commentsByResource = (document: TemplateDocument): ReadonlyMap<string, readonly TemplateComment[]> => {
  let known = collected.get(document);
  if (known === undefined) {
    known = collect(document);
    collected.set(document, known);
  }
  return known;
};

const collect = (document: TemplateDocument): ReadonlyMap<string, readonly TemplateComment[]> => {
  const section = childOf(document.root, 'Resources');
  const entries = entriesOf(section);
  const sectionEnd =
    document.root.entries.find(({ key }) => key.start > (section?.end ?? 0))?.key.start ??
    document.text.length;
  return new Map(
    entries.map((entry, index) => {
      const next = entries[index + 1]?.key.start ?? sectionEnd;
      return [entry.key.text, [...above(document, entry), ...inside(document, entry, next)]];
    }),
  );
};

// A rule alone, or words between (or behind) rules. A lone `#` is none: it parts paragraphs.
const isBanner = ({ text, start, end }: CommentNode): boolean =>
  text === '' ? end - start > 3 : rules.some((rule) => rule.test(text));

const rules = [/^[-=#*~_+─═━—\s]{3,}$/, /^([-=#*~_+─═━—])\1{2,}.*\1{2,}$/, /^[─═━]{2,}/];

/** The comments on the lines that end right above the resource, from below the last banner among them. */
const above = ({ comments }: TemplateDocument, { key }: Entry): readonly TemplateComment[] => {
  const lines: CommentNode[] = [];
  for (let index = comments.findLastIndex(({ end }) => end <= key.start); index >= 0; index--) {
    const comment = comments[index];
    const line = key.line - lines.length - 1;
    // What is indented deeper belongs to the resource above.
    if (
      comment?.ownLine !== true ||
      comment.line !== line ||
      comment.column > key.column ||
      isBanner(comment)
    )
      break;
    lines.unshift(comment);
  }
  return lines.filter(({ text }) => text !== '').map(({ text, line }) => ({ text, line, path: '' }));
};

const inside = (
  { comments, text }: TemplateDocument,
  entry: Entry,
  next: number,
): readonly TemplateComment[] => {
  const { key, value } = entry;
  const own = comments.filter(({ start, ownLine, column }) => {
    if (start < key.start || start >= next) return false;
    // What stands behind the resource is still about it on its last line, or when it is indented deeper.
    return (
      start < value.end || (ownLine ? column > key.column : !/[\r\n]/.test(text.slice(value.end, start)))
    );
  });
  if (own.length === 0) return [];
  const spots = spotsOf(value);
  return own
    .filter((comment) => comment.text !== '' && !isBanner(comment))
    .map((comment) => ({ text: comment.text, line: comment.line, path: pathOf(comment, spots, own) }));
};

/** A property or an item: what a comment may be about. */
interface Spot {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const spotsOf = (value: Node): readonly Spot[] => {
  const spots: Spot[] = [];
  const add = (node: Node, path: string): void => {
    if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        const itemPath = below(path, index);
        // A block item's dash stands before it, on the same line.
        spots.push({ path: itemPath, start: item.outerStart, end: item.end, line: item.line });
        add(item, itemPath);
      });
    if (node.kind === 'mapping') addEntries(node, path);
  };
  const addEntries = (node: MappingNode, path: string): void => {
    for (const { key: name, value: child } of node.entries) {
      const entryPath = below(path, name.text);
      spots.push({ path: entryPath, start: name.start, end: child.end, line: name.line });
      add(child, entryPath);
    }
  };
  add(value, '');
  return spots;
};

const pathOf = (comment: CommentNode, spots: readonly Spot[], own: readonly CommentNode[]): string => {
  if (comment.ownLine) {
    // Directly above: nothing but other comments between it and the line of what comes next.
    let line = comment.line + 1;
    while (own.some((other) => other.ownLine && other.line === line)) line++;
    const below = spots.find((spot) => spot.line === line);
    if (below !== undefined) return below.path;
  } else {
    const beside = spots.findLast((spot) => spot.line === comment.line);
    if (beside !== undefined) return beside.path;
  }
  return spots.findLast(({ start, end }) => start < comment.start && comment.start < end)?.path ?? '';
};

import type { Node } from 'web-tree-sitter';
import { spanOf, type Source } from './span.ts';
import type { Expression } from './syntax.ts';

/** Reads the node of an expression. */
export type Read = (node: Node) => Expression;

/**
 * The parts of a quoted template: texts and expressions. The grammar leaves blanks out of its literals, so texts are taken
 * from the source: what stands between two interpolations.
 */
export const quotedParts = (node: Node, source: Source, read: Read): readonly Expression[] =>
  parts({ node, source, start: node.startIndex + 1, end: node.endIndex - 1, read, textOf: unescaped });

/** The parts of a heredoc, whose text has no escapes but `$${` and `%%{`; `<<-` takes the common indentation away. */
export const heredocParts = (node: Node, source: Source, read: Read): readonly Expression[] => {
  const { text } = source;
  const [marker, closing] = [node.namedChildren[1], node.namedChildren.at(-1)];
  const start = text.indexOf('\n', marker?.endIndex ?? node.startIndex) + 1;
  const end = text.lastIndexOf('\n', closing?.startIndex ?? node.endIndex) + 1;
  const indented = text.slice(node.startIndex, node.startIndex + 3) === '<<-';
  const lines = text
    .slice(start, end)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const margin = indented ? Math.min(...lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)) : 0;
  const outdent = new RegExp(`(^|\\n)[ \\t]{${String(Number.isFinite(margin) ? margin : 0)}}`, 'g');
  const textOf = (raw: string, first: boolean): string =>
    unmarked(margin === 0 ? raw : outdented(raw, first, outdent));
  return parts({ node, source, start, end, read, textOf });
};

/** Behind an interpolation a text does not begin on a line of its own. */
const outdented = (raw: string, first: boolean, outdent: RegExp): string =>
  first ? raw.replace(outdent, '$1') : `\u0000${raw}`.replace(outdent, '$1').slice(1);

interface Template {
  readonly node: Node;
  readonly source: Source;
  /** Where its text stands, without its quotes or markers. */
  readonly start: number;
  readonly end: number;
  readonly read: Read;
  /** What a raw text means; `first`: whether it begins the template. */
  readonly textOf: (raw: string, first: boolean) => string;
}

const parts = ({ node, source, start, end, read, textOf }: Template): readonly Expression[] => {
  const found: Expression[] = [];
  let from = start;
  const addText = (to: number): void => {
    if (to <= from) return;
    const raw = source.text.slice(from, to);
    const at = { ...spanOf(node, source), start: from, end: to };
    found.push({ kind: 'literal', value: textOf(raw, from === start), at, text: raw });
  };
  for (const child of node.namedChildren) {
    if (child.type !== 'template_interpolation' && child.type !== 'template_directive') continue;
    addText(child.startIndex);
    from = child.endIndex;
    found.push(interpolated(child, source, read));
  }
  addText(end);
  return found;
};

const interpolated = (node: Node, source: Source, read: Read): Expression => {
  const inner = node.namedChildren.find(({ type }) => type === 'expression');
  const strips = node.namedChildren.some(({ type }) => type === 'strip_marker');
  if (node.type === 'template_interpolation' && inner !== undefined && !strips) return read(inner);
  const what = strips ? 'a template that strips blanks (~)' : 'a template directive (%{…})';
  return { kind: 'unsupported', what, at: spanOf(node, source), text: node.text };
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted text without its escapes. */
const unescaped = (raw: string): string =>
  unmarked(
    raw.replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt"\\]))/g,
      (_, four: string | undefined, eight: string | undefined, one: string | undefined) =>
        one === undefined ? String.fromCodePoint(parseInt(four ?? eight ?? '', 16)) : (escapes[one] ?? ''),
    ),
  );

const unmarked = (text: string): string => text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');

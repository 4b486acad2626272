import type { Node } from 'web-tree-sitter';
import type { Span } from './syntax.ts';

/** What reading needs beside a node. */
export interface Source {
  readonly text: string;
  readonly file: string;
  readonly nesting: { depth: number };
}

export const spanOf = (
  { startPosition, startIndex, endIndex }: Node,
  { file }: Pick<Source, 'file'>,
): Span => ({
  file,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  start: startIndex,
  end: endIndex,
});

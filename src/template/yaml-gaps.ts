import type { CommentNode } from './document.ts';
import type { Lines } from './lines.ts';

/**
 * Walks what stands between the values of a YAML text: blanks, indicators and comments. Since it never looks inside a
 * value, a `#` in a string or a block of text is never taken for a comment.
 */
export interface Gaps {
  /** Where the last value (or indicator) that was walked over ended. */
  readonly cursor: number;
  readonly comments: readonly CommentNode[];
  /** Walks to where a value starts and collects the comments on the way. */
  walkTo(offset: number): void;
  /** Goes on to where that value ends. */
  jumpTo(offset: number): void;
  /** Walks to the first of two characters that is not in a comment; the offset of it, or `limit` when there is none. */
  find(one: number, other: number, limit: number): number;
  /** Walks over an indicator that nothing but blanks separate from the cursor, if it is there; where it ends. */
  skipIndicator(indicator: number): number;
}

export const gapsOf = (text: string, lines: Lines): Gaps => {
  const comments: CommentNode[] = [];
  let cursor = 0;
  let nextHash = text.indexOf('#');

  /** Takes the comment that begins at a `#`, if one does; where to go on. */
  const comment = (hash: number): number => {
    const before = text.charCodeAt(hash - 1);
    if (hash > 0 && !isBlank(before) && !isBreak(before)) return hash + 1;
    let end = hash + 1;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    const line = lines.lineOf(hash);
    const column = lines.columnOf(hash, line);
    const ownLine = text.slice(hash - column + 1, hash).trim() === '';
    comments.push({
      text: text.slice(hash, end).replace(/^#+/, '').trim(),
      start: hash,
      end,
      line,
      column,
      ownLine,
    });
    return end;
  };
  const walkTo = (offset: number): void => {
    if (offset <= cursor) return;
    while (nextHash !== -1 && nextHash < offset) {
      const from = nextHash < cursor ? cursor : comment(nextHash);
      nextHash = text.indexOf('#', from);
    }
    cursor = offset;
  };
  const find = (one: number, other: number, limit: number): number => {
    let i = cursor;
    while (i < limit) {
      const c = text.charCodeAt(i);
      if (c === one || c === other) break;
      if (c === 35) {
        const before = text.charCodeAt(i - 1);
        if (i === 0 || isBlank(before) || isBreak(before))
          while (i < limit && !isBreak(text.charCodeAt(i))) i++;
        else i++;
      } else i++;
    }
    walkTo(i);
    return i;
  };
  const skipIndicator = (indicator: number): number => {
    let i = cursor;
    while (isBlank(text.charCodeAt(i)) || isBreak(text.charCodeAt(i))) i++;
    if (text.charCodeAt(i) === indicator) cursor = i + 1;
    return cursor;
  };
  return {
    get cursor() {
      return cursor;
    },
    comments,
    walkTo,
    jumpTo: (offset) => {
      if (offset > cursor) cursor = offset;
    },
    find,
    skipIndicator,
  };
};

const isBlank = (c: number): boolean => c === 32 || c === 9;
const isBreak = (c: number): boolean => c === 10 || c === 13;

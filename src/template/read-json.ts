import { inputError, type StackproofError } from '../errors.ts';
import { budget } from './budget.ts';
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from './document.ts';
import { rejectDuplicates } from './duplicate-keys.ts';
import type { Lines } from './lines.ts';

/**
 * Reads JSON into a template's tree. Strict: what `JSON.parse` refuses is refused here too, with its place.
 * @throws StackproofError where it is not JSON, or is too deep or too large.
 */
export const readJson = (text: string, file: string, lines: Lines): Node => {
  let at = 0;
  let nodes = 0;

  const error = (message: string, offset: number, cause?: unknown): StackproofError => {
    const line = lines.lineOf(offset);
    return inputError(message, {
      at: { resource: '', path: '', file, line, column: lines.columnOf(offset, line) },
      cause,
    });
  };
  const unexpected = (wanted: string): StackproofError =>
    error(
      at >= text.length
        ? `it is not valid JSON: it ends where ${wanted} should stand`
        : `it is not valid JSON: ${JSON.stringify(text[at])} stands where ${wanted} should`,
      at,
    );
  const skipBlanks = (): number => {
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return c;
      at++;
    }
  };
  const position = (start: number) => {
    if (++nodes > budget.nodes) throw error(`it has more than ${budget.nodes} values`, start);
    const line = lines.lineOf(start);
    return { start, line, column: lines.columnOf(start, line), tag: undefined, outerStart: start };
  };

  const readString = (): ScalarNode => {
    const start = at;
    const where = position(start);
    let escaped = false;
    for (at++; ; at++) {
      const c = text.charCodeAt(at);
      if (c === 34) break;
      if (c === 92) {
        escaped = true;
        at++;
      }
      if (Number.isNaN(c)) throw error('it is not valid JSON: this string has no end', start);
      if (c < 32)
        throw error('it is not valid JSON: a line break or control character stands in a string', at);
    }
    at++;
    const value = escaped ? unescape(start) : text.slice(start + 1, at - 1);
    return { kind: 'scalar', ...where, end: at, value, text: value, style: 'double' };
  };
  const unescape = (start: number): string => {
    try {
      return String(JSON.parse(text.slice(start, at)));
    } catch (cause) {
      throw error('it is not valid JSON: a bad escape in a string', start, cause);
    }
  };
  const readWord = (): ScalarNode => {
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (found === undefined) throw unexpected('a value');
    const where = position(at);
    at += found.length;
    const value =
      found === 'true' ? true : found === 'false' ? false : found === 'null' ? null : Number(found);
    return { kind: 'scalar', ...where, end: at, value, text: found, style: 'plain' };
  };

  const readList = (depth: number): SequenceNode => {
    const where = position(at);
    const items: Node[] = [];
    at++;
    if (skipBlanks() === 93) at++;
    else
      for (;;) {
        items.push(read(depth + 1));
        const c = skipBlanks();
        if (c !== 44 && c !== 93) throw unexpected('"," or "]"');
        at++;
        if (c === 93) break;
      }
    return { kind: 'sequence', ...where, end: at, style: 'flow', items };
  };
  const readObject = (depth: number): MappingNode => {
    const where = position(at);
    const entries: Entry[] = [];
    at++;
    if (skipBlanks() === 125) at++;
    else
      for (;;) {
        if (skipBlanks() !== 34) throw unexpected('a key in double quotes');
        const key = readString();
        if (skipBlanks() !== 58) throw unexpected('":"');
        at++;
        entries.push({ key, value: read(depth + 1) });
        const c = skipBlanks();
        if (c !== 44 && c !== 125) throw unexpected('"," or "}"');
        at++;
        if (c === 125) break;
      }
    rejectDuplicates(entries, file);
    return { kind: 'mapping', ...where, end: at, style: 'flow', entries };
  };
  const read = (depth: number): Node => {
    const c = skipBlanks();
    if (depth > budget.depth) throw error(`it is nested deeper than ${budget.depth} levels`, at);
    return c === 123 ? readObject(depth) : c === 91 ? readList(depth) : c === 34 ? readString() : readWord();
  };

  const root = read(1);
  skipBlanks();
  if (at < text.length) throw unexpected('the end');
  return root;
};

const word = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

import type { SourceText } from '../../terraform/module.ts';
import type { Block, Span } from '../../terraform/syntax.ts';
import type { CodeEdit, OriginalCode } from './declaration.ts';
import { spanOfSpot, type CodeSpot } from './find-code.ts';

type Code = Pick<OriginalCode, 'files'>;

/** The text of one of the files; '' for a file that is not among them. */
export const textOfFile = (files: readonly SourceText[], file: string): string =>
  files.find((each) => each.file === file)?.text ?? '';

/** Puts code in the place of something. */
export const inPlaceOf = ({ file, start, end }: Span, text: string): CodeEdit => ({ file, start, end, text });

/** Adds code at the end of a block, before its closing brace. */
export const intoBlock = ({ files }: Code, block: Block, hcl: string): CodeEdit => {
  const { file, end } = block.at;
  const text = textOfFile(files, file);
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  const own = text.slice(line, end - 1).trim() === '';
  // Its brace stands on a line of its own: so does what comes before it.
  return own
    ? { file, start: line, end: line, text: `${indent}  ${hcl}\n` }
    : { file, start: end - 1, end: end - 1, text: `\n${indent}  ${hcl}\n${indent}` };
};

/** Adds an item at the end of a list, or an entry at the end of an object; undefined where there is neither. */
export const intoCollection = (
  { files }: Code,
  { file, start, end }: Span,
  hcl: string,
): CodeEdit | undefined => {
  const inner = textOfFile(files, file).slice(start, end);
  const close = Math.max(inner.lastIndexOf(']'), inner.lastIndexOf('}'));
  if (close < 0) return undefined;
  const before = inner.slice(0, close);
  const last = before.trimEnd().length;
  const insert = (at: number, text: string): CodeEdit => ({ file, start: start + at, end: start + at, text });
  if (/[[{]$/.test(before.slice(0, last))) return insert(close, hcl);
  const comma = before[last - 1] === ',';
  if (!before.slice(last).includes('\n')) return insert(last, comma ? ` ${hcl}` : `, ${hcl}`);
  // One on each line: an item ends with a comma, an entry need not.
  const indent = /\n([ \t]*)[^\n]*$/.exec(before.slice(0, last))?.[1] ?? '';
  const between = comma || inner[close] === '}' ? '' : ',';
  return insert(last, `${between}\n${indent}${hcl}${comma ? ',' : ''}`);
};

/** Adds blocks of their own at the end of a file. */
export const atEnd = ({ files }: Code, file: string, hcl: string): CodeEdit => {
  const end = textOfFile(files, file).length;
  return { file, start: end, end, text: `\n${hcl}\n` };
};

/** Takes out what stands at a spot: with its lines and the comment above them when nothing else is there, with its comma in a list. */
export const takenOut = ({ files }: Code, spot: CodeSpot): CodeEdit => {
  const { file, start, end } = spanOfSpot(spot);
  const text = textOfFile(files, file);
  const comma = /^[ \t]*,/.exec(text.slice(end))?.[0].length ?? 0;
  const inList = spot.kind === 'item' || spot.kind === 'entry';
  const until = inList ? end + comma : end;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', until);
  const rest = text.slice(until, next < 0 ? undefined : next);
  const alone = text.slice(line, start).trim() === '' && /^\s*(?:(?:#|\/\/).*)?$/.test(rest);
  if (alone)
    return { file, start: commentAbove(text, line), end: next < 0 ? text.length : next + 1, text: '' };
  // The last of several: the comma before it goes.
  const before = inList && comma === 0 ? (/,[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  const blank = inList && comma > 0 ? (/^[ \t]*/.exec(text.slice(until))?.[0].length ?? 0) : 0;
  return { file, start: start - before, end: until + blank, text: '' };
};

/** Where the comment begins that stands right above a line at its indent; the line itself without one. */
const commentAbove = (text: string, line: number): number => {
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  let first = line;
  while (first > 0) {
    const before = text.lastIndexOf('\n', first - 2) + 1;
    const written = text.slice(before, first);
    if (!written.startsWith(`${indent}#`) && !written.startsWith(`${indent}//`)) break;
    first = before;
  }
  return first;
};

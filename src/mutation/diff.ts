import { inOrder, type Edit } from './mutant.ts';

/** Lines that change: from `start` (counted from 0) `removed` of the old ones become `added`. */
interface Change {
  readonly start: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Unchanged lines shown around a change. */
const context = 3;

/**
 * The edits of a text as a unified diff that `git apply` takes.
 * @param path the file's, from where the diff is to be applied.
 */
export const unifiedDiff = (text: string, edits: readonly Edit[], path: string): string => {
  const lines = linesOf(text);
  const hunks = hunksOf(changesOf(text, lines, edits));
  let shift = 0;
  const body = hunks.map((changes) => {
    const hunk = rendered(lines, changes, shift);
    for (const { removed, added } of changes) shift += added.length - removed.length;
    return hunk;
  });
  return [`--- a/${path}`, `+++ b/${path}`, ...body].join('\n') + '\n';
};

/** Each with its line break. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Edits of one line, or of lines side by side, as one change; without the lines that stay the same after all. */
const changesOf = (text: string, lines: readonly string[], edits: readonly Edit[]): readonly Change[] => {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  const lineAt = (position: number): number => {
    const found = starts.findLastIndex((start) => start <= position);
    return Math.max(0, found);
  };
  const regions: { from: number; to: number; edits: Edit[] }[] = [];
  for (const edit of inOrder(edits)) {
    const [from, to] = [lineAt(edit.start), lineAt(edit.end)];
    const last = regions.at(-1);
    if (last !== undefined && from <= last.to + 1) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else regions.push({ from, to, edits: [edit] });
  }
  return regions.map(({ from, to, edits: own }) => {
    const start = starts[from] ?? 0;
    const end = starts[to + 1] ?? text.length;
    let made = '';
    let at = start;
    for (const edit of own) {
      made += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return trimmed({
      start: from,
      removed: lines.slice(from, to + 1),
      added: linesOf(made + text.slice(at, end)),
    });
  });
};

const trimmed = ({ start, removed, added }: Change): Change => {
  let head = 0;
  while (head < removed.length && head < added.length && removed[head] === added[head]) head++;
  let tail = 0;
  const most = Math.min(removed.length, added.length) - head;
  while (tail < most && removed[removed.length - 1 - tail] === added[added.length - 1 - tail]) tail++;
  return {
    start: start + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
};

/** Changes whose surroundings touch stand in one hunk. */
const hunksOf = (changes: readonly Change[]): readonly (readonly Change[])[] => {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (
      hunk !== undefined &&
      last !== undefined &&
      change.start - (last.start + last.removed.length) <= 2 * context
    )
      hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
};

const rendered = (lines: readonly string[], changes: readonly Change[], shift: number): string => {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return '';
  const from = Math.max(0, first.start - context);
  const to = Math.min(lines.length, last.start + last.removed.length + context);
  const body: string[] = [];
  let at = from;
  let grown = 0;
  for (const { start, removed, added } of changes) {
    body.push(...lines.slice(at, start).map((line) => shown(' ', line)));
    body.push(...removed.map((line) => shown('-', line)), ...added.map((line) => shown('+', line)));
    at = start + removed.length;
    grown += added.length - removed.length;
  }
  body.push(...lines.slice(at, to).map((line) => shown(' ', line)));
  const old = to - from;
  return [
    `@@ -${String(from + 1)},${String(old)} +${String(from + 1 + shift)},${String(old + grown)} @@`,
    ...body,
  ].join('\n');
};

const shown = (sign: string, line: string): string =>
  line.endsWith('\n') ? `${sign}${line.slice(0, -1)}` : `${sign}${line}\n\\ No newline at end of file`;

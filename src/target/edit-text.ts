import type { Entry, MappingNode, TemplateDocument } from '../template/document.ts';

/** A piece of a text and what takes its place: UTF-16 offsets from 0, `end` exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with the edits made. What lies inside another, larger one is left out. */
export const editText = (text: string, edits: readonly TextEdit[]): string => {
  const inOrder = [...edits].sort((one, other) => one.start - other.start || other.end - one.end);
  const parts: string[] = [];
  let done = 0;
  for (const edit of inOrder) {
    if (edit.start < done) continue;
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return [...parts, text.slice(done)].join('');
};

/** Puts another value, written on one line, in an entry's. */
export const valueEdit = (
  { text }: Pick<TemplateDocument, 'text'>,
  { key, value }: Entry,
  written: string,
): TextEdit => ({
  // A value may begin on a line of its own, or with the sign of a text of several lines.
  start: text.indexOf(':', key.end) + 1,
  end: value.end,
  text: ` ${written}`,
});

/** Takes entries out of a mapping. */
export const removeEntries = (
  { text }: Pick<TemplateDocument, 'text'>,
  mapping: MappingNode,
  removed: (entry: Entry) => boolean,
): readonly TextEdit[] => {
  const { entries, style } = mapping;
  const kept = entries.filter((entry) => !removed(entry));
  if (kept.length === 0) return [{ start: mapping.start, end: mapping.end, text: '{}' }];
  return entries.flatMap((entry, index): readonly TextEdit[] => {
    if (!removed(entry)) return [];
    const { key, value } = entry;
    if (style === 'block')
      return [{ start: lineStart(text, key.outerStart), end: lineEnd(text, value.end), text: '' }];
    // With the comma behind it, or before it when none is behind.
    const next = entries[index + 1];
    if (next !== undefined) return [{ start: key.outerStart, end: next.key.outerStart, text: '' }];
    return [{ start: kept.at(-1)?.value.end ?? mapping.start, end: value.end, text: '' }];
  });
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};

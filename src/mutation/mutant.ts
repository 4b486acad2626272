import type { Place } from '../facts/place.ts';

/** A replacement in a template's text: UTF-16 offsets from 0, `end` exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A template with one thing changed. */
export interface Mutant {
  /** Stable: the operator, the path that it changed and, where there are several, what it put there. */
  readonly id: string;
  readonly operator: string;
  /** What was done, as a sentence without full stop. */
  readonly description: string;
  readonly edits: readonly Edit[];
  /** The edits are of its package template's text. */
  readonly inPackageTemplate?: true;
  readonly at: Place;
}

/**
 * A text with the edits made.
 * @throws RangeError when two of them overlap: a defect of the operator.
 */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const edit of inOrder(edits)) {
    if (edit.start < from || edit.end < edit.start)
      throw new RangeError(`two edits overlap at offset ${String(edit.start)}`);
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
};

/** As they stand in the text; of several at one place, the first that was made comes first. */
export const inOrder = (edits: readonly Edit[]): readonly Edit[] =>
  [...edits].sort((a, b) => a.start - b.start || a.end - b.end);

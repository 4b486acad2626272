/** A change of a template's text. */
export type Edit = (text: string) => string;

/** Replaces a passage that stands there exactly once, so that a case cannot go stale unnoticed. */
export const swap =
  (passage: string, replacement: string): Edit =>
  (text) => {
    const parts = text.split(passage);
    if (parts.length !== 2)
      throw new Error(`'${passage}' stands there ${String(parts.length - 1)} times, not once`);
    return parts.join(replacement);
  };

/** Takes a passage out. */
export const drop = (passage: string): Edit => swap(passage, '');

/** Adds text behind a passage. */
export const after = (passage: string, added: string): Edit => swap(passage, passage + added);

/** Adds text before a passage. */
export const before = (passage: string, added: string): Edit => swap(passage, added + passage);

/** Several changes, one after the other: for what cannot be said with one. */
export const all =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((changed, edit) => edit(changed), text);

/** Takes a whole resource out, with the comment above it. */
export const withoutResource =
  (logicalId: string): Edit =>
  (text) => {
    const block = new RegExp(
      `(?:  #[^\\n]*\\n)*  ${logicalId}:\\n(?:(?:    [^\\n]*)?\\n)*?(?=\\n?(?:  [#A-Z]|[A-Z]))`,
    );
    if (!block.test(text)) throw new Error(`there is no resource ${logicalId}`);
    return text.replace(block, '');
  };

/** A template that has one thing wrong (or right in another way), and the clauses that must fail: these and no other. */
export interface Case {
  readonly name: string;
  readonly edit: Edit;
  readonly fails: readonly string[];
}

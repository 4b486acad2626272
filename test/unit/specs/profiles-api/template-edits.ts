import { before, swap, type Edit } from '../edits.ts';

/** Adds resources (indented as in the template). */
export const resources = (added: string): Edit => before('\nOutputs:\n', `\n${added}\n`);

/** Changes a passage of one resource, where it stands once. */
export const within =
  (logicalId: string, passage: string, replacement: string): Edit =>
  (text) => {
    const start = text.indexOf(`\n  ${logicalId}:\n`);
    const behind = start + 4 + logicalId.length;
    const end = /\n(?: {2})?\S/.exec(text.slice(behind))?.index;
    if (start < 0 || end === undefined) throw new Error(`there is no resource ${logicalId}`);
    return (
      text.slice(0, start) +
      swap(passage, replacement)(text.slice(start, behind + end)) +
      text.slice(behind + end)
    );
  };

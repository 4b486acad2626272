import { readFileSync } from 'node:fs';
import { before, swap, type Edit } from '../edits.ts';

export * from '../edits.ts';

/** The reference template's text. */
export const reference = readFileSync('lib/order-pipeline.yaml', 'utf8');

/** Adds resources (indented as in the template). */
export const resources = (added: string): Edit => before('Outputs:\n  ApiUrl', `${added}\n\n`);

/** Changes a passage of one resource, where it stands once. */
export const within =
  (logicalId: string, passage: string, replacement: string): Edit =>
  (text) => {
    const start = text.indexOf(`\n  ${logicalId}:\n`);
    const end = /\n(?: {2})?\S/.exec(text.slice(start + 4 + logicalId.length))?.index;
    if (start < 0 || end === undefined) throw new Error(`there is no resource ${logicalId}`);
    const stop = start + 4 + logicalId.length + end;
    return text.slice(0, start) + swap(passage, replacement)(text.slice(start, stop)) + text.slice(stop);
  };

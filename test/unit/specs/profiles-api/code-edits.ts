import type { Edit } from '../edits.ts';

/** Takes a block out: `resource "aws_kms_alias" "data"`. */
export const withoutBlock =
  (head: string): Edit =>
  (text) => {
    const start = text.indexOf(`${head} {`);
    const end = text.indexOf('\n}\n', start);
    if (start < 0 || end < 0) throw new Error(`there is no ${head}`);
    return text.slice(0, start) + text.slice(end + 3);
  };

import type { Edit } from './edits.ts';

/** The same stack said in another way: every clause has to come out the same. */
export interface Rewrite {
  readonly name: string;
  readonly edit: Edit;
}

/** Takes out what stands from one passage up to another, each of which stands there once. */
export const cut =
  (from: string, to: string): Edit =>
  (text) => {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`'${from}' or '${to}' does not stand there`);
    return text.slice(0, start) + text.slice(end);
  };
/** The same text in other clothes. */
export const clothes: readonly Rewrite[] = [
  { name: 'CRLF', edit: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'a byte order mark', edit: (text) => `\uFEFF${text}` },
  { name: 'both', edit: (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` },
  { name: 'a document marker', edit: (text) => `---\n${text}` },
  { name: 'no line break at the end', edit: (text) => text.trimEnd() },
  {
    name: 'sections in another order',
    edit: (text) => {
      const parts = text.split(/^(?=(?:#[^\n]*\n)*[A-Z][A-Za-z]+:)/m);
      const [first = '', ...others] = parts;
      return (
        first +
        others
          .map((part) => `${part.trimEnd()}\n\n`)
          .reverse()
          .join('')
      );
    },
  },
];

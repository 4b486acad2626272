/**
 * CloudFormation's reader, like most, lets the lines of a list in brackets or of a quoted text begin anywhere; the YAML
 * specification, and our parser with it, wants them indented:
 *
 *     AllowedValues: [
 *       dev
 *     ]
 *
 * Blanks out what stands between such a line and the text before it (line breaks and comments), so that nothing moves.
 * @param offset where the line's text begins, as the parser's complaint has it.
 * @returns undefined when something else stands in front of it on its line.
 */
export const joinedToTextBefore = (text: string, offset: number): string | undefined => {
  const begin = lineStart(text, offset);
  if (text.slice(begin, offset).trim() !== '') return undefined;
  for (let end = begin; end > 0;) {
    const start = lineStart(text, end - (text.startsWith('\r\n', end - 2) ? 2 : 1));
    const line = text.slice(start, end).trimEnd();
    const content = line.slice(0, commentStart(line)).trimEnd();
    const from = start + content.length;
    if (content !== '') return text.slice(0, from) + ' '.repeat(begin - from) + text.slice(begin);
    end = start;
  }
  return undefined;
};

const lineStart = (text: string, offset: number): number => {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
};

/** Where a line's comment begins; its length without one. Quotes are taken to open and close on the line. */
const commentStart = (line: string): number => {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quote !== '') {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[\s[{,:]/.test(line.charAt(i - 1) || ' ')) quote = c;
    else if (c === '#' && /\s/.test(line.charAt(i - 1) || ' ')) return i;
  }
  return line.length;
};

/** A character that would move the cursor, change colours or ring the bell: text from a template may hold any. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const shortNames: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line, with what does not print made visible, and cut after `limit` characters. */
export const printable = (text: string, limit = 400): string => {
  const characters = Array.from(text.slice(0, limit * 2));
  const cut = characters.length > limit || text.length > limit * 2;
  return characters.slice(0, limit).join('').replace(control, escaped) + (cut ? ' …' : '');
};

const escaped = (character: string): string =>
  shortNames[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** How many places a text takes on the screen; exact for all but wide scripts and combining marks. */
export const widthOf = (text: string): number => Array.from(text).length;

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Breaks a text into lines of at most `width`, at blanks; a longer word gets a line of its own. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
};

/** A label and its text beside it, the text wrapped under itself. */
export const labelled = (label: string, text: string, width: number): string[] => {
  const hanging = ' '.repeat(widthOf(label));
  return wrap(text, Math.max(24, width - widthOf(label))).map(
    (line, index) => (index === 0 ? label : hanging) + line,
  );
};

/**
 * A text that a simple regular expression matches: literals, classes, groups (their first choice), anchors and repetitions
 * (as few as allowed). Undefined for one that uses more than that; whoever asks checks the text.
 */
export const textFor = (pattern: string): string | undefined => {
  const reader: Reader = { rest: pattern };
  const text = choice(reader);
  return reader.rest === '' ? text : undefined;
};

interface Reader {
  rest: string;
}

const take = (reader: Reader, expression: RegExp): RegExpExecArray | undefined => {
  const match = expression.exec(reader.rest);
  if (match === null) return undefined;
  reader.rest = reader.rest.slice(match[0].length);
  return match;
};

/** `a|b`: the first. */
const choice = (reader: Reader): string | undefined => {
  const first = sequence(reader);
  while (first !== undefined && take(reader, /^\|/) !== undefined)
    if (sequence(reader) === undefined) return undefined;
  return first;
};

const sequence = (reader: Reader): string | undefined => {
  let text = '';
  while (reader.rest !== '' && !/^[|)]/.test(reader.rest)) {
    if (take(reader, /^[\^$]/) !== undefined) continue;
    const atom = atomOf(reader);
    if (atom === undefined) return undefined;
    text += atom.repeat(timesOf(reader));
  }
  return text;
};

const timesOf = (reader: Reader): number => {
  const counted = take(reader, /^\{(\d+)(?:,\d*)?\}\??/);
  if (counted !== undefined) return Math.min(Number(counted[1]), 10_000);
  const sign = take(reader, /^[*+?]\??/);
  // Once in place of never: a text that says something is closer to what a client sends.
  return sign?.[0].startsWith('?') === true ? 0 : 1;
};

const classes: Readonly<Record<string, string>> = { d: '7', w: 'w', s: ' ', D: 'x', W: '-', S: 'x' };

const escaped = (letter: string): string | undefined =>
  classes[letter] ?? (/[A-Za-z0-9]/.test(letter) ? undefined : letter);

const atomOf = (reader: Reader): string | undefined => {
  if (take(reader, /^\((?:\?:)?(?!\?)/) !== undefined) {
    const inner = choice(reader);
    return take(reader, /^\)/) === undefined ? undefined : inner;
  }
  const escape = take(reader, /^\\(.)/);
  if (escape !== undefined) return escaped(escape[1] ?? '');
  const set = take(reader, /^\[(\^?)((?:\\.|[^\]\\])+)\]/);
  if (set !== undefined) return set[1] === '' ? memberOf(set[2] ?? '') : outsiderOf(set[2] ?? '');
  if (take(reader, /^\./) !== undefined) return 'x';
  return take(reader, /^[^\\()[\]{}|*+?.^$]/)?.[0];
};

const memberOf = (set: string): string | undefined => {
  const escape = /^\\(.)/.exec(set);
  return escape === null ? set.charAt(0) : escaped(escape[1] ?? '');
};

const outsiderOf = (set: string): string | undefined => {
  try {
    const inside = new RegExp(`^[${set}]$`, 'u');
    return ['x', '7', 'X', '-', ' '].find((letter) => !inside.test(letter));
  } catch {
    return undefined;
  }
};

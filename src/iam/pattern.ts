/**
 * IAM's patterns: `*` is any text, `?` any one character, everything else itself. Matching is exact about case; actions,
 * whose case does not matter, are compared in lower case.
 */
export interface Pattern {
  readonly text: string;
  /** Code units, and the wildcards below, which are negative. */
  readonly tokens: readonly number[];
  readonly literal: boolean;
  /** The tokens before the first wildcard, as text. */
  readonly prefix: string;
}

/** Any one character. */
export const one = -1;
/** Any text. */
export const many = -2;
/** Any text without `/` and `:`, i.e. one name within an ARN: only the catalogue's patterns have it, spelled `{}`. */
export const segment = -3;

/**
 * How to read a policy variable such as `${aws:username}`, whose value is not known: as anything, or as nothing at all
 * (the pattern then matches nothing). `plain`: there are none, and `{}` is a segment.
 */
export type Reading = 'widest' | 'narrowest' | 'plain';

const variable = /\$\{([^}]*)\}/y;

/** Compiles a pattern; undefined when it matches nothing under this reading. */
export const compile = (text: string, reading: Reading): Pattern | undefined => {
  const tokens: number[] = [];
  const push = (token: number): void => {
    if (token !== many || tokens.at(-1) !== many) tokens.push(token);
  };
  let literal = true;
  for (let index = 0; index < text.length;) {
    const character = text[index];
    variable.lastIndex = index;
    const match = character === '$' && reading !== 'plain' ? variable.exec(text) : null;
    if (match !== null) {
      const name = match[1] ?? '';
      // `${*}`, `${?}` and `${$}` are those characters themselves.
      if (name === '*' || name === '?' || name === '$') {
        push(name.charCodeAt(0));
      } else if (reading === 'narrowest') {
        return undefined;
      } else {
        push(many);
      }
      literal = false;
      index += match[0].length;
      continue;
    }
    const isSegment = reading === 'plain' && text.startsWith('{}', index);
    if (character === '*') push(many);
    else if (character === '?') push(one);
    else if (isSegment) push(segment);
    else push(text.charCodeAt(index));
    if (character === '*' || character === '?' || isSegment) literal = false;
    index += isSegment ? 2 : 1;
  }
  return { text, tokens, literal, prefix: literal ? text : prefixOf(tokens) };
};

const prefixOf = (tokens: readonly number[]): string => {
  const end = tokens.findIndex((token) => token < 0);
  return (end < 0 ? tokens : tokens.slice(0, end)).map((unit) => String.fromCharCode(unit)).join('');
};

export const anything: Pattern = { text: '*', tokens: [many], literal: false, prefix: '' };

/** A pattern that matches just this text. */
export const literally = (text: string): Pattern => ({
  text,
  tokens: Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
  literal: true,
  prefix: text,
});

/** Positions in a pattern's tokens that a text read so far can have reached, ascending. */
export type Positions = readonly number[];

/** What ends a segment. */
export const separators: readonly number[] = ['/', ':'].map((character) => character.charCodeAt(0));

const isText = (token: number | undefined): boolean => token === many || token === segment;

/** Adds a position, and those behind it that need no more text. */
const reach = (positions: number[], tokens: readonly number[], position: number): void => {
  let last = positions.at(-1) ?? -1;
  for (let next = position; ; next += 1) {
    if (next > last) {
      positions.push(next);
      last = next;
    }
    if (!isText(tokens[next])) return;
  }
};

/** The positions before any text is read. */
export const start = ({ tokens }: Pattern): Positions => {
  const positions: number[] = [];
  reach(positions, tokens, 0);
  return positions;
};

/** The positions after one more code unit; empty when nothing that begins so can match. */
export const step = ({ tokens }: Pattern, from: Positions, unit: number): Positions => {
  const positions: number[] = [];
  for (const position of from) {
    const token = tokens[position];
    if (token === many || (token === segment && !separators.includes(unit)))
      reach(positions, tokens, position);
    else if (token === unit || token === one) reach(positions, tokens, position + 1);
  }
  return positions;
};

/** Whether the text read so far matches as it is. */
export const atEnd = ({ tokens }: Pattern, positions: Positions): boolean =>
  positions.at(-1) === tokens.length;

export const matches = (pattern: Pattern, text: string): boolean => {
  const { tokens, literal, prefix } = pattern;
  if (literal) return pattern.text === text;
  if (!text.startsWith(prefix)) return false;
  if (tokens.length === prefix.length + 1 && tokens.at(-1) === many) return true;
  let positions = start(pattern);
  for (let index = 0; index < text.length && positions.length > 0; index += 1) {
    positions = step(pattern, positions, text.charCodeAt(index));
  }
  return atEnd(pattern, positions);
};

/**
 * Whether `wide` matches everything that `narrow` does, as far as that shows from the patterns alone: true is certain,
 * false is not (`a*` is covered by `?*` and `a` together, which only a search can tell).
 */
export const covers = (wide: Pattern, narrow: Pattern): boolean => {
  if (narrow.literal) return matches(wide, narrow.text);
  let positions = start(wide);
  for (const token of narrow.tokens) {
    positions = token >= 0 ? step(wide, positions, token) : stepOver(wide, positions, token);
    if (positions.length === 0) return false;
  }
  return atEnd(wide, positions);
};

/** A wildcard of the narrow pattern can only be read by a wildcard of the wide one that is at least as wide. */
const stepOver = ({ tokens }: Pattern, from: Positions, wildcard: number): Positions => {
  const positions: number[] = [];
  for (const position of from) {
    const token = tokens[position];
    if (token === many || (token === segment && wildcard === segment)) reach(positions, tokens, position);
    else if (token === one && wildcard === one) reach(positions, tokens, position + 1);
  }
  return positions;
};

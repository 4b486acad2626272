import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import { dict, list, scalar, textIn } from '../values.ts';
import { itemsOf, textsOf, type Fn, type Fns } from './fn.ts';

/** A function of texts alone. */
const ofTexts = (apply: (...texts: string[]) => string | number | boolean | undefined): Fn => ({
  apply: (given, at) => {
    const texts = textsOf(given);
    const result = texts === undefined ? undefined : apply(...texts);
    return result === undefined ? undefined : scalar(result, at);
  },
});

/** A pattern between slashes is a regular expression (RE2's, of which what both have is used); any other is literal. */
const replaced = (text: string, pattern: string, by: string): string | undefined => {
  if (!/^\/.+\/$/s.test(pattern)) return text.replaceAll(pattern, () => by);
  const found = regular(pattern.slice(1, -1), 'gu');
  if (found === undefined) return undefined;
  const parts = [...text.matchAll(found)].map((match): string =>
    by.replace(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (all, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      return name === undefined ? all.slice(1) : (match.groups?.[name] ?? match[Number(name)] ?? '');
    }),
  );
  let next = 0;
  return text.replace(found, () => parts[next++] ?? '');
};

/** `%s`, `%d` and `%v` alike, `%q` in quotes, with a width; other verbs are not modelled. */
const formatted = (pattern: string, given: readonly Value[]): string | undefined => {
  const texts = given.map(textIn);
  const verb = /%(%|(-?)(0?)(\d*)([sdvq]))/g;
  const many = [...pattern.matchAll(verb)].filter(([all]) => all !== '%%').length;
  if (many !== given.length || texts.includes(undefined) || pattern.replace(verb, '').includes('%'))
    return undefined;
  let next = 0;
  return pattern.replace(verb, (all, _, left: string, zero: string, width: string, kind: string) => {
    if (all === '%%') return '%';
    const text = texts[next++] ?? '';
    const shown = kind === 'q' ? JSON.stringify(text) : text;
    const long = Math.min(Number(width), 1000);
    return left === '-' ? shown.padEnd(long) : shown.padStart(long, zero === '0' && kind === 'd' ? '0' : ' ');
  });
};

/** RE2's patterns, of which what both have is used. */
const regular = (text: string, flags: string): RegExp | undefined => {
  // A repeated repetition can take JavaScript for ever, where RE2 takes no time.
  if (/[+*}][^()]*\)[+*{]/.test(text)) return undefined;
  try {
    return new RegExp(text.replaceAll('(?P<', '(?<'), flags);
  } catch {
    return undefined;
  }
};

/** What a match gives: all of it, its groups, or its named groups. */
const matched = (match: RegExpMatchArray, at: Place): Value => {
  const text = (part: string | undefined): Value => scalar(part ?? null, at);
  if (match.groups !== undefined)
    return dict(
      Object.entries(match.groups).map(([name, part]) => [name, text(part)] as const),
      at,
    );
  return match.length > 1 ? list(match.slice(1).map(text), at) : text(match[0]);
};

/** Functions on texts (Terraform's "String Functions"). */
export const textFunctions: Fns = {
  lower: ofTexts((text) => text.toLowerCase()),
  upper: ofTexts((text) => text.toUpperCase()),
  title: ofTexts((text) =>
    text.replace(/(^|\s)(\S)/g, (_, before: string, first: string) => before + first.toUpperCase()),
  ),
  trimspace: ofTexts((text) => text.trim()),
  trimprefix: ofTexts((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts((text, suffix) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  startswith: ofTexts((text, prefix) => text.startsWith(prefix)),
  endswith: ofTexts((text, suffix) => text.endsWith(suffix)),
  strcontains: ofTexts((text, part) => text.includes(part)),
  replace: ofTexts(replaced),
  substr: ofTexts((text, offset, length) => {
    const [from, many] = [Number(offset), Number(length)];
    const start = from < 0 ? text.length + from : from;
    return many < 0 ? text.slice(start) : text.slice(start, start + many);
  }),
  format: {
    apply: ([pattern, ...given], at) => {
      const its = pattern === undefined ? undefined : textIn(pattern);
      const text = its === undefined ? undefined : formatted(its, given);
      return text === undefined ? undefined : scalar(text, at);
    },
  },
  join: {
    apply: ([separator, ...lists], at) => {
      const between = separator === undefined ? undefined : textIn(separator);
      const items = lists.map(itemsOf);
      const texts = items.includes(undefined) ? undefined : textsOf(items.flatMap((each) => each ?? []));
      return between === undefined || texts === undefined ? undefined : scalar(texts.join(between), at);
    },
  },
  split: {
    apply: (given, at) => {
      const [separator, text] = textsOf(given) ?? [];
      if (separator === undefined || text === undefined) return undefined;
      return list(
        text.split(separator).map((part) => scalar(part, at)),
        at,
      );
    },
  },
  formatlist: {
    apply: ([format, ...given], at) => {
      const its = format === undefined ? undefined : textIn(format);
      const long = given.map((each) => itemsOf(each)?.length).filter((many) => many !== undefined);
      if (its === undefined || long.length === 0 || new Set(long).size > 1) return undefined;
      const made = Array.from({ length: long[0] ?? 0 }, (_, index) =>
        formatted(
          its,
          given.map((each) => itemsOf(each)?.[index] ?? each),
        ),
      );
      return made.includes(undefined)
        ? undefined
        : list(
            made.map((text) => scalar(text ?? '', at)),
            at,
          );
    },
  },
  regex: {
    apply: (given, at) => {
      const [wanted, text] = textsOf(given) ?? [];
      const match = wanted === undefined ? null : (text?.match(regular(wanted, 'u') ?? /(?!)/u) ?? null);
      return match === null ? undefined : matched(match, at);
    },
  },
  regexall: {
    apply: (given, at) => {
      const [wanted, text] = textsOf(given) ?? [];
      const found = wanted === undefined ? undefined : regular(wanted, 'gu');
      return found === undefined || text === undefined
        ? undefined
        : list(
            [...text.matchAll(found)].map((match) => matched(match, at)),
            at,
          );
    },
  },
  trim: ofTexts((text, cut) => {
    const chars = new Set(cut);
    const kept = Array.from(text);
    while (kept.length > 0 && chars.has(kept[0] ?? '')) kept.shift();
    while (kept.length > 0 && chars.has(kept.at(-1) ?? '')) kept.pop();
    return kept.join('');
  }),
  chomp: ofTexts((text) => text.replace(/[\r\n]+$/, '')),
  indent: ofTexts((spaces, text) => text.replaceAll('\n', `\n${' '.repeat(Math.min(Number(spaces), 100))}`)),
  strrev: ofTexts((text) => Array.from(text).reverse().join('')),
  tostring: ofTexts((text) => text),
  tonumber: ofTexts((text) => (Number.isNaN(Number(text)) ? undefined : Number(text))),
  tobool: ofTexts((text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
};

import type { Value } from '../../facts/value.ts';
import { list, scalar, textIn } from '../values.ts';
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
  try {
    const replacement = by.replace(/\$\{(\w+)\}/g, '$$$1');
    return text.replace(new RegExp(pattern.slice(1, -1), 'gu'), replacement);
  } catch {
    return undefined;
  }
};

/** `%s`, `%d` and `%v` alike, `%q` in quotes; other verbs are not modelled. */
const formatted = (pattern: string, given: readonly Value[]): string | undefined => {
  const texts = given.map(textIn);
  const verbs = pattern.match(/%./gs) ?? [];
  const taking = verbs.filter((verb) => verb !== '%%');
  if (taking.length !== given.length || texts.includes(undefined)) return undefined;
  if (taking.some((verb) => !['%s', '%d', '%v', '%q'].includes(verb))) return undefined;
  let next = 0;
  return pattern.replace(/%./gs, (verb) => {
    if (verb === '%%') return '%';
    const text = texts[next++] ?? '';
    return verb === '%q' ? JSON.stringify(text) : text;
  });
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
  tostring: ofTexts((text) => text),
  tonumber: ofTexts((text) => (Number.isNaN(Number(text)) ? undefined : Number(text))),
  tobool: ofTexts((text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
};

import { createHash } from 'node:crypto';
import type { Value } from '../../facts/value.ts';
import { budget } from '../budget.ts';
import { decoded, plainOf, remember, scalar, textIn, unknownValue } from '../values.ts';
import type { Fn, Fns } from './fn.ts';

/** A function of one text. */
const ofText = (apply: (text: string) => string): Fn => ({
  apply: ([value], at) => {
    const text = value === undefined ? undefined : textIn(value);
    return text === undefined ? undefined : scalar(apply(text), at);
  },
});

const hash = (algorithm: string, encoding: 'hex' | 'base64' = 'hex'): Fn =>
  ofText((text) => createHash(algorithm).update(text).digest(encoding));

/** Terraform writes these in JSON as escapes, so that the text is safe in HTML. */
const escaped = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

const sorted = (data: unknown): unknown => {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
};

/** Why a part of a tree is not known. */
const partIn = (value: Value): string => {
  const open = [value];
  for (let seen = 0; seen < budget.items; seen++) {
    const next = open.pop();
    if (next === undefined) break;
    if (next.kind === 'unknown') return next.reason;
    if (next.kind === 'list') open.push(...next.items.slice(0, budget.instances));
    if (next.kind === 'dict') open.push(...next.entries.values());
  }
  return 'it is too large';
};

/** Functions that encode (Terraform's "Encoding Functions") and hash. */
export const encodingFunctions: Fns = {
  jsonencode: {
    partial: true,
    apply: ([value], at) => {
      if (value === undefined) return undefined;
      const data = plainOf(value);
      // What is known of it can still be read as a tree.
      const text =
        data === undefined
          ? unknownValue(partIn(value), at)
          : scalar(escaped(JSON.stringify(sorted(data))), at);
      return remember(text, value);
    },
  },
  jsondecode: { partial: true, apply: ([value]) => (value === undefined ? undefined : decoded(value)) },
  base64encode: ofText((text) => Buffer.from(text, 'utf8').toString('base64')),
  base64decode: ofText((text) => Buffer.from(text, 'base64').toString('utf8')),
  urlencode: ofText((text) =>
    encodeURIComponent(text)
      .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha512: hash('sha512'),
  base64sha256: hash('sha256', 'base64'),
  sensitive: { partial: true, apply: ([value]) => value },
  nonsensitive: { partial: true, apply: ([value]) => value },
};

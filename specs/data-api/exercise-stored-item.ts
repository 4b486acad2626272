import { isDeepStrictEqual } from 'node:util';
import { attributesOf, type Item } from '../../src/exercise/table.ts';
import type { StoredItem } from './evidence.ts';

type Dict = Readonly<Record<string, unknown>>;

const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * Says how a value holds the body, as the end of `attribute x…`: it is the body, it is the body as text, or one of its
 * own parts holds it. Undefined: it does not. `content` is undefined for a body that is not JSON.
 */
const holding = (value: unknown, sent: string, content: unknown): string | undefined => {
  if (content !== undefined && isDeepStrictEqual(value, content)) return '';
  if (typeof value === 'string') {
    if (value === sent) return content === undefined ? ', as it was sent' : ', as JSON text';
    const inner = parsed(value);
    if (content !== undefined && isDeepStrictEqual(inner, content)) return ', as JSON text';
    return isDict(inner) ? holding(inner, sent, content) : undefined;
  }
  if (!isDict(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const how = holding(inner, sent, content);
    if (how !== undefined) return `.${name}${how}`;
  }
  return undefined;
};

/** The function may replace these two of the body's own fields when it spreads the body over the item. */
const generated = new Set(['id', 'timestamp']);

const isSpread = (attributes: Dict, content: unknown): boolean =>
  isDict(content) &&
  Object.entries(content).every(([name, value]) => {
    if (generated.has(name)) return true;
    const stored = attributes[name];
    if (isDeepStrictEqual(stored, value)) return true;
    return typeof stored === 'string' && isDeepStrictEqual(parsed(stored), value);
  });

const wholeBodyIn = (attributes: Dict, sent: string): string | undefined => {
  // An empty text is in every item and proves nothing.
  if (sent === '') return undefined;
  const content = parsed(sent);
  for (const [name, value] of Object.entries(attributes)) {
    const how = holding(value, sent, content);
    if (how !== undefined) return `attribute ${name}${how}`;
  }
  return isSpread(attributes, content) ? 'attributes of its own' : undefined;
};

/** The moment that a timestamp names, in milliseconds since 1970: ISO 8601 (UTC unless it says otherwise), or a number of seconds or milliseconds. */
const momentOf = (timestamp: string): number | undefined => {
  if (/^\d{10}(\.\d+)?$/.test(timestamp)) return Number(timestamp) * 1000;
  if (/^\d{13}(\.\d+)?$/.test(timestamp)) return Number(timestamp);
  const iso =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      timestamp,
    );
  if (iso === null) return undefined;
  const [, day = '', time = '', zone = 'Z'] = iso;
  const moment = Date.parse(`${day}T${time.replace(',', '.')}${/^UTC$/i.test(zone) ? 'Z' : zone}`);
  return Number.isNaN(moment) ? undefined : moment;
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An item as evidence of what a POST left. `sent` is the POST's body, `postedAt` its time. */
export const storedItem = (item: Item, sent: string, postedAt: number): StoredItem => {
  const attributes = attributesOf(item);
  const timestamp = textOf(attributes['timestamp']);
  const moment = timestamp === undefined ? undefined : momentOf(timestamp);
  return {
    id: textOf(attributes['id']),
    timestamp,
    timestampIsMoment: moment !== undefined,
    offByMs: moment === undefined ? undefined : Math.round(moment - postedAt),
    wholeBodyIn: wholeBodyIn(attributes, sent),
    attributes: Object.keys(attributes).sort(),
  };
};

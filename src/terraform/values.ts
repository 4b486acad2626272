import { jsonTextValue } from '../facts/json-value.ts';
import type { Place } from '../facts/place.ts';
import type { DictValue, ListValue, ScalarValue, UnknownValue, Value } from '../facts/value.ts';
import { budget } from './budget.ts';

export const scalar = (value: ScalarValue['value'], at: Place): ScalarValue => ({
  kind: 'scalar',
  value,
  at,
});
export const list = (items: readonly Value[], at: Place): ListValue => ({ kind: 'list', items, at });
export const dict = (entries: Iterable<readonly [string, Value]>, at: Place): DictValue => ({
  kind: 'dict',
  entries: new Map(entries),
  at,
});
export const unknownValue = (reason: string, at: Place): UnknownValue => ({ kind: 'unknown', reason, at });

const failures = new WeakSet<Value>();

/** What Terraform itself refuses to evaluate: unknown, too, but `try` and `can` know it. */
export const failure = (reason: string, at: Place): UnknownValue => {
  const value = unknownValue(reason, at);
  failures.add(value);
  return value;
};
export const hasFailed = (value: Value): boolean => failures.has(value);

/** What is unknown because something else is: refused, if that is. */
export const unknownBecause = (of: UnknownValue, at: Place): UnknownValue =>
  hasFailed(of) ? failure(of.reason, at) : unknownValue(of.reason, at);

/** Terraform's null: what has it is not set. */
export const isNull = (value: Value): boolean => value.kind === 'scalar' && value.value === null;

/** The first of some values that is unknown. */
export const firstUnknown = (values: readonly Value[]): UnknownValue | undefined =>
  values.find((value): value is UnknownValue => value.kind === 'unknown');

/** A text, or a number or boolean as Terraform turns it into one; undefined for anything else. */
export const textIn = (value: Value): string | undefined =>
  value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;

/** A boolean, also as text; undefined for anything else. */
export const truthIn = (value: Value): boolean | undefined => {
  const text = textIn(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
};

const encodedFrom = new WeakMap<Value, Value>();

/** Remembers what a JSON text was made of: its parts keep their places, and what is known of it stays known. */
export const remember = <V extends Value>(text: V, tree: Value): V => {
  encodedFrom.set(text, tree);
  return text;
};

/** The same value where it is used, not where it was made. */
export const movedTo = (value: Value, at: Place): Value => {
  const tree = encodedFrom.get(value);
  const moved = { ...value, at };
  if (hasFailed(value)) failures.add(moved);
  return tree === undefined ? moved : remember(moved, tree);
};

/** What a JSON text holds: the tree that `jsonencode` made it of, else the text read. */
export const decoded = (value: Value): Value => {
  const tree = encodedFrom.get(value);
  if (tree !== undefined) return tree;
  const text = textIn(value);
  return text === undefined ? value : jsonTextValue(text, value.at);
};

/** A tree as plain data; undefined when a part of it is unknown, or it is too large. */
export const plainOf = (value: Value, left: { parts: number } = { parts: budget.parts }): unknown => {
  left.parts--;
  if (left.parts < 0) return undefined;
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'unknown':
      return undefined;
    case 'list': {
      const items: unknown[] = [];
      for (const item of value.items) {
        const plain = plainOf(item, left);
        if (plain === undefined) return undefined;
        items.push(plain);
      }
      return items;
    }
    case 'dict': {
      const entries: [string, unknown][] = [];
      for (const [name, item] of value.entries) {
        const plain = plainOf(item, left);
        if (plain === undefined) return undefined;
        entries.push([name, plain]);
      }
      return Object.fromEntries(entries);
    }
  }
};

/** Plain data as a tree, all of it at one place. */
export const valueFrom = (data: unknown, at: Place): Value => {
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean')
    return scalar(data, at);
  if (Array.isArray(data))
    return list(
      data.map((item: unknown) => valueFrom(item, at)),
      at,
    );
  if (typeof data === 'object')
    return dict(
      Object.entries(data).map(([name, item]) => [name, valueFrom(item, at)] as const),
      at,
    );
  return unknownValue('it is no data', at);
};

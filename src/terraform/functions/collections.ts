import { isDeepStrictEqual } from 'node:util';
import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import { budget } from '../budget.ts';
import { dict, isNull, list, plainOf, scalar, textIn, unknownValue } from '../values.ts';
import { itemsOf, type Fns } from './fn.ts';

const entriesOf = (value: Value): readonly (readonly [string, Value])[] | undefined =>
  value.kind === 'dict' ? [...value.entries] : isNull(value) ? [] : undefined;

const merged = (given: readonly Value[], at: Place): Value | undefined => {
  const all: (readonly [string, Value])[] = [];
  for (const value of given) {
    // What an unknown map would overwrite cannot be told.
    if (value.kind === 'unknown') return unknownValue(value.reason, at);
    const entries = entriesOf(value);
    if (entries === undefined) return undefined;
    all.push(...entries);
  }
  return dict(all, at);
};

/** Undefined when there are too many. */
const flattened = (items: readonly Value[]): readonly Value[] | undefined => {
  const found: Value[] = [];
  let left: number = budget.items;
  const add = (each: readonly Value[], depth: number): void => {
    for (const item of each) {
      left--;
      if (left < 0 || depth > budget.written) return;
      if (item.kind === 'list') add(item.items, depth + 1);
      else found.push(item);
    }
  };
  add(items, 0);
  return left < 0 ? undefined : found;
};

const allKnown = (items: readonly Value[]): boolean => items.every((item) => plainOf(item) !== undefined);

/** Functions on lists, sets and maps (Terraform's "Collection Functions"). */
export const collectionFunctions: Fns = {
  merge: { partial: true, apply: merged },
  concat: {
    partial: true,
    apply: (given, at) => {
      const items = given.map(itemsOf);
      return items.includes(undefined)
        ? undefined
        : list(
            items.flatMap((each) => each ?? []),
            at,
          );
    },
  },
  flatten: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      const flat = items && flattened(items);
      return flat && list(flat, at);
    },
  },
  length: {
    apply: ([value], at) => {
      if (value?.kind === 'list') return scalar(value.items.length, at);
      if (value?.kind === 'dict') return scalar(value.entries.size, at);
      const text = value === undefined ? undefined : textIn(value);
      return text === undefined ? undefined : scalar(Array.from(text).length, at);
    },
  },
  keys: {
    apply: ([value], at) =>
      value?.kind === 'dict'
        ? list(
            [...value.entries.keys()].sort().map((key) => scalar(key, at)),
            at,
          )
        : undefined,
  },
  values: {
    apply: ([value], at) =>
      value?.kind === 'dict'
        ? list(
            [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item),
            at,
          )
        : undefined,
  },
  lookup: {
    apply: ([map, key, otherwise], at) => {
      if (map?.kind !== 'dict' || key === undefined) return undefined;
      return (
        map.entries.get(textIn(key) ?? '') ??
        otherwise ??
        unknownValue(`the map has no ${textIn(key) ?? '?'}`, at)
      );
    },
  },
  element: {
    apply: ([value, index]) => {
      const items = itemsOf(value) ?? [];
      const number = Number((index && textIn(index)) ?? NaN);
      return items.length === 0 ? undefined : items[((number % items.length) + items.length) % items.length];
    },
  },
  one: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      if (items === undefined || items.length > 1) return undefined;
      return items[0] ?? scalar(null, at);
    },
  },
  contains: {
    apply: ([value, wanted], at) => {
      const items = itemsOf(value);
      if (items === undefined || wanted === undefined || !allKnown(items)) return undefined;
      return scalar(
        items.some((item) => isDeepStrictEqual(plainOf(item), plainOf(wanted))),
        at,
      );
    },
  },
  coalesce: {
    apply: (given) => given.find((value) => !isNull(value) && textIn(value) !== ''),
  },
  compact: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      return items === undefined
        ? undefined
        : list(
            items.filter((item) => !isNull(item) && textIn(item) !== ''),
            at,
          );
    },
  },
  tolist: { partial: true, apply: ([value]) => (value?.kind === 'list' ? value : undefined) },
  tomap: { partial: true, apply: ([value]) => (value?.kind === 'dict' ? value : undefined) },
  reverse: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      return items === undefined ? undefined : list([...items].reverse(), at);
    },
  },
  zipmap: {
    apply: ([keys, values], at) => {
      const [names, items] = [itemsOf(keys), itemsOf(values)];
      if (names === undefined || items?.length !== names.length) return undefined;
      return dict(
        names.map((name, index) => [textIn(name) ?? '', items[index] ?? scalar(null, at)] as const),
        at,
      );
    },
  },
};

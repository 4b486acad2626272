import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import { budget } from '../budget.ts';
import { list, plainOf, scalar, textIn } from '../values.ts';
import { itemsOf, type Fn, type Fns } from './fn.ts';
import { numberIn } from './numbers.ts';

/** What an item is told apart by; undefined where a part of it is unknown. */
export const identity = (item: Value): string | undefined => {
  const data = plainOf(item);
  return data === undefined ? undefined : JSON.stringify(data);
};

/** Each item once; undefined where one is not known. */
export const distinct = (items: readonly Value[]): readonly Value[] | undefined => {
  const found = new Map<string, Value>();
  for (const item of items) {
    const key = identity(item);
    if (key === undefined) return undefined;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};

/** Terraform's sets of texts are in their order, whatever they were made of. */
export const setOf = (items: readonly Value[], at: Place): Value | undefined => {
  const members = distinct(items);
  return (
    members && list(members.every((item) => textIn(item) !== undefined) ? inOrder(members) : members, at)
  );
};

const inOrder = (items: readonly Value[]): readonly Value[] =>
  items.toSorted((a, b) => Buffer.compare(Buffer.from(textIn(a) ?? ''), Buffer.from(textIn(b) ?? '')));

const ofSets = (apply: (sets: readonly ReadonlySet<string>[], key: string) => boolean): Fn => ({
  apply: (given, at) => {
    const sets = given.map((each) => itemsOf(each)?.map(identity));
    if (sets.some((each) => each === undefined || each.includes(undefined))) return undefined;
    const keys = sets.map((each) => new Set((each ?? []).filter((key) => key !== undefined)));
    return setOf(
      given.flatMap((each) => itemsOf(each) ?? []).filter((item) => apply(keys, identity(item) ?? '')),
      at,
    );
  },
});

/** Functions on lists and sets that look at each item. */
export const listFunctions: Fns = {
  toset: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      return items && setOf(items, at);
    },
  },
  distinct: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      const members = items && distinct(items);
      return members && list(members, at);
    },
  },
  setunion: ofSets(() => true),
  setintersection: ofSets((sets, key) => sets.every((each) => each.has(key))),
  setsubtract: ofSets(
    ([first, ...others], key) => first?.has(key) === true && !others.some((each) => each.has(key)),
  ),
  sort: {
    apply: ([value], at) => {
      const items = itemsOf(value);
      return items?.every((item) => textIn(item) !== undefined) === true
        ? list(
            inOrder(items).map((item) => scalar(textIn(item) ?? '', item.at)),
            at,
          )
        : undefined;
    },
  },
  slice: {
    apply: ([value, start, end], at) => {
      const [items, from, to] = [itemsOf(value), numberIn(start), numberIn(end)];
      if (items === undefined || from === undefined || to === undefined) return undefined;
      return from < 0 || to > items.length || from > to ? undefined : list(items.slice(from, to), at);
    },
  },
  range: {
    apply: (given, at) => {
      const numbers = given.map(numberIn);
      const [first, second, third] = numbers;
      if (first === undefined || numbers.includes(undefined)) return undefined;
      const [from, to] = second === undefined ? [0, first] : [first, second];
      const step = third ?? (from <= to ? 1 : -1);
      const many = Math.ceil((to - from) / step);
      if (step === 0 || !(many >= 0) || many > budget.items) return undefined;
      return list(
        Array.from({ length: many }, (_, index) => scalar(from + index * step, at)),
        at,
      );
    },
  },
  chunklist: {
    apply: ([value, size], at) => {
      const [items, many] = [itemsOf(value), numberIn(size)];
      if (items === undefined || many === undefined || !(many >= 1)) return undefined;
      const chunks = Array.from({ length: Math.ceil(items.length / many) }, (_, index) =>
        list(items.slice(index * many, (index + 1) * many), at),
      );
      return list(chunks, at);
    },
  },
  index: {
    apply: ([value, wanted], at) => {
      const [items, key] = [itemsOf(value), wanted && identity(wanted)];
      const found =
        items === undefined || key === undefined ? -1 : items.findIndex((item) => identity(item) === key);
      return found < 0 ? undefined : scalar(found, at);
    },
  },
  coalescelist: {
    apply: (given) => given.find((each) => (itemsOf(each)?.length ?? 0) > 0),
  },
};

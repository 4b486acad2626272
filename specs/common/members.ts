import { known, type Fact } from '../../src/facts/fact.ts';

/** A list of texts, each with its own place, as one fact: unknown as soon as one of them is. */
export const texts = (list: Fact<readonly Fact<string>[]>): Fact<readonly string[]> => {
  if (!list.known) return list;
  const values: string[] = [];
  for (const each of list.value) {
    if (!each.known) return each;
    values.push(each.value);
  }
  return { ...list, ...known(values, list.at) };
};

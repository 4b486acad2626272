import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reference } from './edits.ts';
import {
  byJoin,
  bySub,
  isObject,
  logicalIds,
  referenceData,
  renamed,
  respelt,
  respeltReference,
  type Json,
  type Spelling,
} from './rewriting.ts';
import { unmet } from './verdicts.ts';

const runs = { numRuns: 8 };
const onlyJson = ['DATA-TPL-01', 'DATA-TPL-06'];

/** New logical ids, of words that stand nowhere in the template. */
const names = fc
  .uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,20}$/), {
    minLength: logicalIds.length,
    maxLength: logicalIds.length,
  })
  .map((words) => new Map(logicalIds.map((id, index) => [id, `Zq${words[index] ?? id}`])));

test('logical ids do not matter', () => {
  fc.assert(
    fc.property(names, (given) => {
      expect(unmet(renamed(reference, given))).toEqual([]);
    }),
    runs,
  );
});

test('nor does it matter who of them has which', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...logicalIds], { minLength: logicalIds.length }), (shuffled) => {
      expect(
        unmet(renamed(reference, new Map(logicalIds.map((id, index) => [id, shuffled[index] ?? id])))),
      ).toEqual([]);
    }),
    runs,
  );
});

/** The entries of every map in another order; lists keep theirs. */
const reordered = (data: Json, next: () => number): Json => {
  if (Array.isArray(data)) return data.map((item: Json) => reordered(item, next));
  if (!isObject(data)) return data;
  const entries = Object.entries(data).map(([key, value]) => ({
    key,
    value: reordered(value, next),
    rank: next(),
  }));
  return Object.fromEntries(
    entries.sort((one, other) => one.rank - other.rank).map(({ key, value }) => [key, value]),
  );
};

test('the order of resources and properties does not matter', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (ranks) => {
      const text = JSON.stringify(reordered(referenceData(), () => Number(ranks.next().value)));
      expect(unmet(text, 'template.json')).toEqual(onlyJson);
    }),
    runs,
  );
});

const spellings: readonly Spelling[] = [bySub, byJoin, () => undefined];

test('nor does it matter how each single reference is spelt', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 2 })), (choices) => {
      const mixed: Spelling = (name, argument) => spellings[Number(choices.next().value)]?.(name, argument);
      expect(unmet(respeltReference(mixed))).toEqual([]);
    }),
    runs,
  );
});

test('a wrong value is found whatever the order, the names and the spelling', () => {
  const wrong = (data: Json): Json =>
    Array.isArray(data)
      ? data.map(wrong)
      : isObject(data)
        ? Object.fromEntries(
            Object.entries(data).map(([key, value]) => [
              key,
              key === 'TreatMissingData' ? 'ignore' : wrong(value),
            ]),
          )
        : data;
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), names, (ranks, given) => {
      const { Rules: rules = {}, ...rest } = referenceData();
      const data = {
        Rules: rules,
        ...Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, respelt(part, bySub)])),
      };
      const text = JSON.stringify(reordered(wrong(data), () => Number(ranks.next().value)));
      expect(unmet(renamed(text, given), 'template.json')).toEqual(['DATA-ALARM-03', ...onlyJson]);
    }),
    runs,
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { originOf, shareWith } from '../../../src/template/variant.ts';
import { everything, likelyValue, template, type Data } from './random-template.ts';
import { scenario } from './resolving.ts';

const isMap = (data: Data | undefined): data is Readonly<Record<string, Data>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** A template with some parts of another one: whole sections, resources, or single keys of them. */
const mixed = (one: Data, other: Data, choose: () => number, depth = 0): Data => {
  if (!isMap(one) || !isMap(other) || depth === 4) return other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.flatMap((key): (readonly [string, Data])[] => {
      const [its, others] = [one[key], other[key]];
      const choice = choose();
      // Most of it stays as it is.
      if (its === undefined || others === undefined) {
        const only = choice === 0 ? others : its;
        return only === undefined ? [] : [[key, only]];
      }
      if (choice > 2) return [[key, its]];
      return [[key, choice === 0 && depth > 0 ? others : mixed(its, others, choose, depth + 1)]];
    }),
  );
};

const scenarios = [
  scenario({ P: 'dev', L: 'a,b' }),
  scenario({ P: 'prod', L: 'a,b' }),
  scenario({ P: 'never', L: '' }),
  scenario({ P: 'dev', L: 'a,b' }, { stackName: 'other' }),
];

const cases = fc.record({
  one: template(likelyValue, fc.constant(false)),
  other: template(likelyValue, fc.constant(false)),
  choices: fc.infiniteStream(fc.nat({ max: 4 })),
  before: fc.shuffledSubarray(scenarios),
  after: fc.shuffledSubarray(scenarios, { minLength: 1 }),
});

test('variants of random templates come to what they come to by themselves', () => {
  fc.assert(
    fc.property(cases, ({ one, other, choices, before, after }) => {
      const original = originOf(parseTemplate(JSON.stringify(one), 't'));
      for (const each of before) everything(resolveTemplate(original, each));
      const source = JSON.stringify(mixed(one, other, () => Number(choices.next().value)));
      const variant = parseTemplate(source, 't');
      shareWith(variant, original);
      for (const each of after)
        expect(everything(resolveTemplate(variant, each))).toEqual(
          everything(resolveTemplate(parseTemplate(source, 't'), each)),
        );
    }),
    { numRuns: 100 },
  );
});

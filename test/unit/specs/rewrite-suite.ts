import { describe, expect, test } from '@jest/globals';
import type { Spec } from '../../../src/control/control.ts';
import { clothes, type Rewrite } from './rewrites.ts';
import {
  byJoin,
  bySub,
  renamed,
  respelt,
  rewritable,
  type Json,
  type JsonObject,
  type Spelling,
} from './rewriting.ts';
import { unmet } from './verdicts.ts';

/** CloudFormation takes only few functions in rules. */
const withoutRules = (data: JsonObject, rewrite: (data: Json) => Json): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, key === 'Rules' ? value : rewrite(value)]),
  );

const spellings: readonly (readonly [string, Spelling])[] = [
  ['with long-form functions', () => undefined],
  ['with Fn::Sub in place of every Ref and GetAtt', bySub],
  ['with Fn::Join in place of every Ref, GetAtt and Sub', byJoin],
];

/**
 * The suite of a reference template said in other ways: every clause comes out the same.
 * @param onlyJson the clauses that JSON cannot meet: it is no YAML and has no comments.
 */
export const testRewrites = (
  spec: Spec,
  reference: string,
  onlyJson: readonly string[],
  groups: Readonly<Record<string, readonly Rewrite[]>>,
): void => {
  const { data, logicalIds, respelt: respeltText } = rewritable(reference);

  describe('the same stack as JSON', () => {
    test.each(spellings)('%s', (_, spell) => {
      const text = JSON.stringify(
        withoutRules(data, (part) => respelt(part, spell)),
        null,
        2,
      );
      expect(unmet(spec, text, 'template.json')).toEqual(onlyJson);
    });
    test('on one line, in a file that promises YAML', () => {
      expect(unmet(spec, JSON.stringify(data))).toEqual(onlyJson);
    });
  });

  describe('the same stack as YAML', () => {
    test.each(spellings)('%s', (_, spell) => {
      const text = respeltText(spell);
      expect(text).not.toBe(reference);
      expect(unmet(spec, text)).toEqual([]);
    });
    test('under a name that promises JSON', () => {
      expect(unmet(spec, reference, 'template.json')).toEqual([]);
    });
    test('with every logical id renamed', () => {
      const names = new Map(logicalIds.map((id, index) => [id, `R${String(index)}x`]));
      expect(unmet(spec, renamed(reference, names))).toEqual([]);
    });
    test('with logical ids that say something else', () => {
      // Each resource gets the name of the next one.
      const names = new Map(
        logicalIds.map((id, index) => [id, logicalIds[(index + 1) % logicalIds.length] ?? id]),
      );
      expect(unmet(spec, renamed(reference, names))).toEqual([]);
    });
  });

  describe.each(Object.entries({ ...groups, 'the text': clothes }))('another way of %s', (_, rewrites) => {
    test.each(rewrites.map((each) => [each.name, each] as const))('%s', (__, { edit }) => {
      const text = edit(reference);
      expect(text).not.toBe(reference);
      expect(unmet(spec, text)).toEqual([]);
    });
  });
};

import { describe, expect, test } from '@jest/globals';
import { reference } from './edits.ts';
import { clothes, type Rewrite } from './rewrites.ts';
import { apis } from './rewrites-api.ts';
import { carriers } from './rewrites-grants.ts';
import { values } from './rewrites-values.ts';
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
  type JsonObject,
} from './rewriting.ts';
import { unmet } from './verdicts.ts';

/** JSON is no YAML and has no comments; nothing else may differ. */
const onlyJson = ['DATA-TPL-01', 'DATA-TPL-06'];

const withoutRules = (data: JsonObject, rewrite: (data: Json) => Json): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, key === 'Rules' ? value : rewrite(value)]),
  );

describe('the same stack as JSON', () => {
  test.each([
    ['with long-form functions', (data: JsonObject) => data],
    [
      'with Fn::Sub in place of every Ref and GetAtt',
      (data: JsonObject) => withoutRules(data, (part) => respelt(part, bySub)),
    ],
    [
      'with Fn::Join in place of every Ref, GetAtt and Sub',
      (data: JsonObject) => withoutRules(data, (part) => respelt(part, byJoin)),
    ],
  ] as const)('%s', (_, rewrite) => {
    const text = JSON.stringify(rewrite(referenceData()), null, 2);
    expect(unmet(text, 'template.json')).toEqual(onlyJson);
    expect(unmet(text, 'template.yaml')).toEqual(onlyJson);
  });

  test('on one line', () => {
    expect(unmet(JSON.stringify(referenceData()))).toEqual(onlyJson);
  });
});

describe('the same stack as YAML', () => {
  test('with long-form functions', () => {
    const text = respeltReference(() => undefined);
    expect(text).not.toContain('!GetAtt');
    expect(unmet(text)).toEqual([]);
  });
  test('with Fn::Sub in place of every Ref and GetAtt', () => {
    const text = respeltReference(bySub);
    expect(text).not.toContain('Fn::GetAtt');
    expect(unmet(text)).toEqual([]);
  });
  test('with Fn::Join in place of every Ref, GetAtt and Sub', () => {
    const text = respeltReference(byJoin);
    expect(text).not.toContain('Fn::Sub');
    expect(unmet(text)).toEqual([]);
  });
  test('under a name that promises JSON', () => {
    expect(unmet(reference, 'template.json')).toEqual([]);
  });
  test('with every logical id renamed', () => {
    const names = new Map(logicalIds.map((id, index) => [id, `R${String(index)}x`]));
    expect(unmet(renamed(reference, names))).toEqual([]);
  });
  test('with logical ids that say something else', () => {
    // Each resource gets the name of the next one.
    const names = new Map(
      logicalIds.map((id, index) => [id, logicalIds[(index + 1) % logicalIds.length] ?? id]),
    );
    expect(unmet(renamed(reference, names))).toEqual([]);
  });
});

const groups: Readonly<Record<string, readonly Rewrite[]>> = {
  "the function's policies": carriers,
  'the API': apis,
  values,
  'the text': clothes,
};

describe.each(Object.entries(groups))('the same stack with %s otherwise', (_, rewrites) => {
  test.each(rewrites.map((each) => [each.name, each] as const))('%s', (__, { edit }) => {
    const text = edit(reference);
    expect(text).not.toBe(reference);
    expect(unmet(text)).toEqual([]);
  });
});

describe('what is rewritten stays what it is', () => {
  test('a wrong value is found in every spelling', () => {
    const wrong = (data: Json): Json =>
      isObject(data)
        ? Object.fromEntries(
            Object.entries(data).map(([key, value]) => [
              key,
              key === 'EnableKeyRotation' ? false : wrong(value),
            ]),
          )
        : Array.isArray(data)
          ? data.map(wrong)
          : data;
    for (const spelling of [bySub, byJoin]) {
      const text = JSON.stringify(withoutRules(referenceData(), (part) => wrong(respelt(part, spelling))));
      expect(unmet(text)).toEqual(['DATA-KMS-04', ...onlyJson]);
    }
  });
});

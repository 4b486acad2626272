import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { testRewrites } from '../rewrite-suite.ts';
import { reference } from './edits.ts';
import { apis } from './rewrites-api.ts';
import { carriers } from './rewrites-grants.ts';
import { values } from './rewrites-values.ts';
import { byJoin, bySub, isObject, referenceData, respelt, type Json } from './rewriting.ts';
import { unmet } from './verdicts.ts';

/** JSON is no YAML and has no comments; nothing else may differ. */
const onlyJson = ['DATA-TPL-01', 'DATA-TPL-06'];

testRewrites(dataApi, reference, onlyJson, {
  "the function's policies": carriers,
  'the API': apis,
  values,
});

/** CloudFormation takes only few functions in rules. */
const withoutRules = (data: Json): Json =>
  isObject(data) ? { ...data, Rules: referenceData()['Rules'] ?? {} } : data;

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
      const text = JSON.stringify(withoutRules(wrong(respelt(referenceData(), spelling))));
      expect(unmet(text)).toEqual(['DATA-KMS-04', ...onlyJson]);
    }
  });
});

import { describe, expect, test } from '@jest/globals';
import { didYouMean } from '../../../src/cli/suggest.ts';

describe('didYouMean', () => {
  test.each([
    ['data-ap', 'data-api'],
    ['dtaa-api', 'data-api'],
    ['DATA_API', 'data-api'],
    ['data-apis', 'data-api'],
    ['profile-api', 'profiles-api'],
  ])('%s → %s', (given, meant) => {
    expect(didYouMean(given, ['profiles-api', 'data-api'])).toBe(`did you mean ${meant}?`);
  });

  test.each(['x', '', 'something-else-entirely'])('%j is like nothing', (given) => {
    expect(didYouMean(given, ['profiles-api', 'data-api'])).toBeUndefined();
  });

  test('among no names there is none', () => {
    expect(didYouMean('data-api', [])).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import { concretePath, fitsPath } from '../../../../specs/items-api/path.ts';

describe('a path', () => {
  test.each([
    ['/items', '/items', true],
    ['/items', '/item', false],
    ['/items', '/v1/items', false],
    ['/users/7/items', '/users/{user}/items', true],
    ['/users//items', '/users/{user}/items', false],
    ['/users/7/8/items', '/users/{user}/items', false],
    ['/a/b/c', '/{proxy+}', true],
    ['/a', '/a/{proxy+}', false],
    ['', '/', false],
  ])('%s reaches %s: %s', (path, resource, expected) => {
    expect(fitsPath(path, resource)).toBe(expected);
  });
  test.each([
    ['/items', '/items'],
    ['/users/{user}/items', '/users/stackproof/items'],
    ['/{proxy+}', '/stackproof'],
  ])('for %s is %s', (resource, path) => {
    expect(concretePath(resource)).toBe(path);
    expect(fitsPath(path, resource)).toBe(true);
  });
});

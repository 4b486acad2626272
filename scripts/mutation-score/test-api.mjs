// The few functions of Jest's that the tests of the core use, over Jest's own `expect`: they collect tests, to be run when
// and as often as wanted, in this very process.
import { createRequire } from 'node:module';

const fromJest = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
const { jestExpect: expect } = fromJest('@jest/expect');

/**
 * Collects the tests that `load` defines, with ids that are the same at every load.
 *
 * @param {string} file of the tests: ids begin with it
 * @param {(api: object) => void} load evaluates the file with these functions for '@jest/globals'
 */
export const collect = (file, load) => {
  const tests = [];
  const before = [];
  const after = [];
  const names = [];

  const describe = (name, body) => {
    names.push(name);
    body();
    names.pop();
  };
  const test = (name, body) => {
    const title = [...names, name].join(' › ');
    tests.push({ id: `${file}#${tests.length} ${title}`, name: `${file} ${title}`, body });
  };
  const each = (define) => (table) => (name, body) => {
    table.forEach((row, index) => {
      const values = Array.isArray(row) ? row : [row];
      define(`${name} [${index}]`, () => body(...values));
    });
  };
  describe.each = each(describe);
  test.each = each(test);
  // Not run by the file as a whole, so not by its describe alone either: enough for tests that stand for themselves.
  const beforeAll = (body) => void before.push(body);
  const afterAll = (body) => void after.push(body);

  load({ describe, test, it: test, expect, beforeAll, afterAll });
  return { tests, before, after };
};

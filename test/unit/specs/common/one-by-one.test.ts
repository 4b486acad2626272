import { expect, test } from '@jest/globals';
import { oneByOne } from '../../../../specs/common/one-by-one.ts';
import { pass } from '../../../../src/control/expect.ts';
import { MissingSubject, Unobservable } from '../../../../src/control/subject.ts';

test('a subject that is missing decides its own check alone', () => {
  const checks = oneByOne([
    pass,
    () => {
      throw new MissingSubject('a table', 'there is none');
    },
    () => {
      throw new Unobservable('it may not be read');
    },
    pass,
  ]);
  expect(checks.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'not-observable', 'pass']);
  expect(checks[1]).toMatchObject({ finding: { message: 'a table is missing: there is none' } });
  expect(checks[2]).toMatchObject({ reason: 'it may not be read' });
});

test('anything else that is thrown is a defect', () => {
  expect(() =>
    oneByOne([
      () => {
        throw new TypeError('oops');
      },
    ]),
  ).toThrow(TypeError);
});

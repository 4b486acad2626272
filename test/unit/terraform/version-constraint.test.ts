import { describe, expect, test } from '@jest/globals';
import {
  compareVersions,
  lowestAdmitted,
  showVersion,
  version,
} from '../../../src/terraform/version-constraint.ts';

const lowest = (...constraints: readonly string[]): string | undefined => {
  const found = lowestAdmitted(constraints);
  return found === undefined || found === 'none' ? found : showVersion(found);
};

describe('the lowest version that constraints let in', () => {
  test.each([
    ['', '0.0.0'],
    ['>= 1.4', '1.4.0'],
    ['>=1.4.0', '1.4.0'],
    ['1.9.0', '1.9.0'],
    ['= 1.9', '1.9.0'],
    ['v1.9.0', '1.9.0'],
    ['~> 5.0', '5.0.0'],
    ['~> 5', '5.0.0'],
    ['~> 5.83.1', '5.83.1'],
    ['< 2', '0.0.0'],
    ['<= 2.0', '0.0.0'],
    ['!= 1.5', '0.0.0'],
    ['> 1.3', '1.3.1'],
    ['> 1.3, != 1.3.1', '1.3.2'],
    ['> 1.3, != 1.3.1, != 1.3.2, < 2', '1.3.3'],
    ['>= 1.4, != 1.4.0', '1.4.1'],
    ['>= 1.4, >= 1.6', '1.6.0'],
    ['>= 1.4 , < 2.0 ', '1.4.0'],
    ['>= 5.83.0-beta1', '5.83.0-beta1'],
    ['>= 1.4.0+build.5', '1.4.0'],
  ])('%s: %s', (constraint, expected) => {
    expect(lowest(...(constraint === '' ? [] : [constraint]))).toBe(expected);
  });

  test('of several, all count', () => {
    expect(lowest('>= 4', '~> 5.0')).toBe('5.0.0');
    expect(lowest('~> 5.0', '>= 5.83')).toBe('5.83.0');
  });

  test.each([
    '>= 2, < 2',
    '~> 5.0, >= 6',
    '~> 5.83.0, > 5.84',
    '= 1.4, = 1.5',
    '1.4.0, != 1.4.0',
    '> 1, <= 1',
  ])('none meets %s', (constraint) => {
    expect(lowest(constraint)).toBe('none');
  });

  test.each(['latest', '>= ', '', '=> 1.4', '1.4.0.1', '>= 1.x', '^1.4', '>= 1.4 < 2'])(
    "'%s' is no constraint",
    (constraint) => {
      expect(lowest(constraint)).toBeUndefined();
      expect(lowest('>= 1.4', constraint)).toBeUndefined();
    },
  );
});

test('versions are compared by their numbers, and a prerelease comes first', () => {
  const inOrder = ['1.4.0-alpha', '1.4.0-beta', '1.4.0', '1.4.9', '1.4.10', '1.10.0', '2.0.0'].map(version);
  expect(inOrder.toSorted((one, other) => compareVersions(one, other))).toEqual(inOrder);
  expect(inOrder.toReversed().sort((one, other) => compareVersions(one, other))).toEqual(inOrder);
  expect(compareVersions(version('1.4'), version('1.4.0'))).toBe(0);
});

test('what is no version is refused', () => {
  expect(() => version('x')).toThrow(RangeError);
});

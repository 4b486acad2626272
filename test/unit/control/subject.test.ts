import { describe, expect, test } from '@jest/globals';
import {
  clue,
  findByPart,
  MissingSubject,
  need,
  Unobservable,
  valueOf,
} from '../../../src/control/subject.ts';
import { known, unknown } from '../../../src/facts/fact.ts';
import type { System } from '../../../src/resources/system.ts';
import type { TopicFacts } from '../../../src/resources/topic/facts.ts';

const topic = (id: string): TopicFacts => ({ id }) as TopicFacts;
const systemOf = (ids: readonly string[], hidden?: string): System =>
  ({ all: () => ids.map(topic), unreadable: () => hidden }) as unknown as System;
const named =
  (...ids: readonly string[]) =>
  ({ id }: TopicFacts): boolean =>
    ids.includes(id);
const find = (
  system: System,
  ...clues: readonly { weight: number; fits: (each: TopicFacts) => boolean }[]
): string => findByPart(system, 'topic', 'the topic', clues).id;

describe('a resource is found by its part', () => {
  test('that most of the relations point at', () => {
    const system = systemOf(['a', 'b', 'c']);
    expect(find(system, clue(1, named('a')), clue(1, named('b')), clue(1, named('b', 'c')))).toBe('b');
  });
  test('though one relation is wrong', () => {
    expect(find(systemOf(['a', 'b']), clue(1.5, named('a')), clue(1, named('b')), clue(1, named('b')))).toBe(
      'b',
    );
  });
  test('by the stronger of two relations', () => {
    expect(find(systemOf(['a', 'b']), clue(1, named('a')), clue(1.5, named('b')))).toBe('b');
  });
  test('the first of two that are alike', () => {
    expect(find(systemOf(['a', 'b']), clue(1, named('a', 'b')))).toBe('a');
  });
  test('when it is the only one of its kind, though nothing points at it', () => {
    expect(find(systemOf(['a']), clue(1, named('x')))).toBe('a');
  });
});

describe('a resource that nothing points at', () => {
  test('is missing, and it is said how it was looked for', () => {
    expect(() => find(systemOf(['a', 'b']), clue(1, named('x')))).toThrow(MissingSubject);
    expect(() => find(systemOf(['a', 'b']), clue(1, named('x')))).toThrow('none of a, b is in its place');
    expect(() => find(systemOf([]))).toThrow('there is none of its kind');
  });
  test('may only not have been readable', () => {
    expect(() => find(systemOf([], 'access denied'))).toThrow(Unobservable);
    expect(() => find(systemOf(['a', 'b'], 'access denied'))).toThrow(
      'the topic could not be looked for: access denied',
    );
  });
});

test('a missing subject says what was expected, and where', () => {
  const at = { resource: 'Api', path: '' };
  expect(new MissingSubject('the key', 'there is none', at)).toMatchObject({
    expected: 'the key',
    message: 'there is none',
    at,
  });
  expect(new MissingSubject('the key', 'there is none').at).toEqual({ resource: '', path: '' });
});

test('a fact that is needed and unknown makes its control not observable', () => {
  expect(need(known(1))).toBe(1);
  expect(() => need(unknown('it is imported'))).toThrow(new Unobservable('it is imported'));
});

test('a fact that is looked at and unknown is nothing', () => {
  expect(valueOf(known(0))).toBe(0);
  expect(valueOf(unknown('it is imported'))).toBeUndefined();
});

import { describe, expect, test } from '@jest/globals';
import { equals, pass } from '../../../src/control/expect.ts';
import { judgeLive } from '../../../src/control/judge-live.ts';
import type { EvidenceJudge, Judge } from '../../../src/control/control.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { known, unknown, type Fact } from '../../../src/facts/fact.ts';
import type { System } from '../../../src/resources/system.ts';
import { control, outcomes, section, sections, smallSpec, type Seen, type Small } from './small-spec.ts';

const systemOf = (name: Fact<string>, own: Fact<boolean> = known(true)): System =>
  ({ all: () => [{ id: 'T', name, own }], unreadable: () => undefined, scenario: {} }) as unknown as System;
const mine = systemOf(known('mine'));
const judged = (
  live: Judge<Small> | undefined,
  exercise: EvidenceJudge<Small, Seen> | undefined,
  evidence?: Seen,
): Verdict | undefined =>
  judgeLive(
    smallSpec([
      section('1', 'S', [control('S-1', 'it', { ...(live && { live }), ...(exercise && { exercise }) })]),
    ]),
    mine,
    evidence,
  ).get('S-1');

describe('a live stack is judged', () => {
  test('by every control that has a say on it', () => {
    expect(outcomes(judgeLive(smallSpec(sections), mine, { arrived: true }))).toEqual({
      'S-1': 'pass',
      'S-3': 'pass',
      'S-4': 'pass',
    });
  });
  test('by what its exercises left', () => {
    expect(judgeLive(smallSpec(sections), mine, { arrived: false }).get('S-3')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: 'no message arrived' }],
    });
  });
  test('never to pass by what was not exercised', () => {
    const verdict = judgeLive(smallSpec(sections), mine, undefined).get('S-3');
    expect(verdict).toMatchObject({ outcome: 'not-observable' });
    expect(verdict?.reason).toContain('--exercise');
  });
  test('never to pass by what could not be observed', () => {
    const hidden = judgeLive(smallSpec(sections), systemOf(known('mine'), unknown('denied')), {
      arrived: true,
    });
    expect(hidden.get('S-4')).toMatchObject({ outcome: 'not-observable', reason: 'its owner: denied' });
  });
});

describe('a control with a configuration and an exercise', () => {
  const right: Judge<Small> = () => pass();
  const wrong: Judge<Small> = () => equals(known<number>(1), 2, 'it');
  const broken = () => {
    throw new TypeError('oops');
  };
  const seen: Seen = { arrived: true };

  test.each([
    ['passes by both', right, () => pass(), seen, 'pass'],
    ['fails by its configuration', wrong, () => pass(), seen, 'fail'],
    ['fails by its configuration, unexercised too', wrong, () => pass(), undefined, 'fail'],
    ['fails by its exercise', right, () => equals(known<number>(1), 2, 'it'), seen, 'fail'],
    ['is not observable unexercised', right, () => pass(), undefined, 'not-observable'],
    ['is an error when its configuration throws', broken, () => pass(), seen, 'error'],
    ['is an error when its exercise throws', right, broken, seen, 'error'],
    ['is an error when its configuration is not looked at', () => [], () => pass(), seen, 'error'],
    ['is an error when its exercise is not looked at', right, () => [], seen, 'error'],
  ] as const)('%s', (_, live, exercise, evidence, outcome) => {
    expect(judged(live, exercise, evidence)?.outcome).toBe(outcome);
  });
});

test('a missing subject fails the controls that ask for it, and no other', () => {
  const none = { all: () => [], unreadable: () => undefined, scenario: {} } as unknown as System;
  expect(outcomes(judgeLive(smallSpec(sections), none, { arrived: true }))).toEqual({
    'S-1': 'fail',
    'S-3': 'pass',
    'S-4': 'fail',
  });
});

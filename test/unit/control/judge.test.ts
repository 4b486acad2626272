import { describe, expect, test } from '@jest/globals';
import { equals, fail, notObservable, pass } from '../../../src/control/expect.ts';
import { judgeOnce, verdictOf } from '../../../src/control/judge.ts';
import { MissingSubject, Unobservable } from '../../../src/control/subject.ts';
import { known, unknown } from '../../../src/facts/fact.ts';
import type { Context } from '../../../src/control/control.ts';

const context = {} as Context;
const wrong = fail('it is wrong', { expected: 'right', actual: 'wrong' });

describe('the verdict of some checks', () => {
  test('passes only when every check passes', () => {
    expect(verdictOf([pass(), pass()]).outcome).toBe('pass');
    expect(verdictOf([pass(), wrong]).outcome).toBe('fail');
  });

  test('is an error without any check: looking at nothing proves nothing', () => {
    expect(verdictOf([]).outcome).toBe('error');
  });

  test('a failure beats what could not be observed, and that beats a pass', () => {
    expect(verdictOf([notObservable('hidden'), wrong])).toMatchObject({ outcome: 'fail', reason: 'hidden' });
    expect(verdictOf([wrong])).not.toHaveProperty('reason');
    expect(verdictOf([pass(), notObservable('hidden')])).toMatchObject({
      outcome: 'not-observable',
      reason: 'hidden',
    });
  });

  test('names each reason and each filled gap once', () => {
    expect(verdictOf([notObservable('a'), notObservable('b'), notObservable('a')]).reason).toBe('a; b');
    expect(verdictOf([pass('gap'), pass('gap'), pass()]).gapFilled).toEqual(['gap']);
    expect(verdictOf([pass()])).not.toHaveProperty('gapFilled');
  });

  test('keeps the gap that a failing fact rests on', () => {
    expect(verdictOf([equals({ ...known(1), gapFilled: 'g' }, 2, 'it')])).toMatchObject({
      outcome: 'fail',
      gapFilled: ['g'],
    });
  });

  test('a failure that shows without a gap rests on none, whatever else was looked at', () => {
    const behind = equals({ ...known(1), gapFilled: 'g' }, 2, 'it');
    expect(verdictOf([wrong, pass('g')])).not.toHaveProperty('gapFilled');
    expect(verdictOf([wrong, behind])).not.toHaveProperty('gapFilled');
    expect(verdictOf([behind, pass('h')]).gapFilled).toEqual(['g']);
  });
});

describe('one judgement', () => {
  test('a missing subject is a failure that says how it was looked for', () => {
    const judged = judgeOnce(
      () => {
        throw new MissingSubject('the key', 'there is none');
      },
      {},
      context,
    );
    expect(judged).toEqual([expect.objectContaining({ outcome: 'fail' })]);
    expect(judged).toMatchObject([{ finding: { expected: 'the key', actual: 'there is none' } }]);
  });

  test('a subject that could not be observed is not observable', () => {
    const judged = judgeOnce(
      () => {
        throw new Unobservable('denied');
      },
      {},
      context,
    );
    expect(judged).toEqual([{ outcome: 'not-observable', reason: 'denied' }]);
  });

  test('anything else that is thrown is an error of the control, with its trace', () => {
    const judged = judgeOnce(
      () => {
        throw new TypeError('oops');
      },
      {},
      context,
    );
    expect(judged).toMatchObject({ outcome: 'error', reason: 'the control threw TypeError: oops' });
    expect(judged).toHaveProperty('trace');
  });

  test('a single check counts as a list of one', () => {
    expect(judgeOnce(() => pass(), {}, context)).toEqual([pass()]);
  });
});

describe('an expectation', () => {
  test('never passes on a fact that could not be observed', () => {
    expect(equals(unknown('it is imported'), 'x', 'the name')).toEqual({
      outcome: 'not-observable',
      reason: 'the name: it is imported',
    });
  });

  test('says what was expected, what was found and where', () => {
    const at = { resource: 'Key', path: 'Properties.EnableKeyRotation', file: 't.yaml', line: 3, column: 5 };
    expect(equals(known<boolean>(false, at), true, 'rotation')).toEqual({
      outcome: 'fail',
      finding: { message: 'rotation is false', expected: 'true', actual: 'false', at },
    });
    expect(equals(known<boolean>(true, at), true, 'rotation')).toEqual({ outcome: 'pass' });
  });
});

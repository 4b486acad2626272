import { describe, expect, test } from '@jest/globals';
import type { Context } from '../../../src/control/control.ts';
import { equals, fail, notObservable, pass, seen } from '../../../src/control/expect.ts';
import { judgeLive } from '../../../src/control/judge-live.ts';
import { errorVerdict, verdictOf } from '../../../src/control/judge.ts';
import { acrossScenarios } from '../../../src/control/scenarios.ts';
import { specResultOf } from '../../../src/control/spec-result.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { known } from '../../../src/facts/fact.ts';
import type { Scenario, System } from '../../../src/resources/system.ts';
import { control, section, sections, smallSpec, type Seen } from './small-spec.ts';

describe('an error', () => {
  test('of a control without checks says what is wrong with it', () => {
    expect(verdictOf([])).toStrictEqual({
      outcome: 'error',
      reason: 'the control made no check: a defect of its own',
      findings: [],
    });
  });

  test('has a trace only when something with a stack was thrown', () => {
    expect(errorVerdict('oops')).toStrictEqual({
      outcome: 'error',
      reason: 'the control threw oops',
      findings: [],
    });
    expect(errorVerdict({ stack: 'not an error' })).not.toHaveProperty('trace');
    const bare = new Error('bare');
    delete bare.stack;
    expect(errorVerdict(bare)).toStrictEqual({
      outcome: 'error',
      reason: 'the control threw Error: bare',
      findings: [],
    });
  });
});

describe('what was seen', () => {
  const wrong = fail('it is wrong', { expected: 1, actual: 2 });

  test('is kept with the verdict, whatever that is', () => {
    const checks = [seen('took 5 ms'), pass(), seen('took 7 ms')];
    const evidence = ['took 5 ms', 'took 7 ms'];
    expect(verdictOf(checks)).toStrictEqual({ outcome: 'pass', findings: [], evidence });
    expect(verdictOf([...checks, wrong])).toMatchObject({ outcome: 'fail', evidence });
    expect(verdictOf([...checks, notObservable('hidden')])).toMatchObject({
      outcome: 'not-observable',
      evidence,
    });
  });

  test('is not made up', () => {
    expect(verdictOf([pass()])).toStrictEqual({ outcome: 'pass', findings: [] });
  });
});

describe('a live stack', () => {
  const system = { all: () => [], unreadable: () => undefined, scenario: { stackName: 'n' } };
  const live = system as unknown as System;
  const boom = (): never => {
    throw new TypeError('oops');
  };
  const judged = (definition: Parameters<typeof control>[2], evidence?: Seen): Verdict | undefined =>
    judgeLive(smallSpec([section('1', 'S', [control('S-1', 'it', definition)])]), live, evidence).get('S-1');

  test('is judged in its own scenario', () => {
    const contexts: Context[] = [];
    judged(
      {
        live: (_, context) => {
          contexts.push(context);
          return pass();
        },
        exercise: (_, __, context) => {
          contexts.push(context);
          return pass();
        },
      },
      { arrived: true },
    );
    expect(contexts.map(({ system: its, scenario }) => [its === live, scenario.stackName])).toEqual([
      [true, 'n'],
      [true, 'n'],
    ]);
  });

  test('needs no exercise for what its configuration shows', () => {
    expect(judged({ live: () => pass() })).toStrictEqual({ outcome: 'pass', findings: [] });
  });

  test('that an exercise alone judges has its finding alone', () => {
    const exercise = () => equals(known<number>(1), 2, 'it');
    expect(judged({ exercise }, { arrived: true })?.findings).toHaveLength(1);
  });

  test('names what a control threw', () => {
    const reason = 'the control threw TypeError: oops';
    expect(judged({ live: boom }, { arrived: true })?.reason).toBe(reason);
    expect(judged({ exercise: boom }, { arrived: true })?.reason).toBe(reason);
  });
});

describe('what is wrong under some of many values', () => {
  const scenario = (stage: string, stackName = 'demo'): Scenario => ({
    stackName,
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    parameters: new Map([
      ['Fixed', 'x'],
      ['Stage', stage],
    ]),
  });
  const all = [scenario('dev'), scenario('test'), scenario('prod'), scenario('dev', 'other')];
  const messageUnder = (wrong: readonly string[], of = all): readonly string[] =>
    acrossScenarios(
      of.map((each) => ({
        scenario: each,
        index: 0,
        check: wrong.includes(each.parameters.get('Stage') ?? '')
          ? fail('it is wrong', { expected: 1, actual: 2 })
          : pass(),
      })),
      of,
    ).flatMap((check) => (check.outcome === 'fail' ? [check.finding.message] : []));

  test('names each of the values', () => {
    expect(messageUnder(['test', 'prod'])).toEqual(['it is wrong (with Stage=test or prod)']);
    expect(messageUnder(['dev'])).toEqual(['it is wrong (with Stage=dev)']);
  });

  test('says nothing of values when it is wrong under all', () => {
    expect(messageUnder(['dev', 'test', 'prod'])).toEqual(['it is wrong']);
  });
});

describe("a spec's result", () => {
  const more = { source: 's', notices: [], timings: {} };
  const verdict: Verdict = { outcome: 'pass', findings: [] };

  test('lists its sections', () => {
    expect(specResultOf(smallSpec(sections), {}, more).sections).toEqual([
      { number: '1', title: 'First' },
      { number: '2', title: 'Second' },
    ]);
  });

  test('has a cell for Terraform code only for what is judged alike everywhere', () => {
    const judged = new Map(['S-1', 'S-2', 'S-3', 'S-4'].map((id) => [id, verdict]));
    const { controls } = specResultOf(smallSpec(sections), { terraform: judged }, more);
    expect(controls.map(({ verdicts }) => Object.keys(verdicts))).toEqual([['terraform'], [], [], []]);
  });

  test('leaves out what is not known of a place', () => {
    const finding = { message: 'm', expected: 'e', actual: 'a', at: { resource: 'R', path: 'P' } };
    const failed: Verdict = { outcome: 'fail', findings: [finding] };
    const { controls } = specResultOf(smallSpec(sections), { live: new Map([['S-1', failed]]) }, more);
    expect(controls[0]?.verdicts.live?.findings).toStrictEqual([
      { message: 'm', resource: 'R', path: 'P', expected: 'e', actual: 'a' },
    ]);
  });

  test('finds nothing in a control that was forgotten', () => {
    const { controls } = specResultOf(smallSpec(sections), { template: new Map() }, more);
    expect(controls[0]?.verdicts.template?.findings).toEqual([]);
  });
});

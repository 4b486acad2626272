import { expect, test } from '@jest/globals';
import { specResultOf } from '../../../src/control/spec-result.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { sections, smallSpec } from './small-spec.ts';

const passed: Verdict = { outcome: 'pass', findings: [] };
const more = { source: 'small.yaml', notices: ['n'], timings: {} };
const verdicts = (...ids: readonly string[]): ReadonlyMap<string, Verdict> =>
  new Map(ids.map((id) => [id, passed]));

test('each control has a cell in each judged column that it has a say in', () => {
  const result = specResultOf(
    smallSpec(sections),
    { template: verdicts('S-1', 'S-2'), live: verdicts('S-1', 'S-3', 'S-4') },
    more,
  );
  expect(result).toMatchObject({
    spec: 'small',
    title: 'small system',
    source: 'small.yaml',
    notices: ['n'],
  });
  expect(
    result.controls.map(({ id, section, ours, verdicts: its }) => [id, section, ours, Object.keys(its)]),
  ).toEqual([
    ['S-1', '1', false, ['template', 'live']],
    ['S-2', '1', false, ['template']],
    ['S-3', '2', true, ['live']],
    ['S-4', '2', false, ['live']],
  ]);
});

test('a column that was not judged has no cell', () => {
  const { controls } = specResultOf(smallSpec(sections), { template: verdicts('S-1', 'S-2') }, more);
  expect(controls.map(({ verdicts: its }) => Object.keys(its))).toEqual([['template'], ['template'], [], []]);
});

test('a control that was forgotten is an error, never green', () => {
  const { controls } = specResultOf(smallSpec(sections), { template: verdicts('S-1') }, more);
  expect(controls[1]?.verdicts.template).toMatchObject({
    outcome: 'error',
    reason: expect.stringContaining('not run'),
  });
});

test('a verdict keeps its reason, its gaps and the place of each finding', () => {
  const at = { resource: 'T', path: 'Properties.TopicName', file: 't.yaml', line: 3, column: 5 };
  const verdict: Verdict = {
    outcome: 'fail',
    reason: 'r',
    gapFilled: ['g'],
    findings: [
      { message: 'm', expected: 'e', actual: 'a', at, ours: true },
      { message: 'm2', expected: 'e', actual: 'a', at: { resource: '', path: '' } },
    ],
  };
  const { controls } = specResultOf(smallSpec(sections), { template: new Map([['S-1', verdict]]) }, more);
  expect(controls[0]?.verdicts.template).toEqual({
    outcome: 'fail',
    reason: 'r',
    gapFilled: ['g'],
    findings: [
      {
        message: 'm',
        resource: 'T',
        path: 'Properties.TopicName',
        expected: 'e',
        actual: 'a',
        file: 't.yaml',
        line: 3,
        column: 5,
        ours: true,
      },
      { message: 'm2', resource: '', path: '', expected: 'e', actual: 'a' },
    ],
  });
});

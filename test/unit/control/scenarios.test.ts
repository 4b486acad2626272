import { describe, expect, test } from '@jest/globals';
import { fail, pass } from '../../../src/control/expect.ts';
import { acrossScenarios, type Occurrence } from '../../../src/control/scenarios.ts';
import type { Check } from '../../../src/control/verdict.ts';
import type { Scenario } from '../../../src/resources/system.ts';

const scenario = (stage: string, level: string, stackName = 'demo'): Scenario => ({
  stackName,
  accountId: '123456789012',
  region: 'us-east-1',
  partition: 'aws',
  parameters: new Map([
    ['Environment', stage],
    ['LogLevel', level],
  ]),
});

const all = [
  scenario('dev', 'INFO'),
  scenario('dev', 'WARN'),
  scenario('prod', 'INFO'),
  scenario('prod', 'WARN'),
  scenario('dev', 'INFO', 'other'),
];
const wrong = fail('it is wrong', { expected: 'a', actual: 'b' });

const messages = (failing: (scenario: Scenario) => boolean): string[] => {
  const occurrences = all.map((each): Occurrence => ({
    scenario: each,
    index: 0,
    check: failing(each) ? wrong : pass(),
  }));
  return acrossScenarios(occurrences, all).flatMap((check: Check) =>
    check.outcome === 'fail' ? [check.finding.message] : [],
  );
};

describe('a fact that is found wrong', () => {
  test('under every scenario is one finding', () => {
    expect(messages(() => true)).toEqual(['it is wrong']);
  });
  test('under one value of a parameter says which', () => {
    expect(messages(({ parameters }) => parameters.get('Environment') === 'prod')).toEqual([
      'it is wrong (with Environment=prod)',
    ]);
  });
  test('under another stack name says so', () => {
    expect(messages(({ stackName }) => stackName === 'other')).toEqual([
      "it is wrong (with the stack's name other)",
    ]);
  });
  test('under one combination names it', () => {
    const failing = ({ parameters }: Scenario): boolean =>
      parameters.get('Environment') === 'prod' && parameters.get('LogLevel') === 'WARN';
    expect(messages(failing)).toEqual(['it is wrong (with Environment=prod, LogLevel=WARN)']);
  });
  test('under the defaults only says that', () => {
    const [first] = all;
    expect(messages((each) => each === first)).toEqual(['it is wrong (with the defaults)']);
  });
  test('under none is no finding', () => {
    expect(messages(() => false)).toEqual([]);
  });
});

test('two facts at the same place stay two findings', () => {
  const [only = scenario('dev', 'INFO')] = all;
  const occurrences: Occurrence[] = [0, 1].map((index) => ({ scenario: only, index, check: wrong }));
  expect(acrossScenarios(occurrences, [only])).toHaveLength(2);
});

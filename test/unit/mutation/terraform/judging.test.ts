import { describe, expect, test } from '@jest/globals';
import type { Control, Spec } from '../../../../src/control/control.ts';
import type { Check } from '../../../../src/control/verdict.ts';
import { terraformMutationResultOf } from '../../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../../src/mutation/survivors.ts';
import { terraformBreaks as hcl } from '../../../../src/mutation/terraform/breaks.ts';
import { terraformContractProblems } from '../../../../src/mutation/terraform/contract.ts';
import { judgeTerraformMutant } from '../../../../src/mutation/terraform/judge-mutant.ts';
import { mutateTerraform } from '../../../../src/mutation/terraform/mutate.ts';
import { readable } from '../../../../src/mutation/terraform/reread.ts';
import type { System } from '../../../../src/resources/system.ts';
import { terraformScenarios } from '../../../../src/terraform/scenarios.ts';
import { lines } from './code.ts';

const source = {
  folder: '.',
  code: [
    {
      file: 'main.tf',
      text: lines(
        'variable "on" {',
        '  type    = bool',
        '  default = true',
        '}',
        'variable "name" {',
        '  type    = string',
        '  default = "a"',
        '}',
        'resource "aws_sns_topic" "t" {',
        '  name = "${var.name}-topic"',
        '}',
        'resource "aws_sns_topic" "u" {',
        '  name = var.on ? "on" : "off"',
        '}',
      ),
    },
  ],
  values: [],
};

const check = (holds: boolean): Check =>
  holds
    ? { outcome: 'pass' }
    : {
        outcome: 'fail',
        finding: { message: 'wrong', expected: 'a', actual: 'b', at: { resource: '', path: '' } },
      };

const namesIn = (system: System): readonly string[] =>
  system.all('topic').map(({ name }) => (name.known ? name.value : '?'));

type AnyControl = Control<unknown, unknown>;

const control = (id: string, more: Partial<AnyControl>): AnyControl => ({
  id,
  clause: id,
  section: '1',
  ours: false,
  template: undefined,
  live: undefined,
  exercise: undefined,
  breaks: [],
  ...more,
});

/** The topic's name follows the variable. */
const follows = control('A-01', {
  terraform: (_, { system, scenario }) =>
    check(namesIn(system).includes(`${scenario.parameters.get('Name') ?? ''}-topic`)),
  breaksTerraform: [hcl.set('aws_sns_topic.t', 'name', '"b-topic"')],
});
/** The other topic's name says whether it is on. */
const switches = control('A-02', {
  terraform: (_, { system, scenario }) =>
    check(namesIn(system).includes(scenario.parameters.get('On') === 'true' ? 'on' : 'off')),
  breaksTerraform: [hcl.set('aws_sns_topic.u', 'name', '"on"')],
});

const specOf = (...controls: readonly AnyControl[]): Spec => ({
  id: 'a',
  title: 'a',
  reference: 'a.yaml',
  deviations: [],
  region: 'us-east-1',
  circumstances: [{ Name: 'b', On: 'false' }],
  sections: [{ number: '1', title: 'one', controls }],
  subjects: () => ({}),
  variables: undefined,
  live: { outputs: {}, tableVariables: [] },
  loadExercises: () => Promise.reject(new Error('none')),
});
const spec = specOf(follows, switches);

const fateOf = async (judged: Spec, ...edits: Parameters<typeof hcl.set>): Promise<unknown> => {
  const { module, reread } = await readable(source);
  const passing = new Set(judged.sections.flatMap(({ controls }) => controls.map(({ id }) => id)));
  const { region, circumstances } = judged;
  const given = { region, ...(circumstances === undefined ? {} : { circumstances }) };
  const made = hcl.set(...edits).edits({ files: source.code, module });
  const at = { resource: edits[0], path: '' };
  return judgeTerraformMutant(
    {
      spec: judged,
      passing,
      given,
      original: module,
      reread,
      scenarios: terraformScenarios(module, given).scenarios,
      baselines: () => undefined,
    },
    { edits: made, at },
  );
};

describe('judging a mutant', () => {
  test('with the defaults', async () => {
    expect(await fateOf(spec, 'aws_sns_topic.t', 'name', '"b-topic"')).toEqual({
      kind: 'killed',
      by: ['A-01'],
    });
  });

  test('with everything other than usual', async () => {
    expect(await fateOf(spec, 'aws_sns_topic.t', 'name', '"a-topic"')).toEqual({
      kind: 'killed',
      by: ['A-01'],
    });
  });

  test('with each value of a switch that it takes', async () => {
    // Right with the defaults, and when both differ.
    const name = 'var.name == "a" && !var.on ? "none" : var.on ? "on" : "off"';
    expect(await fateOf(spec, 'aws_sns_topic.u', 'name', name)).toEqual({ kind: 'killed', by: ['A-02'] });
  });

  test('that nobody notices, or only one who cannot tell any more', async () => {
    expect(await fateOf(spec, 'aws_sns_topic.t', 'display_name', '"x"')).toEqual({
      kind: 'survived',
      unobservable: [],
    });
    const blind = control('A-03', {
      terraform: (_, { system }) =>
        namesIn(system).includes('?') ? { outcome: 'not-observable', reason: 'hidden' } : { outcome: 'pass' },
    });
    expect(await fateOf(specOf(blind), 'aws_sns_topic.t', 'name', 'aws_sns_topic.u.owner')).toEqual({
      kind: 'survived',
      unobservable: ['A-03'],
    });
  });

  test('that is no code any more, or that nobody would make', async () => {
    expect(await fateOf(spec, 'aws_sns_topic.t', 'name', '= 1')).toMatchObject({ kind: 'invalid' });
    expect(await fateOf(spec, 'aws_sns_topic.t', 'name', 'var.gone')).toEqual({
      kind: 'invalid',
      reason: 'Terraform does not take it: aws_sns_topic.t refers to var.gone, which is not there',
    });
    expect(await fateOf(specOf(follows), 'variable.on', 'default', '"maybe"')).toMatchObject({
      kind: 'invalid',
    });
  });

  test('whose control throws, or makes no check', async () => {
    const throws = control('A-04', {
      terraform: (_, { system }) => {
        if (!namesIn(system).includes('a-topic')) throw new TypeError('oops');
        return { outcome: 'pass' };
      },
    });
    expect(await fateOf(specOf(throws), 'aws_sns_topic.t', 'name', '"b"')).toEqual({
      kind: 'error',
      control: 'A-04',
      reason: 'the control threw TypeError: oops',
    });
    const nothing = control('A-05', { terraform: () => [] });
    expect(await fateOf(specOf(nothing), 'aws_sns_topic.t', 'name', '"b"')).toEqual({
      kind: 'error',
      control: 'A-05',
      reason: 'the control made no check',
    });
  });
});

describe('mutating', () => {
  test('judges all mutants, and the declared ones by their own controls', async () => {
    const told: number[] = [];
    const { mutants, declared, unmutated } = await mutateTerraform(spec, source, {
      progress: (done) => told.push(done),
    });
    expect([...unmutated.verdicts.values()].map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    expect(declared.map(({ control: id, fate }) => [id, fate])).toEqual([
      ['A-01', { kind: 'killed', by: ['A-01'] }],
      ['A-02', { kind: 'killed', by: ['A-02'] }],
    ]);
    expect(mutants.find(({ mutant }) => mutant.id === 'freeze:aws_sns_topic.t.name{0}')?.fate.kind).toBe(
      'killed',
    );
    expect(told.at(-1)).toBe(mutants.length + 2);
  });

  test('only those that are asked for', async () => {
    const { mutants, declared } = await mutateTerraform(spec, source, {
      only: ({ id }) => id.startsWith('freeze'),
    });
    expect(mutants.map(({ mutant }) => mutant.operator)).toEqual(['freeze', 'freeze']);
    expect(declared).toHaveLength(2);
  });

  test('a survivor without a reason fails, as does a declared mutant without a place; with a diff', async () => {
    const lost = control('A-01', {
      ...follows,
      breaksTerraform: [hcl.remove('aws_gone.x'), hcl.add('aws_sns_topic.t', '', 'tags = {}')],
    });
    const mutation = await mutateTerraform(specOf(lost), source, {
      only: ({ id }) => id === 'remove-block:aws_sns_topic.u',
    });
    const explained = (records: Parameters<typeof explanationsOf>[0] | undefined) =>
      terraformMutationResultOf(mutation, {
        explanations: records && explanationsOf(records),
        complete: true,
        diffPath: 'x',
      });
    const result = explained([]);
    expect(result.problems).toEqual([
      'nothing explains why remove-block:aws_sns_topic.u survived',
      'A-01 declares a mutant that the code has no place for (no aws_gone.x): there is no aws_gone.x',
      "A-01 does not kill its own mutant: aws_sns_topic.t has tags = {} as well (main.tf:11:1; mutate --show 'declared:A-01=aws_sns_topic.t has tags = {} as well')",
    ]);
    expect(result.counts).toMatchObject({ survived: 1, recorded: 0 });
    expect(result.declared).toEqual({ killed: 0, survived: 1, missing: 1 });
    expect(result.mutants[0]).toMatchObject({
      file: 'main.tf',
      line: 12,
      diff: expect.stringContaining('-resource "aws_sns_topic" "u" {') as unknown,
    });
    const recorded = explained([{ mutants: ['remove-block:aws_sns_topic.*'], reason: 'Nobody asks.' }]);
    expect(recorded.counts).toMatchObject({ survived: 0, recorded: 1 });
    // Of another's code survivors are shown, and fail nothing.
    expect(explained(undefined).problems).toEqual([]);
  });

  test('what does not pass unmutated can notice nothing', async () => {
    const never = control('A-01', { ...follows, terraform: () => check(false) });
    const mutation = await mutateTerraform(specOf(never), source, { only: () => false });
    const { problems } = terraformMutationResultOf(mutation, {
      explanations: explanationsOf([]),
      complete: false,
      diffPath: 'x',
    });
    expect(problems).toEqual(['A-01 cannot notice its own mutants: it does not pass on the unmutated code']);
  });
});

describe('the contract', () => {
  test('holds', async () => {
    expect(await terraformContractProblems(spec, source)).toEqual([]);
  });

  test.each([
    ['does not pass', { terraform: () => check(false) }, ['A-01 does not pass on the unmutated code: wrong']],
    ['declares nothing', { breaksTerraform: [] }, ['A-01 declares no mutant of its clause']],
    [
      'notices nothing',
      { terraform: () => check(true) },
      [
        'A-01 does not notice its own mutant: aws_sns_topic.t: name = "b-topic"',
        'no declared mutant makes check 1 of A-01 fail',
      ],
    ],
    [
      'has no place for it',
      { breaksTerraform: [hcl.remove('aws_gone.x')] },
      [
        'A-01: the code has no place for its mutant (no aws_gone.x): there is no aws_gone.x',
        'no declared mutant makes check 1 of A-01 fail',
      ],
    ],
    [
      'leaves no code',
      { breaksTerraform: [hcl.set('aws_sns_topic.t', 'name', '= 1')] },
      [
        expect.stringMatching(/^A-01 throws on its own mutant .* this is not HCL/),
        'no declared mutant makes check 1 of A-01 fail',
      ],
    ],
  ] satisfies readonly (readonly [string, Partial<AnyControl>, readonly unknown[]])[])(
    'a control that %s breaks it',
    async (_, more, problems) => {
      expect(await terraformContractProblems(specOf({ ...follows, ...more }), source)).toEqual(problems);
    },
  );

  test('a check that only fails under another scenario is failed, one that never does is told unless it is exempt', async () => {
    const two = control('A-01', {
      terraform: (subjects, context) => [
        ...[follows.terraform?.(subjects, context) ?? []].flat(),
        check(
          !(
            context.scenario.parameters.get('Name') === 'b' &&
            namesIn(context.system).includes('b-topic') &&
            namesIn(context.system).includes('on')
          ),
        ),
        check(true),
      ],
      breaksTerraform: [
        hcl.set('aws_sns_topic.t', 'name', '"c-topic"'),
        hcl.set('aws_sns_topic.u', 'name', '"on"'),
      ],
    });
    const problems = await terraformContractProblems(specOf(two), source);
    expect(problems).toEqual(['no declared mutant makes check 3 of A-01 fail']);
    expect(await terraformContractProblems(specOf(two), source, new Set(['A-01 #3']))).toEqual([]);
  });
});

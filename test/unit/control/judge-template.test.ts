import { describe, expect, test } from '@jest/globals';
import { StackproofError, inputError } from '../../../src/errors.ts';
import type { Judge } from '../../../src/control/control.ts';
import { equals, expectThat, notObservable, pass } from '../../../src/control/expect.ts';
import { judgeTemplate } from '../../../src/control/judge-template.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { known, type Fact } from '../../../src/facts/fact.ts';
import type { LintError } from '../../../src/resources/stack/facts.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { control, outcomes, section, sections, smallSpec, type Small } from './small-spec.ts';

const template = (name: string, more = ''): string =>
  `${more}Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: ${name}}}, U: {Type: AWS::SNS::Topic}}`;
const parameters = 'Parameters: {Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}}\n';
const document = (text: string) => parseTemplate(text, 't.yaml');
const verdictBy = (judge: Judge<Small>, text = template('mine')): Verdict | undefined =>
  judgeTemplate(
    smallSpec([section('1', 'S', [control('S-1', 'it', { template: judge })])]),
    document(text),
  ).verdicts.get('S-1');

describe('a template is judged', () => {
  test('by the controls that have a say on templates, and by no other', () => {
    const { verdicts } = judgeTemplate(smallSpec(sections), document(template('mine')));
    expect(outcomes(verdicts)).toEqual({ 'S-1': 'pass', 'S-2': 'pass' });
  });
  test('by those that were asked for', () => {
    const { verdicts } = judgeTemplate(smallSpec(sections), document(template('mine')), {
      only: new Set(['S-2', 'S-3']),
    });
    expect([...verdicts.keys()]).toEqual(['S-2']);
  });
  test('to fail where the facts are wrong, with the place', () => {
    const { verdicts } = judgeTemplate(smallSpec(sections), document(template('mine-too')));
    expect(verdicts.get('S-1')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: 'its name is mine-too', at: { resource: 'T', file: 't.yaml', line: 1 } }],
    });
  });
  test('to fail where the subject is missing, and only there', () => {
    const { verdicts } = judgeTemplate(smallSpec(sections), document(template('other')));
    expect(outcomes(verdicts)).toEqual({ 'S-1': 'fail', 'S-2': 'pass' });
    expect(verdicts.get('S-1')?.findings[0]?.message).toContain('the topic called mine is missing');
  });
  test('to be not observable where a fact is unknown', () => {
    const { verdicts } = judgeTemplate(smallSpec(sections), document(template('!ImportValue name')));
    expect(verdicts.get('S-1')?.outcome).not.toBe('pass');
  });
});

describe('every allowed value of a parameter counts', () => {
  test('and one that is wrong is named', () => {
    const { verdicts } = judgeTemplate(
      smallSpec(sections),
      document(
        template('!If [P, mine-in-prod, mine]', `${parameters}Conditions: {P: !Equals [!Ref Stage, prod]}\n`),
      ),
    );
    expect(verdicts.get('S-1')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: 'its name is mine-in-prod (with Stage=prod)' }],
    });
  });
  test('unless one is given', () => {
    const text = template(
      '!If [P, mine-in-prod, mine]',
      `${parameters}Conditions: {P: !Equals [!Ref Stage, prod]}\n`,
    );
    const judged = (Stage: string) =>
      judgeTemplate(smallSpec(sections), document(text), { given: { parameters: { Stage } } });
    expect(judged('dev').verdicts.get('S-1')?.outcome).toBe('pass');
    expect(judged('prod').verdicts.get('S-1')?.outcome).toBe('fail');
    expect(() => judged('none')).toThrow(StackproofError);
  });
  test('and what only one value hides is not observable', () => {
    const verdict = verdictBy(
      (_, { scenario }) => (scenario.parameters.get('Stage') === 'prod' ? notObservable('hidden') : pass()),
      template('!Ref Stage', parameters),
    );
    expect(verdict).toMatchObject({ outcome: 'not-observable', reason: 'hidden' });
  });
  test('one that cannot vary comes with a notice', () => {
    const { notices } = judgeTemplate(
      smallSpec(sections),
      document(template('mine', 'Parameters: {A: {Type: String, Default: a}}\n')),
    );
    expect(notices).toHaveLength(1);
  });
});

describe('a control that is broken', () => {
  test('and throws is an error, never a finding', () => {
    expect(
      verdictBy(() => {
        throw new TypeError('oops');
      }),
    ).toMatchObject({ outcome: 'error', reason: 'the control threw TypeError: oops' });
  });
  test('under one scenario only is an error', () => {
    const judge: Judge<Small> = (_, { scenario }) => {
      if (scenario.parameters.get('Stage') === 'prod') throw new TypeError('oops');
      return pass();
    };
    expect(verdictBy(judge, template('!Ref Stage', parameters))?.outcome).toBe('error');
  });
  test('and looks at nothing, if only under one scenario, is an error', () => {
    expect(verdictBy(() => [])?.outcome).toBe('error');
    const judge: Judge<Small> = (_, { scenario }) =>
      scenario.parameters.get('Stage') === 'prod' ? [] : [pass()];
    expect(verdictBy(judge, template('!Ref Stage', parameters))?.outcome).toBe('error');
  });
});

test('an error of the template ends the judging', () => {
  const late = {
    ...smallSpec(sections),
    subjects: (): Small => ({
      get topic(): never {
        throw inputError('it is no template');
      },
    }),
  };
  // A subject's own error of that kind is the control's: templates are refused before they are judged.
  expect(judgeTemplate(late, document(template('mine'))).verdicts.get('S-1')?.outcome).toBe('error');
  expect(() =>
    judgeTemplate(
      smallSpec(sections),
      document(`Transform: AWS::Serverless-2016-10-31\n${template('mine')}`),
    ),
  ).toThrow(StackproofError);
});

test("cfn-lint's errors reach the controls", () => {
  const judge: Judge<Small> = (_, { system }) => {
    const lint: Fact<readonly LintError[]> | undefined = system.template?.lint;
    return lint?.known === true
      ? expectThat(lint.value.length === 0, 'errors', { expected: 0, actual: lint.value.length })
      : notObservable('not run');
  };
  const spec = smallSpec([section('1', 'S', [control('S-1', 'it', { judge })])]);
  const judged = (lint?: Fact<readonly LintError[]>) =>
    judgeTemplate(spec, document(template('mine')), lint === undefined ? {} : { lint }).verdicts.get('S-1')
      ?.outcome;
  expect(judged()).toBe('not-observable');
  expect(judged(known([]))).toBe('pass');
  expect(judged(known([{ rule: 'E1', message: 'm', at: { resource: '', path: '' } }]))).toBe('fail');
});

test('a name that derives from the stack is judged under two names', () => {
  const fixed = verdictBy(
    ({ topic }, { scenario }) => equals(topic.name, `mine-${scenario.stackName}`, 'its name'),
    template('mine-stackproof-demo'),
  );
  expect(fixed).toMatchObject({
    outcome: 'fail',
    findings: [{ message: "its name is mine-stackproof-demo (with the stack's name other-stack)" }],
  });
  const derived = verdictBy(
    ({ topic }, { scenario }) => equals(topic.name, `mine-${scenario.stackName}`, 'its name'),
    template('!Sub "mine-${AWS::StackName}"'),
  );
  expect(derived?.outcome).toBe('pass');
});

describe('under many scenarios', () => {
  const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const many = `Parameters: {Stage: {Type: String, AllowedValues: [${values.join(', ')}], Default: a}}\n`;
  const text = `${many}Conditions: {G: !Equals [!Ref Stage, g]}\n${template('!If [G, mine-in-g, mine]')}`;

  test('a control judges again where it would read something else, and says where it fails', () => {
    let judged = 0;
    const verdict = verdictBy(({ topic }) => {
      judged++;
      return equals(topic.name, 'mine', 'its name');
    }, text);
    expect(verdict?.findings.map(({ message }) => message)).toEqual(['its name is mine-in-g (with Stage=g)']);
    // Under the first scenario, under g, and in another stack, where the topic beside it has another name.
    expect(judged).toBe(3);
  });
  test('a control that reads what differs judges under each', () => {
    const seen: (string | undefined)[] = [];
    const verdict = verdictBy((_, { scenario: { parameters: its } }) => {
      seen.push(its.get('Stage'));
      return expectThat(its.get('Stage') !== 'h', 'it is h', { expected: 'any other', actual: 'h' });
    }, text);
    expect(verdict?.findings.map(({ message }) => message)).toEqual(['it is h (with Stage=h)']);
    // The last scenario is that of another stack, with the defaults.
    expect(seen).toEqual(values);
  });
});

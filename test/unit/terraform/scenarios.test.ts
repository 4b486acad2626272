import { describe, expect, test } from '@jest/globals';
import type { GivenValues } from '../../../src/template/given-values.ts';
import { parseTerraform } from '../../../src/terraform/module.ts';
import { terraformScenarios } from '../../../src/terraform/scenarios.ts';

const code = `
variable "stack_name" {
  default = "mine"
}
variable "stage" {
  type    = string
  default = "b"
  validation {
    condition     = contains(["a", "b"], var.stage)
    error_message = "a or b"
  }
}
variable "traced" {
  type    = bool
  default = true
}
variable "size" {
  type    = number
  default = "5"
}
variable "sns_email" {
  type = string
}
variable "nothing" {
  default = null
}
variable "names" {
  type = list(string)
}
`;

const scenariosOf = async (given: GivenValues = {}): Promise<ReturnType<typeof terraformScenarios>> =>
  terraformScenarios(await parseTerraform('f', [{ file: 'f/a.tf', text: code }]), given);

describe('scenarios', () => {
  test('every allowed value, the usual one first, and another name in another account', async () => {
    const { scenarios } = await scenariosOf();
    const seen = scenarios.map(({ stackName, accountId, parameters }) =>
      [
        stackName,
        accountId,
        parameters.get('StackName'),
        parameters.get('Stage'),
        parameters.get('Traced'),
      ].join(' '),
    );
    expect(seen).toEqual([
      'stackproof-demo 123456789012 stackproof-demo b true',
      'stackproof-demo 123456789012 stackproof-demo b false',
      'stackproof-demo 123456789012 stackproof-demo a true',
      'stackproof-demo 123456789012 stackproof-demo a false',
      'other-stack 210987654321 other-stack b true',
    ]);
  });

  test('names in any spelling; null is an empty text; what is no text and has no value is not there', async () => {
    const [first] = (await scenariosOf()).scenarios;
    expect(first?.parameters.get('SNSEmail')).toBe('sns-email@stackproof.example');
    expect(first?.parameters.get('sns_email')).toBe('sns-email@stackproof.example');
    expect(first?.parameters.get('Size')).toBe('5');
    expect(first?.parameters.get('Nothing')).toBe('');
    expect(first?.parameters.get('Names')).toBeUndefined();
    expect(first?.parameters.get('Sns')).toBeUndefined();
  });

  test('what is given is not varied, whichever way it is spelled', async () => {
    const given = {
      parameters: { stage: 'a', Traced: 'false', SNSEmail: 'x@y.z' },
      stackName: 'one',
      accountId: '000000000000',
    };
    const { scenarios } = await scenariosOf(given);
    expect(
      scenarios.map(({ stackName, accountId, parameters }) => [
        stackName,
        accountId,
        parameters.get('Stage'),
        parameters.get('SnsEmail'),
      ]),
    ).toEqual([
      ['one', '000000000000', 'a', 'x@y.z'],
      ['other-stack', '000000000000', 'a', 'x@y.z'],
    ]);
  });

  test('what is not varied although it could be is said', async () => {
    const { notices } = await scenariosOf();
    expect(notices).toEqual([
      'variable size takes other values than its default "5", which is the one judged (--param size=… sets another)',
      'variable nothing takes other values than its default "", which is the one judged (--param nothing=… sets another)',
      'variable names (list(string)) has no default: it is not known (--param names=… sets it, as JSON)',
    ]);
  });

  test.each([
    [{ parameters: { other: 'x' } }, 'the module has no variable other'],
    [{ parameters: { stage: 'c' } }, '"c" is not a value for the variable stage'],
    [{ parameters: { size: 'big' } }, '"big" is not a value for the variable size: it takes a number'],
    [{ parameters: { stage: 'a', Stage: 'b' } }, 'the variable stage was given twice'],
    [{ accountId: '12' }, '"12" is no account id'],
  ])('%j is refused', async (given, message) => {
    await expect(scenariosOf(given)).rejects.toThrow(message);
  });
});

describe('what a specification wants tried', () => {
  const tried = async (circumstances: Required<GivenValues>['circumstances'], given: GivenValues = {}) =>
    (await scenariosOf({ ...given, circumstances })).scenarios
      .slice(0, -1)
      .map(({ parameters }) => [parameters.get('Stage'), parameters.get('size'), parameters.get('SnsEmail')]);

  test('is one scenario more, by the names of parameters', async () => {
    const before = await tried([]);
    const after = await tried([{ Stage: 'b', Size: '7', Missing: 'x' }]);
    expect(after).toEqual([...before, ['b', '7', 'sns-email@stackproof.example']]);
  });
  test('leaves out what is not allowed, and what is given', async () => {
    expect(await tried([{ Stage: 'c' }])).toEqual(await tried([]));
    expect((await tried([{ Stage: 'a', Size: '7' }], { parameters: { size: '6' } })).at(-1)).toEqual([
      'a',
      '6',
      'sns-email@stackproof.example',
    ]);
  });
});

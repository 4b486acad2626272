import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { flatten, type FlattenOptions } from '../../../src/flatten/flatten.ts';

const flat = (data: unknown, options?: FlattenOptions): unknown => {
  const { format, outputs } = flatten(JSON.stringify(data), 'in.json', options);
  return { format, outputs };
};
const refused = (text: string, options?: FlattenOptions): string => {
  try {
    flatten(text, 'in.json', options);
  } catch (error) {
    if (error instanceof StackproofError && error.exitCode === 2) return error.line;
    throw error;
  }
  return 'taken';
};
const output = (name: string, value: string) => ({ OutputKey: name, OutputValue: value, Description: 'x' });

describe('what CloudFormation prints', () => {
  const one = { StackName: 'one', StackStatus: 'CREATE_COMPLETE', Outputs: [output('Url', 'https://a')] };
  const outputs = { Url: 'https://a' };
  test.each([
    ['all of describe-stacks', { Stacks: [one] }],
    ['one stack', one],
    ['several stacks', [one]],
    ['the list of a --query, or of sam list stack-outputs', one.Outputs],
  ])('%s', (_, data) => {
    expect(flat(data)).toEqual({ format: 'cloudformation', outputs });
    expect(flat(data, { format: 'sam' })).toEqual({ format: 'sam', outputs });
  });

  test.each([
    ['null', null],
    ['a stack without outputs', { Stacks: [{ StackName: 'one' }] }],
    ['an empty list', []],
  ])('%s has no outputs, and says so', (_, data) => {
    expect(flatten(JSON.stringify(data), 'in.json')).toEqual({
      format: 'cloudformation',
      outputs: {},
      notices: ['there are no outputs'],
    });
  });

  test('two stacks with an output of the same name', () => {
    const text = JSON.stringify({ Stacks: [one, { ...one, StackName: 'two' }] });
    expect(refused(text)).toMatch(/^in\.json: the output Url is in two stacks: one and two \(--prefix /);
    expect(flat(JSON.parse(text), { prefix: true })).toEqual({
      format: 'cloudformation',
      outputs: { 'one.Url': 'https://a', 'two.Url': 'https://a' },
    });
  });

  test('a list without the name of its stack cannot be prefixed', () => {
    expect(refused(JSON.stringify(one.Outputs), { prefix: true })).toContain('Url comes without one');
  });
});

describe('what Terraform prints', () => {
  const outputs = {
    api_url: { sensitive: false, type: 'string', value: 'https://a' },
    servers: { sensitive: false, type: ['list', 'string'], value: ['a', 'b'] },
    zone: { sensitive: false, type: 'string', value: null },
  };
  const expected = { api_url: 'https://a', servers: ['a', 'b'] };
  test.each([
    ['terraform-output', outputs],
    [
      'terraform-state',
      { version: 4, terraform_version: '1.11.0', serial: 1, lineage: 'x', outputs, resources: [] },
    ],
    ['terraform-show', { format_version: '1.0', terraform_version: '1.11.0', values: { outputs } }],
    ['terraform-show', { format_version: '1.2', planned_values: { outputs }, resource_changes: [] }],
  ])('%s', (format, data) => {
    expect(flatten(JSON.stringify(data), 'in.json')).toEqual({
      format,
      outputs: expected,
      notices: ['the output zone has no value, and is left out'],
    });
  });

  test('a plan that does not know a value yet', () => {
    const planned = { format_version: '1.2', planned_values: { outputs: { id: { sensitive: false } } } };
    expect(flatten(JSON.stringify(planned), 'in.json')).toMatchObject({
      outputs: {},
      notices: ['the output id has no value, and is left out'],
    });
  });

  test('an empty state', () => {
    expect(flat({ format_version: '1.0' })).toEqual({ format: 'terraform-show', outputs: {} });
    expect(flat({ version: 4, lineage: 'x' })).toEqual({ format: 'terraform-state', outputs: {} });
  });

  test('sensitive values only when they are asked for', () => {
    const secret = JSON.stringify({
      ...outputs,
      password: { sensitive: true, type: 'string', value: 's3cret' },
    });
    expect(refused(secret)).toMatch(/^in\.json: sensitive: password \(--include-sensitive /);
    expect(refused(secret)).not.toContain('s3cret');
    expect(flatten(secret, 'in.json', { includeSensitive: true }).outputs).toEqual({
      ...expected,
      password: 's3cret',
    });
  });
});

describe('what CDK writes', () => {
  const stacks = { Api: { Url: 'https://a' }, Data: { Table: 'items' } };
  test('several stacks', () => {
    expect(flat(stacks, { format: 'cdk' })).toEqual({
      format: 'cdk',
      outputs: { Url: 'https://a', Table: 'items' },
    });
  });
  test('could be maps that Pulumi prints: the user has to say', () => {
    expect(refused(JSON.stringify(stacks))).toBe(
      'in.json: these outputs could be in the format cdk or pulumi (--format cdk or --format pulumi says which)',
    );
    expect(flat(stacks, { format: 'pulumi' })).toEqual({ format: 'pulumi', outputs: stacks });
  });
  test('two stacks with an output of the same name', () => {
    const same = { Api: { Url: '1' }, Data: { Url: '2' } };
    expect(refused(JSON.stringify(same), { format: 'cdk' })).toContain('in two stacks: Api and Data');
    expect(flat(same, { format: 'cdk', prefix: true })).toEqual({
      format: 'cdk',
      outputs: { 'Api.Url': '1', 'Data.Url': '2' },
    });
  });
});

describe('what Pulumi prints', () => {
  test('values of any kind', () => {
    const outputs = { url: 'https://a', count: 2, on: true, list: ['a'], map: { deep: { er: 1 } } };
    expect(flat(outputs)).toEqual({ format: 'pulumi', outputs });
  });
  test('a hidden secret is not written, whatever is asked for', () => {
    const secret = '{"url": "https://a", "password": "[secret]"}';
    expect(refused(secret)).toContain('sensitive: password');
    expect(refused(secret, { includeSensitive: true })).toMatch(/hidden .*: password .*--show-secrets/);
  });
});

describe('what is flat already', () => {
  test('stays as it is', () => {
    expect(flat({ Url: 'https://a', Name: '' })).toEqual({
      format: 'flat',
      outputs: { Url: 'https://a', Name: '' },
    });
    expect(flat({})).toEqual({ format: 'flat', outputs: {} });
  });
  test("PowerShell's byte order mark is no part of it", () => {
    expect(flatten('\uFEFF{"Url": "a"}\r\n', 'in.json').outputs).toEqual({ Url: 'a' });
  });
});

describe('what is none of these', () => {
  test.each([
    ['nothing', ' \n', 'there is nothing in it'],
    ['broken JSON', '{"a": ', 'this is not JSON'],
    ['a text', '"outputs"', 'no outputs in a format that is known'],
    ['a number', '5', 'no outputs in a format that is known'],
    ['a list of numbers', '[1]', 'no outputs in a format that is known'],
  ])('%s', (_, text, message) => {
    expect(refused(text)).toContain(`in.json: `);
    expect(refused(text)).toContain(message);
  });
  test.each([
    ['terraform-output', '{"a": "b"}'],
    ['terraform-state', '{"a": "b"}'],
    ['terraform-show', '[]'],
    ['cdk', '{"a": "b"}'],
    ['cloudformation', '{"a": "b"}'],
    ['pulumi', '[]'],
    ['flat', '[]'],
  ] as const)('another format than %s', (format, text) => {
    expect(refused(text, { format })).toContain(`no outputs in the format ${format}`);
  });
});

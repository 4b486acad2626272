import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { loadTerraform, parseTerraform } from '../../../src/terraform/module.ts';
import { plainOf } from '../../../src/terraform/values.ts';
import { declaredVariables, usualValue } from '../../../src/terraform/variables.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terraform-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** What it is refused with: `message @ file:line:column`. */
const refusal = async (load: Promise<unknown>): Promise<string> => {
  try {
    await load;
    return 'it was taken';
  } catch (thrown) {
    if (!(thrown instanceof StackproofError)) throw thrown;
    const { file = '', line, column } = thrown.at ?? {};
    return `${thrown.message} @ ${[file.replace(folder, ''), line, column].filter((part) => part !== undefined).join(':')}`;
  }
};

describe('a folder', () => {
  test('all its files are one module, whatever their order, with the values of its files of variables', async () => {
    write('b.tf', '\uFEFFresource "a" "b" {}\noutput "o" {\n  value = 1\n}\n');
    write(
      'a.tf',
      'variable "v" {\n  default = "x"\n}\nlocals {\n  l = 1\n}\nprovider "aws" {}\nterraform {}\nmodule "m" {}\ndata "d" "e" {}\n',
    );
    write('terraform.tfvars', 'v = "y"\n');
    write('more.auto.tfvars', 'w = 1\n');
    write('other.tfvars', 'v = "z"\n');
    write('notes.txt', '}{');
    mkdirSync(join(folder, 'modules'));
    const module = await loadTerraform(folder);
    const kinds = [
      module.resources,
      module.data,
      module.locals,
      module.outputs,
      module.variables,
      module.given,
    ];
    expect(kinds.map((each) => [...each.keys()])).toEqual([
      ['a.b'],
      ['d.e'],
      ['l'],
      ['o'],
      ['v'],
      ['w', 'v'],
    ]);
    expect([module.providers, module.settings, module.modules].map(({ length }) => length)).toEqual([
      1, 1, 1,
    ]);
    const [variable] = declaredVariables(module);
    const value = variable && usualValue(variable, module);
    expect(value && plainOf(value)).toBe('y');
  });

  test.each([
    ['none.tf.json', '{}', 'JSON syntax and override files are not read @ /none.tf.json'],
    ['a_override.tf', '', 'JSON syntax and override files are not read @ /a_override.tf'],
    ['notes.txt', '', 'there is no .tf file in this folder @ '],
    ['a.tf', 'resource "a" "b" {\n  x = \n}\n', "this is not HCL: 'x =' @ /a.tf:2:3"],
    ['a.tf', 'resource "a" "b" {', 'this is not HCL: } is missing @ /a.tf:1:19'],
    [
      'a.tf',
      'locals {\n  a = 1\n}\nlocals {\n  a = 2\n}\n',
      'there are two of local a; the other is in line 2 @ /a.tf:5:3',
    ],
    [
      'a.tf',
      'resource "a" "b" {}\nresource "a" "b" {}\n',
      'there are two of resource a.b; the other is in line 1 @ /a.tf:2:1',
    ],
  ])('%s with %j', async (name, text, message) => {
    write(name, text);
    expect(await refusal(loadTerraform(folder))).toBe(message);
  });

  test('one that is not there', async () => {
    expect(await refusal(loadTerraform(join(folder, 'x')))).toBe('this folder cannot be read @ /x');
  });

  test('more text than anybody writes', async () => {
    const text = `# ${'x'.repeat(5_000_001)}`;
    expect(await refusal(parseTerraform('f', [{ file: 'f/a.tf', text }]))).toBe(
      'these files are too large @ f',
    );
  });
});

test('places are lines and columns of the file', async () => {
  const module = await parseTerraform('f', [
    { file: 'f/a.tf', text: '# é\nresource "a" "b" {\n  x = "é${1}"\n}\n' },
  ]);
  const block = module.resources.get('a.b');
  expect(block?.at).toMatchObject({ file: 'f/a.tf', line: 2, column: 1 });
  expect(block?.body.attributes.get('x')?.value.at).toMatchObject({ line: 3, column: 7 });
});

import { describe, expect, test } from '@jest/globals';
import { NotApplicable } from '../../../../src/mutation/declaration.ts';
import { terraformBreaks as hcl } from '../../../../src/mutation/terraform/breaks.ts';
import type { TerraformMutantDeclaration } from '../../../../src/mutation/terraform/declaration.ts';
import { mutatedFiles } from '../../../../src/mutation/terraform/generate.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';
import { lines } from './code.ts';

const files = [
  {
    file: 'a.tf',
    text: lines(
      'terraform {',
      '  required_version = ">= 1.4"',
      '}',
      'provider "aws" {',
      '  region = "us-east-1"',
      '}',
      'provider "aws" {',
      '  alias  = "west"',
      '  region = "us-west-2"',
      '}',
      'variable "v" {',
      '  default = 1',
      '}',
      'locals {',
      '  l = { a = 1 }',
      '}',
      'data "aws_region" "r" {}',
      'output "o" {',
      '  value = local.l',
      '}',
    ),
  },
  {
    file: 'b.tf',
    text: lines(
      'resource "aws_x" "y" {',
      '  name   = "n"',
      '  policy = jsonencode({ Statement = [{ Action = "a" }] })',
      '  schema {',
      '    name = "one"',
      '  }',
      '  schema {',
      '    name     = "two"',
      '    required = true',
      '  }',
      '  empty = []',
      '}',
    ),
  },
];

/** What becomes of the files: the lines that differ, with their signs. */
const made = async (declaration: TerraformMutantDeclaration): Promise<string> => {
  const texts = mutatedFiles(
    { files },
    declaration.edits({ files, module: await parseTerraform('.', files) }),
  );
  return [...texts]
    .map(([file, text]) => {
      const before = files.find((each) => each.file === file)?.text.split('\n') ?? [];
      const after = text.split('\n');
      const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line.trim()}`);
      const come = after.filter((line) => !before.includes(line)).map((line) => `+${line.trim()}`);
      return [`${file}:`, ...gone, ...come].join(' ');
    })
    .join('; ');
};

describe('words for mutants of Terraform code', () => {
  test.each([
    ['an argument', hcl.set('aws_x.y', 'name', '"m"'), 'b.tf: -name   = "n" +name   = "m"'],
    ['an argument that is not there', hcl.set('aws_x.y', 'kind', '"k"'), 'b.tf: +kind = "k"'],
    [
      'one of a block chosen by its name',
      hcl.set('aws_x.y', 'schema[name=two].required', 'false'),
      'b.tf: -required = true +required = false',
    ],
    [
      'one of a block chosen by its number',
      hcl.set('aws_x.y', 'schema[0].name', '"three"'),
      'b.tf: -name = "one" +name = "three"',
    ],
    [
      'within a call',
      hcl.set('aws_x.y', 'policy.Statement[0].Action', '"b"'),
      'b.tf: -policy = jsonencode({ Statement = [{ Action = "a" }] }) +policy = jsonencode({ Statement = [{ Action = "b" }] })',
    ],
    [
      'of the settings',
      hcl.set('terraform', 'required_version', '">= 1.0"'),
      'a.tf: -required_version = ">= 1.4" +required_version = ">= 1.0"',
    ],
    [
      'of the usual provider',
      hcl.set('provider.aws', 'region', '"x"'),
      'a.tf: -region = "us-east-1" +region = "x"',
    ],
    [
      'of another provider',
      hcl.set('provider.aws.west', 'region', '"x"'),
      'a.tf: -region = "us-west-2" +region = "x"',
    ],
    ['of a variable', hcl.set('variable.v', 'default', '2'), 'a.tf: -default = 1 +default = 2'],
    ['of a local', hcl.set('local.l', 'a', '2'), 'a.tf: -l = { a = 1 } +l = { a = 2 }'],
    ['of an output', hcl.set('output.o', 'value', '1'), 'a.tf: -value = local.l +value = 1'],
    [
      'into a data source',
      hcl.set('data.aws_region.r', 'name', '"x"'),
      'a.tf: -data "aws_region" "r" {} +data "aws_region" "r" { +name = "x"',
    ],
    ['without an argument', hcl.remove('aws_x.y', 'name'), 'b.tf: -name   = "n"'],
    [
      'without a block',
      hcl.remove('aws_x.y', 'schema[name=two]'),
      'b.tf: -name     = "two" -required = true',
    ],
    ['without a local', hcl.remove('local.l'), 'a.tf: -l = { a = 1 }'],
    ['without a whole block', hcl.remove('output.o'), 'a.tf: -output "o" { -value = local.l'],
    ['with an item in an empty list', hcl.add('aws_x.y', 'empty', '1'), 'b.tf: -empty = [] +empty = [1]'],
    [
      'with an item more',
      hcl.add('aws_x.y', 'policy.Statement', '{}'),
      'b.tf: -policy = jsonencode({ Statement = [{ Action = "a" }] }) +policy = jsonencode({ Statement = [{ Action = "a" }, {}] })',
    ],
    ['with an entry more', hcl.add('local.l', '', 'b = 2'), 'a.tf: -l = { a = 1 } +l = { a = 1, b = 2 }'],
    ['with code more in a block', hcl.add('aws_x.y', '', 'count = 0'), 'b.tf: +count = 0'],
    ['with a block more', hcl.addCode('more', 'locals {\n  z = 1\n}'), 'a.tf: +z = 1'],
    ['a passage swapped', hcl.swap('swapped', '"two"', '"2"'), 'b.tf: -name     = "two" +name     = "2"'],
    [
      'several changes',
      hcl.together('both', hcl.set('variable.v', 'default', '2'), hcl.remove('aws_x.y', 'name')),
      'a.tf: -default = 1 +default = 2; b.tf: -name   = "n"',
    ],
  ])('%s', async (_, declaration, expected) => {
    expect(await made(declaration)).toBe(expected);
  });

  test.each([
    ['a resource', hcl.set('aws_x.z', 'name', '1'), 'there is no aws_x.z'],
    ['a local', hcl.set('local.m', '', '1'), 'there is no local.m'],
    ['a provider', hcl.remove('provider.google'), 'there is no provider.google'],
    ['a path', hcl.remove('aws_x.y', 'name.first'), 'aws_x.y has no name.first'],
    ['a path to be set', hcl.set('aws_x.y', 'a.b', '1'), 'aws_x.y has no a.b'],
    ['an item', hcl.set('aws_x.y', 'empty[0]', '1'), 'aws_x.y has no empty[0]'],
    ['a list', hcl.add('aws_x.y', 'name', '1'), 'aws_x.y: name is no list'],
    ['a passage', hcl.swap('s', 'nowhere', ''), 'this passage does not stand there once: nowhere'],
    [
      'a passage that stands there once',
      hcl.swap('s', 'name', ''),
      'this passage does not stand there once: name',
    ],
  ])('without %s there is no place for it', async (_, declaration, message) => {
    await expect(made(declaration)).rejects.toThrow(NotApplicable);
    await expect(made(declaration)).rejects.toThrow(message);
  });

  test('each says what it does, shortly', () => {
    expect(hcl.set('aws_x.y', 'a.b', '1').description).toBe('aws_x.y: a.b = 1');
    expect(hcl.remove('aws_x.y').description).toBe('no aws_x.y');
    expect(hcl.remove('aws_x.y', 'a').description).toBe('no aws_x.y: a');
    expect(hcl.add('aws_x.y', '', 'x'.repeat(61)).description).toBe(`aws_x.y has ${'x'.repeat(60)}… as well`);
  });

  test('no code is no place for more of it', () => {
    expect(() => hcl.addCode('m', 'x').edits({ files: [], module: undefined as never })).toThrow(
      'there is no code',
    );
  });
});

import { expect, test } from '@jest/globals';
import { alterText } from '../../../../../src/mutation/terraform/operators/alter-text.ts';
import { flipBoolean } from '../../../../../src/mutation/terraform/operators/flip-boolean.ts';
import { flipCondition } from '../../../../../src/mutation/terraform/operators/flip-condition.ts';
import { loosenCondition } from '../../../../../src/mutation/terraform/operators/loosen-condition.ts';
import { rename } from '../../../../../src/mutation/terraform/operators/rename.ts';
import { stepNumber } from '../../../../../src/mutation/terraform/operators/step-number.ts';
import { swapEnum } from '../../../../../src/mutation/terraform/operators/swap-enum.ts';
import { underCondition } from '../../../../../src/mutation/terraform/operators/under-condition.ts';
import { lines, mutantsOf } from '../code.ts';

test('flip-boolean turns booleans, as texts too', async () => {
  const text = lines('resource "aws_x" "y" {', '  a = true', '  b = ["false"]', '  c = "${var.x}true"', '}');
  expect(await mutantsOf(flipBoolean, text)).toEqual({
    'flip-boolean:aws_x.y.a=false': '-a = true +a = false',
    'flip-boolean:aws_x.y.b[0]=true': '-b = ["false"] +b = ["true"]',
  });
});

test('flip-condition turns conditions round', async () => {
  const text = lines(
    'resource "aws_x" "y" {',
    '  count = var.on ? 1 : 0',
    '  a     = !var.on',
    '  b     = -1',
    '}',
  );
  expect(await mutantsOf(flipCondition, text)).toEqual({
    'flip-condition:aws_x.y.count': '-count = var.on ? 1 : 0 +count = !(var.on) ? 1 : 0',
    'flip-condition:aws_x.y.a': '-a     = !var.on +a     = var.on',
  });
});

test('loosen-condition leaves a side out, or takes another operator', async () => {
  const text = lines('locals {', '  a = var.x && var.y != null', '  b = 1 + 2', '}');
  expect(await mutantsOf(loosenCondition, text)).toEqual({
    'loosen-condition:local.a=||': '-a = var.x && var.y != null +a = var.x || var.y != null',
    'loosen-condition:local.a=the left side alone': '-a = var.x && var.y != null +a = var.x',
    'loosen-condition:local.a=the right side alone': '-a = var.x && var.y != null +a = var.y != null',
    'loosen-condition:local.a<1>===': '-a = var.x && var.y != null +a = var.x && var.y == null',
  });
});

test('step-number steps by one and by a magnitude, and leaves indexes and texts alone', async () => {
  const text = lines('locals {', '  a = 0.05', '  b = var.l[0]', '  c = "5"', '}');
  expect(await mutantsOf(stepNumber, text)).toEqual({
    'step-number:local.a=1.05': '-a = 0.05 +a = 1.05',
    'step-number:local.a=-0.95': '-a = 0.05 +a = -0.95',
    'step-number:local.a=0.5': '-a = 0.05 +a = 0.5',
  });
});

test("swap-enum swaps values of a template's enumerations, of Terraform's own, and a variable's type", async () => {
  const text = lines(
    'variable "v" {',
    '  type = number',
    '}',
    'resource "aws_cognito_user_pool" "p" {',
    '  mfa_configuration = "OFF"',
    '  other             = "whatever"',
    '}',
    'resource "aws_dynamodb_table" "t" {',
    '  attribute {',
    '    name = "S"',
    '    type = "S"',
    '  }',
    '}',
    'locals {',
    '  metric = ["ErrorsNot", "${var.v}OFF"]',
    '}',
  );
  expect(await mutantsOf(swapEnum, text)).toEqual({
    'swap-enum:variable.v.type=string': '-type = number +type = string',
    'swap-enum:variable.v.type=bool': '-type = number +type = bool',
    'swap-enum:variable.v.type=list(string)': '-type = number +type = list(string)',
    'swap-enum:aws_cognito_user_pool.p.mfa_configuration=OPTIONAL':
      '-mfa_configuration = "OFF" +mfa_configuration = "OPTIONAL"',
    'swap-enum:aws_cognito_user_pool.p.mfa_configuration=ON':
      '-mfa_configuration = "OFF" +mfa_configuration = "ON"',
    'swap-enum:aws_dynamodb_table.t.attribute.type=N': '-type = "S" +type = "N"',
    'swap-enum:aws_dynamodb_table.t.attribute.type=B': '-type = "S" +type = "B"',
    // One enumeration has it, whatever the argument is called.
    'swap-enum:aws_dynamodb_table.t.attribute.name=N': '-name = "S" +name = "N"',
    'swap-enum:aws_dynamodb_table.t.attribute.name=B': '-name = "S" +name = "B"',
  });
});

test('rename names outputs, variables with what refers to them, keys that somebody reads, and paths', async () => {
  const text = lines(
    'variable "size" {',
    '}',
    'resource "aws_x" "y" {',
    '  path_part = "data"',
    '  tags      = { Name = "${var.size}" }',
    '  other     = { Name = "n" }',
    '}',
    'output "o" {',
    '  value = var.size',
    '}',
  );
  expect(await mutantsOf(rename, text)).toEqual({
    'rename:variable.size=Size':
      '-variable "size" { +variable "Size" { -tags      = { Name = "${var.size}" } +tags      = { Name = "${var.Size}" } -value = var.size +value = var.Size',
    'rename:variable.size=size2':
      '-variable "size" { +variable "size2" { -tags      = { Name = "${var.size}" } +tags      = { Name = "${var.size2}" } -value = var.size +value = var.size2',
    'rename:aws_x.y.path_part=Data': '-path_part = "data" +path_part = "Data"',
    'rename:aws_x.y.path_part=data2': '-path_part = "data" +path_part = "data2"',
    'rename:aws_x.y.tags.Name=name':
      '-tags      = { Name = "${var.size}" } +tags      = { name = "${var.size}" }',
    'rename:aws_x.y.tags.Name=Name2':
      '-tags      = { Name = "${var.size}" } +tags      = { Name2 = "${var.size}" }',
    'rename:output.o=O': '-output "o" { +output "O" {',
    'rename:output.o=o2': '-output "o" { +output "o2" {',
  });
});

test('alter-text writes other texts, and other parts of texts; enumerations and policies have operators of their own', async () => {
  const text = lines(
    'resource "aws_x" "y" {',
    '  name    = "a"',
    '  arn     = "${var.a}:b"',
    '  number  = "12"',
    '  empty   = ""',
    '  runtime = "python3.9"',
    '  policy  = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get", Sid = "s" }] })',
    '}',
  );
  expect(await mutantsOf(alterText, text)).toEqual({
    'alter-text:aws_x.y.name=xa': '-name    = "a" +name    = "xa"',
    'alter-text:aws_x.y.arn{1}': '-arn     = "${var.a}:b" +arn     = "${var.a}:bq"',
    'alter-text:aws_x.y.number=121': '-number  = "12" +number  = "121"',
    'alter-text:aws_x.y.policy.Statement[0].Sid=xs':
      '-policy  = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get", Sid = "s" }] }) +policy  = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:Get", Sid = "xs" }] })',
  });
});

test('under-condition makes values wrong, arguments none and resources gone for another value of a variable', async () => {
  const text = lines(
    'variable "on" {',
    '  type    = bool',
    '  default = true',
    '}',
    'resource "aws_x" "y" {',
    '  name  = "a"',
    '  other = aws_x.z.id',
    '  depends_on = [aws_x.z]',
    '  lifecycle {',
    '    create_before_destroy = true',
    '  }',
    '  on   = var.on',
    '  off  = !var.on',
    '  mode = var.on ? "a" : "b"',
    '}',
    'resource "aws_x" "z" {',
    '}',
  );
  const switched = await mutantsOf(underCondition, text);
  expect(Object.entries(switched).filter(([id]) => /\.(?:on|off|mode)$/.test(id))).toEqual([
    ['under-condition:aws_x.y.on', '-on   = var.on +on   = (var.on == true ? var.on : !(var.on))'],
    ['under-condition:aws_x.y.off', '-off  = !var.on +off  = (var.on == true ? !var.on : !(!var.on))'],
    [
      'under-condition:aws_x.y.mode',
      '-mode = var.on ? "a" : "b" +mode = (var.on == true ? var.on ? "a" : "b" : (!(var.on) ? "a" : "b"))',
    ],
  ]);
  const without = Object.fromEntries(
    Object.entries(switched).filter(([id]) => !/\.(?:on|off|mode)$/.test(id)),
  );
  expect(without).toEqual({
    'under-condition:aws_x.y': '+count = var.on == true ? 1 : 0',
    'under-condition:aws_x.y.name': '-name  = "a" +name  = (var.on == true ? "a" : "xa")',
    'under-condition:aws_x.y.other': '-other = aws_x.z.id +other = (var.on == true ? aws_x.z.id : null)',
  });
  // Without a variable that takes several values there is nothing to hang it on.
  expect(await mutantsOf(underCondition, text.replace('type    = bool', 'type    = string'))).toEqual({});
});

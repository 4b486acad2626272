import { expect, test } from '@jest/globals';
import { addArgument } from '../../../../../src/mutation/terraform/operators/add-argument.ts';
import { addResource } from '../../../../../src/mutation/terraform/operators/add-resource.ts';
import { changeVersion } from '../../../../../src/mutation/terraform/operators/change-version.ts';
import { makeNone } from '../../../../../src/mutation/terraform/operators/make-none.ts';
import { remove } from '../../../../../src/mutation/terraform/operators/remove.ts';
import { removeBlock } from '../../../../../src/mutation/terraform/operators/remove-block.ts';
import { swapProvider } from '../../../../../src/mutation/terraform/operators/swap-provider.ts';
import { lines, mutantsOf } from '../code.ts';

test('remove takes out arguments, nested blocks, items, entries and locals, with the comment above', async () => {
  const text = lines(
    'locals {',
    '  # What it is called.',
    '  name = "a"',
    '}',
    'resource "aws_x" "y" {',
    '  name  = local.name # so',
    '  kinds = ["a", "b"]',
    '  tags  = { One = 1, Two = 2 }',
    '  schema {',
    '    required = true',
    '  }',
    '  schema {',
    '    required = false',
    '  }',
    '  list = [',
    '    "only",',
    '  ]',
    '}',
  );
  expect(await mutantsOf(remove, text)).toEqual({
    'remove:local.name': '-# What it is called. -name = "a"',
    'remove:aws_x.y.name': '-name  = local.name # so',
    'remove:aws_x.y.kinds': '-kinds = ["a", "b"]',
    'remove:aws_x.y.kinds[0]': '-kinds = ["a", "b"] +kinds = ["b"]',
    'remove:aws_x.y.kinds[1]': '-kinds = ["a", "b"] +kinds = ["a"]',
    'remove:aws_x.y.tags': '-tags  = { One = 1, Two = 2 }',
    'remove:aws_x.y.tags.One': '-tags  = { One = 1, Two = 2 } +tags  = { Two = 2 }',
    'remove:aws_x.y.tags.Two': '-tags  = { One = 1, Two = 2 } +tags  = { One = 1 }',
    // As a diff has it: the next one begins as this one does.
    'remove:aws_x.y.schema[0]': '-required = true -} -schema {',
    'remove:aws_x.y.schema[0].required': '-required = true',
    'remove:aws_x.y.schema[1]': '-schema { -required = false -}',
    'remove:aws_x.y.schema[1].required': '-required = false',
    'remove:aws_x.y.list': '-list = [ -"only", -]',
    'remove:aws_x.y.list[0]': '-"only",',
  });
});

test('remove looks through a call to what it is called with last, and numbers its other arguments', async () => {
  const text = lines(
    'resource "aws_x" "y" {',
    '  policy = jsonencode({ Statement = [{ Effect = "Allow" }] })',
    '  all    = concat(["a"], local.b, ["c"])',
    '  headers = { "a.b" = true }',
    '}',
  );
  expect(Object.keys(await mutantsOf(remove, text))).toEqual([
    'remove:aws_x.y.policy',
    'remove:aws_x.y.policy.Statement',
    'remove:aws_x.y.policy.Statement[0]',
    'remove:aws_x.y.policy.Statement[0].Effect',
    'remove:aws_x.y.all',
    'remove:aws_x.y.all(0)[0]',
    'remove:aws_x.y.all[0]',
    'remove:aws_x.y.headers',
    'remove:aws_x.y.headers[a.b]',
  ]);
});

test('remove-block takes out every block at the top, with the items of depends_on that name it', async () => {
  const text = lines(
    'variable "v" {',
    '}',
    '',
    '# The one.',
    'resource "aws_x" "one" {',
    '}',
    '',
    'resource "aws_x" "two" {',
    '  depends_on = [aws_x.one]',
    '}',
    '',
    'output "o" {',
    '  value = 1',
    '}',
  );
  expect(await mutantsOf(removeBlock, text)).toEqual({
    'remove-block:variable.v': '-variable "v" { -}',
    'remove-block:aws_x.one':
      '-# The one. -resource "aws_x" "one" { -} -depends_on = [aws_x.one] +depends_on = []',
    'remove-block:aws_x.two': '-resource "aws_x" "two" { -depends_on = [aws_x.one] -}',
    'remove-block:output.o': '-output "o" { -value = 1 -}',
  });
});

test('make-none makes none of what there is several of, and of nothing else', async () => {
  const text = lines(
    'resource "aws_x" "one" {',
    '  count = 2',
    '}',
    'resource "aws_x" "two" {',
    '  for_each = toset(["a"])',
    '  dynamic "part" {',
    '    for_each = ["a"]',
    '    content {}',
    '  }',
    '}',
  );
  expect(await mutantsOf(makeNone, text)).toEqual({
    'make-none:aws_x.one.count': '-count = 2 +count = 0',
    'make-none:aws_x.two.for_each': '-for_each = toset(["a"]) +for_each = {}',
  });
});

test('add-argument adds what takes away, and replaces what says otherwise', async () => {
  const text = lines(
    'resource "aws_sns_topic_subscription" "s" {',
    '  protocol = "email"',
    '}',
    'resource "aws_kms_key" "k" {',
    '  is_enabled = true',
    '}',
  );
  expect(await mutantsOf(addArgument, text)).toEqual({
    'add-argument:aws_sns_topic_subscription.s=filter_policy':
      '+filter_policy = jsonencode({ kind = ["other"] })',
    'add-argument:aws_kms_key.k=is_enabled': '-is_enabled = true +is_enabled = false',
    'add-argument:aws_kms_key.k=key_usage': '+key_usage = "SIGN_VERIFY"',
  });
});

test('add-argument adds items and entries where there is a list or an object, and none where there is not', async () => {
  const text = lines(
    'resource "aws_xray_sampling_rule" "r" {',
    '  attributes = { Environment = "a" }',
    '}',
    'resource "aws_xray_sampling_rule" "without" {',
    '}',
  );
  expect(Object.entries(await mutantsOf(addArgument, text)).filter(([id]) => id.includes('Other'))).toEqual([
    [
      'add-argument:aws_xray_sampling_rule.r=attributes Other',
      '-attributes = { Environment = "a" } +attributes = { Environment = "a", Other = "1" }',
    ],
  ]);
});

test('add-resource adds what opens a resource, unless there are several of it', async () => {
  const topic = (more: string): string => lines('resource "aws_sns_topic" "t" {', more, '}');
  expect(await mutantsOf(addResource, topic('  name = "t"'))).toEqual({
    'add-resource:aws_sns_topic.t=a policy for everyone':
      '+ +resource "aws_sns_topic_policy" "beside" { +arn = aws_sns_topic.t.arn +policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish", Resource = aws_sns_topic.t.arn }] }) +}',
  });
  expect(await mutantsOf(addResource, topic('  count = 1'))).toEqual({});
});

test('swap-provider makes a resource by another provider, unless it names one', async () => {
  const text = lines(
    'provider "aws" {',
    '}',
    'provider "aws" {',
    '  alias = "west"',
    '}',
    'resource "aws_x" "y" {',
    '}',
    'resource "aws_x" "z" {',
    '  provider = aws.west',
    '}',
  );
  expect(await mutantsOf(swapProvider, text)).toEqual({
    'swap-provider:aws_x.y=aws.west': '+provider = aws.west',
  });
});

test('change-version asks for older versions and for one that nobody has', async () => {
  const text = lines('terraform {', '  required_version = ">= 2.4"', '}');
  expect(await mutantsOf(changeVersion, text)).toEqual({
    'change-version:terraform.required_version=>= 0.1':
      '-required_version = ">= 2.4" +required_version = ">= 0.1"',
    'change-version:terraform.required_version=>= 1.0':
      '-required_version = ">= 2.4" +required_version = ">= 1.0"',
    'change-version:terraform.required_version=>= 2.0':
      '-required_version = ">= 2.4" +required_version = ">= 2.0"',
    'change-version:terraform.required_version=< 2.0':
      '-required_version = ">= 2.4" +required_version = "< 2.0"',
  });
});

import { describe, expect, test } from '@jest/globals';
import { freeze } from '../../../../../src/mutation/terraform/operators/freeze.ts';
import { swapAttribute } from '../../../../../src/mutation/terraform/operators/swap-attribute.ts';
import { swapReference } from '../../../../../src/mutation/terraform/operators/swap-reference.ts';
import { lines, mutantsOf } from '../code.ts';

describe('swap-reference', () => {
  test('points at each other resource of the type, and at one that is added', async () => {
    const text = lines(
      'resource "aws_sns_topic" "a" {',
      '}',
      'resource "aws_sns_topic" "b" {',
      '}',
      'resource "aws_sns_topic" "several" {',
      '  count = 2',
      '}',
      'resource "aws_x" "y" {',
      '  topic      = aws_sns_topic.a.arn',
      '  one        = aws_sns_topic.several[0].arn',
      '  depends_on = [aws_sns_topic.a]',
      '}',
    );
    const decoy = '+ +resource "aws_sns_topic" "other" { +name = "other" +}';
    expect(await mutantsOf(swapReference, text)).toEqual({
      'swap-reference:aws_x.y.topic=aws_sns_topic.b':
        '-topic      = aws_sns_topic.a.arn +topic      = aws_sns_topic.b.arn',
      'swap-reference:aws_x.y.topic=aws_sns_topic.other': `-topic      = aws_sns_topic.a.arn +topic      = aws_sns_topic.other.arn ${decoy}`,
      'swap-reference:aws_x.y.one=aws_sns_topic.other': `-one        = aws_sns_topic.several[0].arn +one        = aws_sns_topic.other.arn ${decoy}`,
      'swap-reference:aws_x.y.depends_on[0]=aws_sns_topic.b':
        '-depends_on = [aws_sns_topic.a] +depends_on = [aws_sns_topic.b]',
    });
  });

  test('a decoy hangs on what the code has, and is none where that is not there', async () => {
    const resource = lines(
      'resource "aws_cognito_user_pool_client" "c" {',
      '}',
      'output "id" {',
      '  value = aws_cognito_user_pool_client.c.id',
      '}',
    );
    expect(await mutantsOf(swapReference, resource)).toEqual({});
    const pool = lines('resource "aws_cognito_user_pool" "p" {', '}');
    expect(Object.values(await mutantsOf(swapReference, `${resource}${pool}`))[0]).toContain(
      '+user_pool_id = aws_cognito_user_pool.p.id',
    );
  });

  test('takes the next two variables of the type with other values, and locals and data of the same kind', async () => {
    const variable = (name: string, type: string, value: string): string =>
      lines(`variable "${name}" {`, `  type    = ${type}`, `  default = ${value}`, '}');
    const text = [
      variable('a', 'string', '"1"'),
      variable('same', 'string', '"1"'),
      variable('n', 'number', '1'),
      variable('b', 'string', '"2"'),
      variable('c', 'string', '"3"'),
      variable('d', 'string', '"4"'),
      lines(
        'data "aws_region" "r" {}',
        'data "aws_caller_identity" "i" {}',
        'locals {',
        '  x = data.aws_region.r.name',
        '  y = data.aws_caller_identity.i.account_id',
        '  l = ["a"]',
        '}',
        'output "o" {',
        '  value = "${var.a}${local.x}"',
        '}',
      ),
    ].join('');
    expect(Object.keys(await mutantsOf(swapReference, text))).toEqual([
      'swap-reference:local.x=data.aws_caller_identity.i.account_id',
      'swap-reference:local.y=data.aws_region.r.name',
      'swap-reference:output.o.value{0}=var.b',
      'swap-reference:output.o.value{0}=var.c',
      'swap-reference:output.o.value{1}=local.y',
    ]);
  });

  test("a loop's own names and what an expansion gives are no references", async () => {
    const text = lines(
      'locals {',
      '  a = [for each_one in var.l : each_one.id]',
      '}',
      'resource "aws_x" "y" {',
      '  for_each = local.a',
      '  id       = each.value.id',
      '}',
    );
    expect(await mutantsOf(swapReference, text)).toEqual({});
  });
});

describe('swap-attribute', () => {
  test('takes another attribute, unless that is the same', async () => {
    const text = lines(
      'resource "aws_sns_topic" "t" {',
      '  name = "t"',
      '}',
      'output "o" {',
      '  value = aws_sns_topic.t.arn',
      '}',
      'resource "aws_s3_bucket" "b" {',
      '  bucket = "b"',
      '}',
      'output "b" {',
      '  value = aws_s3_bucket.b.id',
      '}',
    );
    expect(Object.keys(await mutantsOf(swapAttribute, text))).toEqual([
      'swap-attribute:output.o.value=aws_sns_topic.t.name',
      // Its name is its id.
      'swap-attribute:output.b.value=aws_s3_bucket.b.arn',
      'swap-attribute:output.b.value=aws_s3_bucket.b.bucket_domain_name',
    ]);
  });

  test('takes only the ids of what is listed whole', async () => {
    const text = lines(
      'resource "aws_x" "one" {',
      '}',
      'resource "aws_x" "many" {',
      '  for_each = toset([])',
      '}',
      'resource "aws_x" "y" {',
      '  triggers   = [aws_x.one, aws_x.many]',
      '  depends_on = [aws_x.one]',
      '}',
    );
    expect(await mutantsOf(swapAttribute, text)).toEqual({
      'swap-attribute:aws_x.y.triggers[0]=id':
        '-triggers   = [aws_x.one, aws_x.many] +triggers   = [aws_x.one.id, aws_x.many]',
      'swap-attribute:aws_x.y.triggers[1]=id':
        '-triggers   = [aws_x.one, aws_x.many] +triggers   = [aws_x.one, values(aws_x.many)[*].id]',
    });
  });
});

test('freeze writes what a reference comes to, in a text without its braces; unknown, static and sole ones are left', async () => {
  const text = lines(
    'variable "a" {',
    '  type    = string',
    '  default = "va"',
    '}',
    'data "aws_region" "r" {}',
    'resource "aws_x" "y" {',
    '  name       = var.a',
    '  one        = "${ var.a }-b"',
    '  two        = "${var.a}-${data.aws_region.r.name}"',
    '  unknown    = aws_x.z.arn',
    '  depends_on = [aws_x.z]',
    '}',
    'resource "aws_x" "z" {',
    '}',
  );
  expect(await mutantsOf(freeze, text, { region: 'eu-west-1' })).toEqual({
    'freeze:aws_x.y.name': '-name       = var.a +name       = "va"',
    'freeze:aws_x.y.one{0}': '-one        = "${ var.a }-b" +one        = "va-b"',
    'freeze:aws_x.y.two': '-two        = "${var.a}-${data.aws_region.r.name}" +two        = "va-eu-west-1"',
    'freeze:aws_x.y.two{0}':
      '-two        = "${var.a}-${data.aws_region.r.name}" +two        = "va-${data.aws_region.r.name}"',
    'freeze:aws_x.y.two{2}':
      '-two        = "${var.a}-${data.aws_region.r.name}" +two        = "${var.a}-eu-west-1"',
  });
});

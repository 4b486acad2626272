import { describe, expect, test } from '@jest/globals';
import { refusalOfCode } from '../../../../src/mutation/terraform/refused.ts';
import { whyUnmade } from '../../../../src/mutation/terraform/unmade.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';
import { terraformScenarios } from '../../../../src/terraform/scenarios.ts';
import { lines } from './code.ts';

const refusal = async (...text: readonly string[]): Promise<string | undefined> =>
  refusalOfCode(await parseTerraform('.', [{ file: 'main.tf', text: lines(...text) }]));

const unmade = async (...text: readonly string[]): Promise<string | undefined> => {
  const module = await parseTerraform('.', [{ file: 'main.tf', text: lines(...text) }]);
  const [scenario] = terraformScenarios(module).scenarios;
  return scenario && whyUnmade(module, scenario);
};

const output = (value: string): readonly string[] => ['output "o" {', `  value = ${value}`, '}'];
const resource = (name: string, ...body: readonly string[]): readonly string[] => [
  `resource "aws_x" "${name}" {`,
  ...body,
  '}',
];

describe('what Terraform refuses whatever its values', () => {
  test.each([
    ['a variable', output('var.x'), 'output.o refers to var.x, which is not there'],
    ['a local', output('local.x'), 'output.o refers to local.x, which is not there'],
    ['a resource', output('aws_x.y.id'), 'output.o refers to aws_x.y, which is not there'],
    ['a data source', output('data.a.b.c'), 'output.o refers to data.a.b, which is not there'],
    [
      'within a text, a call, a condition and a list',
      output('[1, upper(true ? "${!(1 == var.x)}" : {})]'),
      'output.o refers to var.x, which is not there',
    ],
    [
      'in depends_on',
      resource('a', 'depends_on = [aws_x.y]'),
      'aws_x.a refers to aws_x.y, which is not there',
    ],
    [
      'in an index',
      [...resource('m', 'count = 1'), ...output('aws_x.m[var.i].id')],
      'output.o refers to var.i, which is not there',
    ],
    ['itself', resource('a', 'id = aws_x.a.id'), 'aws_x.a refers to itself'],
    ['a local to itself', ['locals {', '  a = local.a', '}'], 'local.a refers to itself'],
    [
      'several as one',
      [...resource('m', 'count = 1'), ...output('aws_x.m.id')],
      'output.o takes aws_x.m for one, and it is several',
    ],
    [
      'one as several',
      [...resource('m'), ...output('aws_x.m[0].id')],
      'output.o takes aws_x.m for several, and it is one',
    ],
    ['a name that no loop gives', output('each.key'), 'output.o takes each, which is not there'],
    [
      'each without for_each',
      resource('a', 'count = 1', 'id = each.value'),
      'aws_x.a takes each, which is not there',
    ],
    [
      'in a circle',
      [...resource('a', 'id = aws_x.b.id'), ...resource('b', 'id = aws_x.a.id')],
      'aws_x.a comes before itself',
    ],
  ])('a reference to nothing: %s', async (_, text, why) => {
    expect(await refusal(...text)).toBe(`Terraform does not take it: ${why}`);
  });

  test.each([
    [
      'what is there',
      [
        'variable "x" {}',
        'data "a" "b" {}',
        ...resource('y'),
        ...output('[var.x, data.a.b.c, aws_x.y.id, aws_x.y]'),
      ],
    ],
    [
      'several, by index, all at once, or whole',
      [...resource('m', 'count = 1'), ...output('[aws_x.m[0].id, aws_x.m[*].id, aws_x.m]')],
    ],
    ["a loop's own names", output('[for some_key, some_value in {} : some_value.id if some_key != ""]')],
    [
      "a dynamic block's own name",
      resource(
        'a',
        'dynamic "some_part" {',
        '  for_each = []',
        '  content {',
        '    x = some_part.value',
        '  }',
        '}',
      ),
    ],
    ['what an expansion gives', resource('a', 'for_each = {}', 'id = each.value.id')],
    ['folders, and Terraform itself', output('[path.module, terraform.workspace]')],
    [
      'a provider and a type',
      [...resource('a', 'provider = aws.west'), 'variable "v" {', '  type = list(string)', '}'],
    ],
  ])('not: %s', async (_, text) => {
    expect(await refusal(...text)).toBeUndefined();
  });
});

describe('what Terraform or AWS would not make', () => {
  const variable = (type: string, value: string): readonly string[] => [
    'variable "v" {',
    `  type    = ${type}`,
    `  default = ${value}`,
    '}',
  ];

  test.each([
    ['number', '"a"'],
    ['bool', '"yes"'],
    ['string', '[]'],
    ['list(string)', '"a"'],
    ['map(string)', '[]'],
  ])('a default that is no %s', async (type, value) => {
    expect(await unmade(...variable(type, value))).toBe(
      `Terraform does not take it: the default of v is no ${type}`,
    );
  });

  test.each([
    ['number', '"5"'],
    ['bool', '"true"'],
    ['string', '5'],
    ['string', 'null'],
    ['list(string)', '[]'],
    ['object({})', '{}'],
    ['any', '[]'],
  ])('but a default that can be made a %s: %s', async (type, value) => {
    expect(await unmade(...variable(type, value))).toBeUndefined();
  });

  const table = (...more: readonly string[]): readonly string[] => [
    'resource "aws_dynamodb_table" "t" {',
    '  name     = "t"',
    '  hash_key = "id"',
    '  attribute {',
    '    name = "id"',
    '    type = "S"',
    '  }',
    ...more,
    '}',
  ];
  const attribute = (name: string): readonly string[] => [
    '  attribute {',
    `    name = "${name}"`,
    '    type = "S"',
    '  }',
  ];

  test.each([
    [
      'a version that is none',
      ['terraform {', '  required_version = "new"', '}'],
      'Terraform does not take it: new is no version',
    ],
    [
      'a missing argument',
      ['resource "aws_sns_topic_subscription" "s" {', '  protocol = "email"', '  endpoint = "a@b.c"', '}'],
      'Terraform does not take aws_sns_topic_subscription.s: it has no topic_arn',
    ],
    [
      'one that is null',
      ['resource "aws_route53_zone" "z" {', '  name = null', '}'],
      'Terraform does not take aws_route53_zone.z: it has no name',
    ],
    [
      'one of a block within',
      [
        'resource "aws_s3_bucket_versioning" "v" {',
        '  bucket = "b"',
        '  versioning_configuration {',
        '  }',
        '}',
      ],
      'Terraform does not take aws_s3_bucket_versioning.v: it has no versioning_configuration.status',
    ],
    [
      'one of several instances',
      ['resource "aws_route53_zone" "z" {', '  count = 1', '}'],
      'Terraform does not take aws_route53_zone.z[0]: it has no name',
    ],
    [
      'an entry that is not there',
      [
        'locals {',
        '  l = { a = 1 }',
        '}',
        'resource "aws_x" "y" {',
        '  text = jsonencode({ x = [local.l.b] })',
        '}',
      ],
      'Terraform does not take aws_x.y: there is no local.l.b',
    ],
    [
      'within a text',
      ['locals {', '  l = { a = 1 }', '}', 'resource "aws_x" "y" {', '  text = "${upper(local.l.b)}-"', '}'],
      'Terraform does not take aws_x.y: there is no local.l.b',
    ],
    [
      'a data source without what it needs',
      ['data "archive_file" "f" {', '  type = "zip"', '}'],
      'Terraform does not take data.archive_file.f: it has no output_path',
    ],
    [
      'an output without a value',
      ['output "o" {', '}'],
      'Terraform does not take the output o: it has no value',
    ],
    [
      'a status that is none',
      ['resource "aws_x" "y" {', '  status_code = "2000"', '}'],
      'Terraform does not take aws_x.y: 2000 is no status',
    ],
    [
      'a parameter of a response that is none',
      [
        'resource "aws_api_gateway_method_response" "r" {',
        '  rest_api_id = "a"',
        '  resource_id = "r"',
        '  http_method = "GET"',
        '  status_code = "200"',
        '  response_parameters = { "Method.response.header.A" = true }',
        '}',
      ],
      'Terraform does not take aws_api_gateway_method_response.r: Method.response.header.A is no parameter of a response',
    ],
    [
      'attributes that are no keys',
      table(...attribute('other')),
      'Terraform does not take aws_dynamodb_table.t: it defines the attributes id, other and has the keys id',
    ],
    [
      'an attribute twice',
      table(...attribute('id')),
      'Terraform does not take aws_dynamodb_table.t: an attribute is defined twice',
    ],
    [
      'what AWS refuses',
      ['resource "aws_cloudwatch_log_group" "l" {', '  retention_in_days = 31', '}'],
      'AWS does not take aws_cloudwatch_log_group.l: RetentionInDays may not be 31',
    ],
  ])('%s', async (_, text, why) => {
    expect(await unmade(...text)).toBe(why);
  });

  test.each([
    ['a constraint of several parts', ['terraform {', '  required_version = ">= 1.4.0, < 2.0"', '}']],
    [
      'one of two alternatives',
      [
        'resource "aws_lambda_function" "f" {',
        '  function_name = "f"',
        '  role = "r"',
        '  filename = "f.zip"',
        '}',
      ],
    ],
    [
      'no block, where it need not be',
      [
        'resource "aws_api_gateway_stage" "s" {',
        '  rest_api_id = "a"',
        '  deployment_id = "d"',
        '  stage_name = "s"',
        '}',
      ],
    ],
    [
      'an index on another attribute',
      table(
        ...attribute('mail'),
        '  global_secondary_index {',
        '    name = "i"',
        '    hash_key = "mail"',
        '    projection_type = "ALL"',
        '  }',
      ),
    ],
    [
      'what is only known later',
      ['resource "aws_x" "y" {', '  id = aws_x.z.arn', '}', 'resource "aws_x" "z" {', '}'],
    ],
  ])('not: %s', async (_, text) => {
    expect(await unmade(...text)).toBeUndefined();
  });
});

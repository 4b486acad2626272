import { describe, expect, test } from '@jest/globals';
import { plainOf } from '../../../src/terraform/values.ts';
import { dataOf, reasonOf, resolved } from './evaluating.ts';

const topic = (body: string): string => `resource "aws_sns_topic" "t" {\n${body}\n}\n`;
const ids = async (code: string): Promise<readonly string[]> => [...(await resolved(code)).resources.keys()];

describe('how many of a resource there are', () => {
  test('one, a number of them, or one for each key', async () => {
    expect(await ids(topic('name = "a"'))).toEqual(['aws_sns_topic.t']);
    expect(await ids(topic('count = 2\nname = "a${count.index}"'))).toEqual([
      'aws_sns_topic.t[0]',
      'aws_sns_topic.t[1]',
    ]);
    expect(await ids(topic('count = false ? 1 : 0'))).toEqual([]);
    expect(await ids(topic('for_each = { b = 1, a = 2 }'))).toEqual([
      'aws_sns_topic.t["b"]',
      'aws_sns_topic.t["a"]',
    ]);
    expect(await ids(topic('for_each = toset(["x"])'))).toEqual(['aws_sns_topic.t["x"]']);
  });

  test('each instance is what its key makes it', async () => {
    const code = topic('for_each = { a = "one" }\nname = "${each.key}-${each.value}"');
    expect(await dataOf('aws_sns_topic.t["a"].name', code)).toBe('a-one');
    expect(await dataOf('[for k, t in aws_sns_topic.t : "${k} ${t.name}"]', code)).toEqual(['a a-one']);
    const counted = topic('count = 2\nname = "a${count.index}"');
    expect(await dataOf('aws_sns_topic.t[*].name', counted)).toEqual(['a0', 'a1']);
    expect(await dataOf('length(aws_sns_topic.t)', counted)).toBe(2);
  });

  test('where that is not known, so is everything about it', async () => {
    const code = topic('count = length(aws_eip.e.public_ip)\nname = "a"') + 'resource "aws_eip" "e" {}\n';
    const resource = (await resolved(code)).resources.get('aws_sns_topic.t');
    expect(resource?.ref.kind).toBe('unknown');
    expect(resource?.properties.entries.get('TopicName')?.kind).toBe('unknown');
    expect(await reasonOf('aws_sns_topic.t[0].name', code)).toBe(
      'how many of it are made is not known (count): aws_eip.e.public_ip is known only once it is applied',
    );
    const strange = topic('count = "many"\nname = "a"');
    expect(await reasonOf('aws_sns_topic.t[0].name', strange)).toBe('its count is none that is taken here');
    const noKeys = topic('for_each = [[]]\nname = "a"');
    expect(await reasonOf('aws_sns_topic.t["a"].name', noKeys)).toBe(
      'its for_each is none that is taken here',
    );
  });
});

describe('what others see of a resource', () => {
  test('arguments as they are configured; ARNs as a template would have them; the rest only AWS knows', async () => {
    const code = topic('name = "a"\nkms_master_key_id = null');
    expect(await dataOf('aws_sns_topic.t.name', code)).toBe('a');
    expect(await dataOf('aws_sns_topic.t.arn', code)).toBe('arn:aws:sns:us-east-1:123456789012:a');
    expect(await reasonOf('aws_sns_topic.t.kms_master_key_id', code)).toBe(
      'aws_sns_topic.t.kms_master_key_id is known only once it is applied',
    );
    expect(await reasonOf('aws_sns_topic.t.owner', code)).toBe(
      'aws_sns_topic.t.owner is known only once it is applied',
    );
  });

  test('a name that Terraform makes up is not made of the name that the stack would have', async () => {
    const name = await dataOf('aws_sns_topic.t.name', topic(''));
    expect(name).toMatch(/^terraform-[a-z0-9]{26}$/);
    expect(await dataOf('aws_sns_topic.t.name', topic('name_prefix = "x-"'))).toMatch(/^x-[a-z0-9]{26}$/);
  });

  test('a null argument is none, and one of a type that is not mapped is kept as it is', async () => {
    const stack = await resolved(
      'resource "aws_eip" "e" {\n  domain = "vpc"\n  instance = null\n}\n' + topic('name = null'),
    );
    const eip = stack.resources.get('aws_eip.e');
    expect(eip?.type).toBe('aws_eip');
    expect([...(eip?.properties.entries ?? [])].map(([name, value]) => [name, plainOf(value)])).toEqual([
      ['domain', 'vpc'],
    ]);
  });
});

describe('providers', () => {
  const west =
    'provider "aws" {\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias = "west"\n  region = "us-west-2"\n  default_tags {\n    tags = { Team = "w", Own = "no" }\n  }\n}\n';

  test('the usual one says the region, and one by its alias says another', async () => {
    expect(await dataOf('aws_sns_topic.t.arn', west + topic('name = "a"'))).toBe(
      'arn:aws:sns:eu-west-1:123456789012:a',
    );
    expect(await dataOf('aws_sns_topic.t.arn', west + topic('provider = aws.west\nname = "a"'))).toBe(
      'arn:aws:sns:us-west-2:123456789012:a',
    );
    const region = 'data "aws_region" "here" {\n  provider = aws.west\n}\n';
    expect(await dataOf('data.aws_region.here.name', west + region)).toBe('us-west-2');
  });

  test("its tags are on all that it makes, and a resource's own come first", async () => {
    const stack = await resolved(west + topic('provider = aws.west\nname = "a"\ntags = { Own = "yes" }'));
    const tags = stack.resources.get('aws_sns_topic.t')?.properties.entries.get('Tags');
    expect(tags && plainOf(tags)).toEqual([
      { Key: 'Team', Value: 'w' },
      { Key: 'Own', Value: 'yes' },
    ]);
  });

  test('a region that is not known hides what is named after it', async () => {
    const code = 'variable "r" {\n  type = list(string)\n}\nprovider "aws" {\n  region = var.r[0]\n}\n';
    expect(await reasonOf('aws_sns_topic.t.arn', code + topic('name = "a"'))).toMatch(
      /^the region of its provider is not known: /,
    );
  });
});

describe('data sources', () => {
  test.each([
    ['data "aws_caller_identity" "x" {}', 'data.aws_caller_identity.x.account_id', '123456789012'],
    ['data "aws_caller_identity" "x" {}', 'data.aws_caller_identity.x.id', '123456789012'],
    ['data "aws_region" "x" {}', 'data.aws_region.x.id', 'us-east-1'],
    ['data "aws_region" "x" {}', 'data.aws_region.x.region', 'us-east-1'],
    ['data "aws_region" "x" {\n  name = "eu-west-1"\n}', 'data.aws_region.x.name', 'eu-west-1'],
    ['data "aws_partition" "x" {}', 'data.aws_partition.x.partition', 'aws'],
    ['data "aws_partition" "x" {}', 'data.aws_partition.x.id', 'aws'],
    ['data "aws_partition" "x" {}', 'data.aws_partition.x.dns_suffix', 'amazonaws.com'],
    ['data "aws_partition" "x" {}', 'data.aws_partition.x.reverse_dns_prefix', 'com.amazonaws'],
    ['data "archive_file" "x" {\n  output_path = "a.zip"\n}', 'data.archive_file.x.output_path', 'a.zip'],
  ])('%s', async (code, expression, expected) => {
    expect(await dataOf(expression, `${code}\n`)).toBe(expected);
  });

  test('the hash of an archive is made up, and the same each time', async () => {
    const code = 'data "archive_file" "x" {}\ndata "archive_file" "y" {}\n';
    const hash = await dataOf('data.archive_file.x.output_base64sha256', code);
    expect(hash).toMatch(/^[0-9a-f]{43}$/);
    expect(await dataOf('data.archive_file.x.output_base64sha256', code)).toBe(hash);
    expect(await dataOf('data.archive_file.y.output_base64sha256', code)).not.toBe(hash);
  });

  test('any other is looked up when it is applied', async () => {
    expect(await reasonOf('data.aws_vpc.x.id', 'data "aws_vpc" "x" {}\n')).toBe(
      'data.aws_vpc.x.id is looked up when it is applied',
    );
  });
});

test('dynamic blocks become blocks, and one over what is not known is unknown', async () => {
  const table = (over: string): string =>
    `resource "aws_dynamodb_table" "t" {\n  name = "t"\n  dynamic "attribute" {\n    for_each = ${over}\n    content {\n      name = attribute.value.n\n      type = attribute.key\n    }\n  }\n}\n`;
  const definitions = async (code: string): Promise<unknown> => {
    const value = (await resolved(code)).resources
      .get('aws_dynamodb_table.t')
      ?.properties.entries.get('AttributeDefinitions');
    return value && (plainOf(value) ?? 'unknown');
  };
  expect(await definitions(table('{ S = { n = "id" } }'))).toEqual([
    { AttributeName: 'id', AttributeType: 'S' },
  ]);
  expect(await definitions(table('aws_eip.e.x') + 'resource "aws_eip" "e" {}\n')).toBe('unknown');
});

test('what is made before a resource: through locals, data sources, depends_on, and all parts of a method', async () => {
  const code = `
locals { a = aws_sns_topic.one.arn }
data "aws_iam_policy_document" "d" {
  statement {
    resources = [local.a]
  }
}
resource "aws_sns_topic" "one" {
  name = "one"
}
resource "aws_sns_topic" "two" {
  name       = "two"
  policy     = data.aws_iam_policy_document.d.json
  depends_on = [aws_sns_topic.three]
}
resource "aws_sns_topic" "three" {
  count = 2
  name  = "three\${count.index}"
}
`;
  const made = (await resolved(code)).resources.get('aws_sns_topic.two')?.madeAfter;
  expect([...(made ?? [])].sort()).toEqual([
    'aws_sns_topic.one',
    'aws_sns_topic.three[0]',
    'aws_sns_topic.three[1]',
  ]);
});

test.each(['integration', 'method'])('a deployment that waits for the %s alone', async (part) => {
  const belongs = 'rest_api_id = "a"\n  resource_id = "r"\n  http_method = "POST"';
  const code = `
resource "aws_api_gateway_method" "m" {
  ${belongs}
}
resource "aws_api_gateway_integration" "i" {
  ${belongs}
}
resource "aws_api_gateway_deployment" "d" {
  rest_api_id = "a"
  depends_on  = [aws_api_gateway_${part}.${part.slice(0, 1)}]
}
`;
  const made = (await resolved(code)).resources.get('aws_api_gateway_deployment.d')?.madeAfter;
  expect(made?.has('aws_api_gateway_method.m')).toBe(false);
});

test('outputs: a null one is none, and one without a value is unknown', async () => {
  const { outputs } = await resolved(
    'output "a" {\n  value = null\n}\noutput "b" {}\noutput "c" {\n  value = 1\n}\n',
  );
  expect([...outputs].map(([name, { value }]) => [name, value.kind])).toEqual([
    ['b', 'unknown'],
    ['c', 'scalar'],
  ]);
});

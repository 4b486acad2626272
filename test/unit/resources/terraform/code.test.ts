import { describe, expect, test } from '@jest/globals';
import type { TerraformFacts } from '../../../../src/resources/terraform/facts.ts';
import { plain } from '../plain.ts';
import { observedCode } from './observing.ts';

const codeOf = async (text: string): Promise<TerraformFacts> => {
  const { terraform } = await observedCode(text);
  if (terraform === undefined) throw new Error('there is no code');
  return terraform;
};

describe('what only the code shows', () => {
  test('versions, every one of them, and providers', async () => {
    const { requiredVersions, requiredProviders } = await codeOf(`
terraform {
  required_version = ">= 1.4"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.83"
    }
    random = "~> 3.0"
  }
}
terraform {
  required_version = "< 2"
}`);
    expect(plain(requiredVersions)).toEqual(['>= 1.4', '< 2']);
    expect(plain(requiredProviders)).toEqual({
      aws: [{ source: 'hashicorp/aws', version: '>= 5.83' }],
      random: [{ source: undefined, version: '~> 3.0' }],
    });
    expect(requiredVersions[1]?.at).toMatchObject({ file: 'code/main.tf', line: 13 });
  });

  test('no versions without any', async () => {
    const { requiredVersions, requiredProviders, backends } = await codeOf('');
    expect([requiredVersions, requiredProviders.size, backends]).toEqual([[], 0, []]);
  });

  test('more blocks than Terraform takes', async () => {
    const twice = await codeOf(
      'terraform {\n  required_providers {}\n  backend "s3" {}\n}\nterraform {\n  required_providers {}\n  backend "local" {}\n  cloud {}\n}',
    );
    expect(twice.requiredProviderBlocks.map(({ line }) => line)).toEqual([2, 6]);
    expect(twice.backends.map(({ type }) => type)).toEqual(['s3', 'local', 'cloud']);
    expect((await codeOf('terraform {}')).requiredProviderBlocks).toEqual([]);
  });

  test('what another configuration of the provider makes', async () => {
    const { madeBy } = await codeOf(
      'resource "aws_sns_topic" "a" {}\nresource "aws_sns_topic" "b" {\n  provider = aws.west\n}\nresource "aws_sns_topic" "c" {\n  provider = aws\n}\nresource "null_resource" "d" {\n  provider = other.x\n}',
    );
    expect(madeBy.map(({ resource, alias, at }) => [resource, alias, at.line])).toEqual([
      ['aws_sns_topic.b', 'west', 3],
    ]);
  });

  test('outputs whose value is a text that follows nothing', async () => {
    const { constantOutputs } = await codeOf(
      'variable "a" {}\noutput "text" {\n  value = "us-east-1"\n}\noutput "number" {\n  value = 5\n}\noutput "with" {\n  value = "x-${var.a}"\n}\noutput "ref" {\n  value = var.a\n}\noutput "none" {}',
    );
    expect([...constantOutputs]).toEqual(['text', 'number']);
  });

  test('outputs by the names that they are written with, also those that are null', async () => {
    const { outputs } = await codeOf(
      'output "zone_id" {\n  value = null\n}\noutput "Arn" {\n  value = "a"\n}',
    );
    expect([...outputs].map(([name, { line }]) => [name, line])).toEqual([
      ['zone_id', 1],
      ['Arn', 4],
    ]);
  });

  test('code says all that there is to read', async () => {
    expect((await codeOf('')).unsaid).toBeUndefined();
  });

  test('a backend with the arguments that stand in it', async () => {
    expect((await codeOf('terraform {\n  backend "s3" {}\n}')).backends[0]).toMatchObject({
      type: 's3',
      arguments: [],
    });
    const whole = 'terraform {\n  backend "s3" {\n    bucket = "states"\n    assume_role {}\n  }\n}';
    expect((await codeOf(whole)).backends[0]?.arguments).toEqual(['bucket', 'assume_role']);
    expect((await codeOf('terraform {\n  cloud {\n    organization = "o"\n  }\n}')).backends[0]?.type).toBe(
      'cloud',
    );
  });

  test('providers with their regions and tags', async () => {
    const { providers } = await codeOf(`
variable "region" {
  default = "eu-west-1"
}
provider "aws" {
  region = var.region
  default_tags {
    tags = { Project = "p" }
  }
}
provider "aws" {
  alias = "second"
}
provider "archive" {}`);
    expect(plain(providers)).toEqual([
      { alias: '', region: 'eu-west-1', defaultTags: { Project: 'p' } },
      { alias: 'second', region: undefined, defaultTags: {} },
    ]);
  });

  test('default tags that are looked up are unknown', async () => {
    const { providers } = await codeOf('provider "aws" {\n  default_tags {\n    tags = aws_x.y.tags\n  }\n}');
    expect(providers[0]?.defaultTags.known).toBe(false);
  });

  test('variables as they are declared', async () => {
    const { variables } = await codeOf(`
variable "size" {
  type        = number
  description = "How much"
  default     = 256
}
variable "name" {
  default = null
}
variable "bare" {}`);
    const of = (name: string): unknown => {
      const its = variables.get(name);
      return [its?.type, its?.description, its?.default?.kind === 'scalar' ? its.default.value : 'none'];
    };
    expect(of('size')).toEqual(['number', 'How much', 256]);
    expect(of('name')).toEqual([undefined, undefined, null]);
    expect(of('bare')).toEqual([undefined, undefined, 'none']);
  });

  test('where each variable is used, through locals and in blocks within blocks', async () => {
    const { variables } = await codeOf(`
variable "mode" {}
variable "unused" {}
locals {
  inner = var.mode
  outer = { it = local.inner }
}
provider "aws" {
  alias  = "second"
  region = var.mode
}
data "aws_region" "r" {
  name = var.mode
}
resource "aws_lambda_function" "f" {
  count         = var.mode == "x" ? 1 : 0
  function_name = "literal"
  tracing_config {
    mode = local.outer.it
  }
  dynamic "vpc_config" {
    for_each = [var.mode]
    content {
      subnet_ids = [var.mode]
    }
  }
}
output "o" {
  value = var.mode
}`);
    const uses = variables.get('mode')?.uses.map((use) => `${use.in} ${use.argument}`);
    expect(uses).toEqual([
      'aws_lambda_function.f count',
      'aws_lambda_function.f tracing_config.mode',
      'aws_lambda_function.f vpc_config.for_each',
      'aws_lambda_function.f vpc_config.subnet_ids',
      'data.aws_region.r name',
      'provider.aws.second region',
      'output.o value',
    ]);
    expect(variables.get('unused')?.uses).toEqual([]);
  });

  test('what is made before what', async () => {
    const { madeAfter } = await codeOf(`
resource "aws_sns_topic" "a" {}
resource "aws_sns_topic" "b" {
  count = 2
  name  = aws_sns_topic.a.name
}`);
    expect([...madeAfter('aws_sns_topic.b[0]')]).toEqual(['aws_sns_topic.a']);
    expect([...madeAfter('aws_sns_topic.none')]).toEqual([]);
  });
});

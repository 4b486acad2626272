import { describe, expect, test } from '@jest/globals';
import type { UserPoolFacts } from '../../../../src/resources/user-pool/facts.ts';
import { plain } from '../plain.ts';
import { observedCode, theOf } from './observing.ts';

describe('a global table in Terraform', () => {
  const table = (body: string): string => `
resource "aws_dynamodb_table" "t" {
  name     = "t"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
  tags = { Name = "t" }
  ${body}
}`;
  const replicasOf = async (code: string): Promise<unknown> => plain((await theOf('table', code)).replicas);
  const own = { region: 'us-east-1', recovery: false, tags: { Name: 't' }, key: undefined };

  test('has the region that its provider is in, beside those that it names', async () => {
    const code = table(`
  replica {
    region_name            = "us-west-2"
    point_in_time_recovery = true
    kms_key_arn            = "west"
  }
  replica {
    region_name    = "eu-west-1"
    propagate_tags = true
  }`);
    expect(await replicasOf(code)).toEqual([
      own,
      { region: 'us-west-2', recovery: true, tags: {}, key: 'west' },
      { region: 'eu-west-1', recovery: false, tags: { Name: 't' }, key: undefined },
    ]);
  });

  test('may have its replicas as resources of their own', async () => {
    const apart = `
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
resource "aws_dynamodb_table_replica" "r" {
  provider               = aws.west
  global_table_arn       = aws_dynamodb_table.t.arn
  point_in_time_recovery = true
}`;
    expect(await replicasOf(table('') + apart)).toEqual([
      own,
      { region: 'us-west-2', recovery: true, tags: {}, key: undefined },
    ]);
    expect(await replicasOf(table('') + apart.replace('aws_dynamodb_table.t.arn', '"another"'))).toEqual([]);
  });

  test('is none without replicas, and not known where they are not', async () => {
    expect(await replicasOf(table(''))).toEqual([]);
    expect(
      await replicasOf(table('dynamic "replica" {\n for_each = aws_x.y.z\n content {}\n}')),
    ).toMatchObject([own, { region: expect.stringMatching(/^unknown: /) }]);
    expect(
      await replicasOf(table('replica {\n region_name = "us-west-2"\n propagate_tags = aws_x.y.z\n}')),
    ).toMatchObject([own, { tags: expect.stringMatching(/^unknown: /) }]);
  });
});

describe('a bucket in Terraform', () => {
  const bucket = (inside: string, beside = ''): Promise<unknown> =>
    theOf('bucket', `resource "aws_s3_bucket" "b" {\n  bucket = "b"\n${inside}\n}\n${beside}`).then(plain);

  test('is what the resources say that belong to it', async () => {
    const beside = (name: string): string => `
resource "aws_s3_bucket_versioning" "v" {
  bucket = ${name}
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "e" {
  bucket = ${name}
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
resource "aws_s3_bucket_public_access_block" "p" {
  bucket            = ${name}
  block_public_acls = true
}`;
    expect(await bucket('', beside('aws_s3_bucket.b.id'))).toMatchObject({
      versioned: true,
      encryption: 'AES256',
      publicAccess: { blockAcls: true, blockPolicy: false, ignoreAcls: false, restrictBuckets: false },
    });
    expect(await bucket('', beside('"another"'))).toMatchObject({
      versioned: false,
      encryption: undefined,
      publicAccess: { blockAcls: undefined },
    });
  });

  test('may say so itself, in old code', async () => {
    const old = `
  versioning {
    enabled = true
  }
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "aws:kms"
      }
    }
  }`;
    expect(await bucket(old)).toMatchObject({ versioned: true, encryption: 'aws:kms' });
    expect(await bucket('versioning {\n enabled = false\n}')).toMatchObject({ versioned: false });
    expect(await bucket('versioning {\n enabled = aws_x.y.z\n}')).toMatchObject({
      versioned: expect.stringMatching(/^unknown: /),
    });
  });

  test('is not known where it cannot be told whether something belongs to it', async () => {
    const doubtful =
      'resource "aws_s3_bucket_versioning" "v" {\n  bucket = aws_x.y.z\n  versioning_configuration {\n status = "Enabled"\n }\n}';
    expect(await bucket('', doubtful)).toMatchObject({
      versioned: 'unknown: whether aws_s3_bucket_versioning.v belongs to it is not known',
    });
  });
});

describe('a package in Terraform', () => {
  const object = async (body: string): Promise<unknown> =>
    plain(
      await theOf(
        'bucketObject',
        `
data "archive_file" "p" {
  type        = "zip"
  source_dir  = "\${path.module}/lambda"
  output_path = "p.zip"
}
data "archive_file" "other" {
  type        = "zip"
  source_file = "o.py"
  output_path = "o.zip"
}
locals {
  hash = data.archive_file.p.output_sha256
  self = local.self
}
resource "aws_s3_object" "o" {
  bucket = "b"
  ${body}
}`,
      ),
    );

  test.each([
    ['its archive’s hash', 'key = "a/${data.archive_file.p.output_md5}.zip"', true],
    ['the hash through a local', 'key = "a/${local.hash}.zip"', true],
    ['the hash of a file', 'key = filesha256("p.zip")', true],
    ['the hash of another archive', 'key = "a/${data.archive_file.other.output_md5}.zip"', false],
    ['its archive’s size', 'key = "a/${data.archive_file.p.output_size}.zip"', false],
    ['nothing', 'key = "lambda.zip"', false],
    ['a circle', 'key = local.self', false],
  ])('whose key holds %s', async (_, key, follows) => {
    expect(await object(`${key}\n  source = data.archive_file.p.output_path`)).toMatchObject({
      keyFollowsContent: follows,
      folder: './lambda',
    });
  });

  test('may be made of something else', async () => {
    expect(await object('key = "k"\n source = "local.zip"')).toMatchObject({ folder: 'local.zip' });
    expect(await object('key = "k"\n source = data.archive_file.other.output_path')).toMatchObject({
      folder: 'o.py',
    });
    expect(await object('key = "k"\n content = "text"')).toMatchObject({
      bucket: 'b',
      key: 'k',
      folder: undefined,
    });
    expect(await object('source = "x"')).toMatchObject({
      key: 'unknown: it is not given',
      keyFollowsContent: 'unknown: only the code shows what its key is made of',
    });
  });

  test('is where a function reads its code from', async () => {
    const code = async (body: string): Promise<unknown> =>
      plain((await theOf('function', `resource "aws_lambda_function" "f" {\n${body}\n}`)).code);
    expect(await code('s3_bucket = "b"\n s3_key = "k"')).toEqual({
      bucket: 'b',
      key: 'k',
      folder: undefined,
    });
    expect(await code('filename = "p.zip"')).toEqual({ bucket: undefined, key: undefined, folder: 'p.zip' });
  });
});

describe('what the provider sends for what is not written', () => {
  test('of a user pool', async () => {
    const pool = await theOf(
      'userPool',
      'resource "aws_cognito_user_pool" "p" {\n name = "p"\n password_policy {\n  minimum_length = 8\n }\n schema {\n  name = "a"\n  attribute_data_type = "String"\n }\n}',
    );
    expect(plain(pool.passwords)).toMatchObject({ lowercase: false, symbols: false });
    expect(plain(pool.attributes)).toMatchObject([{ required: false, mutable: false, minLength: undefined }]);
    const bare = await theOf('userPool', 'resource "aws_cognito_user_pool" "p" {\n name = "p"\n}');
    expect(plain(bare.passwords)).toMatchObject({ lowercase: undefined });
    expect(plain(bare)).toMatchObject({ mfaMethods: [], emailAccount: 'COGNITO_DEFAULT' });
  });

  test('of the further factors and the mail of a user pool', async () => {
    const pool = (code: string): Promise<UserPoolFacts> =>
      theOf('userPool', `resource "aws_cognito_user_pool" "p" {\n name = "p"\n ${code}\n}`);
    const tokens = (enabled: string): Promise<UserPoolFacts> =>
      pool(`software_token_mfa_configuration {\n  enabled = ${enabled}\n }`);
    expect(plain((await tokens('true')).mfaMethods)).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(plain((await tokens('false')).mfaMethods)).toEqual([]);
    expect((await tokens('data.aws_region.current.unheard_of')).mfaMethods.known).toBe(false);
    const sender = await pool('lambda_config {\n  custom_email_sender {\n   lambda_arn = "f"\n  }\n }');
    expect(plain(sender)).toMatchObject({ emailAccount: 'CUSTOM_SENDER' });
    const developers = await pool('schema {\n  name = "a"\n  developer_only_attribute = true\n }');
    expect(plain(developers.attributes)).toMatchObject([{ name: 'dev:a' }]);
  });

  test('of a distribution with a cache policy and a bucket', async () => {
    const distribution = await theOf(
      'distribution',
      `resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    origin_id   = "b"
    domain_name = "b.s3.amazonaws.com"
  }
  default_cache_behavior {
    target_origin_id       = "b"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "c"
  }
  ordered_cache_behavior {
    path_pattern = "/x"
  }
  ordered_cache_behavior {
    path_pattern = "/y"
  }
}`,
    );
    expect(plain(distribution)).toMatchObject({
      origins: [{ protocolPolicy: undefined, path: '' }],
      behaviour: { cachePolicy: 'c', forwarded: { given: false, headers: [], cookies: 'none' } },
      otherPaths: [{ pattern: '/x' }, { pattern: '/y' }],
    });
  });

  test('name servers are a list, in templates and in code', async () => {
    const { outputs } = await observedCode(
      'resource "aws_route53_zone" "z" {\n name = "z.example"\n}\noutput "n" {\n value = length(aws_route53_zone.z.name_servers)\n}',
    );
    expect(outputs.get('N')?.value).toMatchObject({ value: '4' });
  });
});

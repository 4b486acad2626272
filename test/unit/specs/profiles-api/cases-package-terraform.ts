import { all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const versioning = 'resource "aws_s3_bucket_versioning" "packages"';
const encryption = 'resource "aws_s3_bucket_server_side_encryption_configuration" "packages"';
const blocks = 'resource "aws_s3_bucket_public_access_block" "packages"';
const other = 'resource "aws_s3_bucket" "other" {\n  bucket = "other"\n}\n\n';

/** Lets one of the bucket's three side resources, or all, be another bucket's. */
const ofOther =
  (...heads: readonly string[]): Case['edit'] =>
  (text) =>
    heads.reduce(
      (changed, head) =>
        swap(
          `${head} {\n  bucket = aws_s3_bucket.packages.id`,
          `${head} {\n  bucket = aws_s3_bucket.other.id`,
        )(changed),
      swap('data "archive_file" "package" {', `${other}data "archive_file" "package" {`)(text),
    );

const key = 'key    = "lambda/${var.environment_suffix}/${data.archive_file.package.output_sha256}.zip"';
const read = 's3_bucket        = aws_s3_bucket.packages.id\n  s3_key           = aws_s3_object.package.key';

/** Terraform code with one thing wrong with its package, or right in another way. */
export const packageCodeCases: readonly Case[] = [
  {
    name: 'the three side resources at another bucket',
    edit: ofOther(versioning, encryption, blocks),
    fails: ['PROF-S3-01'],
  },
  { name: 'versions of another bucket', edit: ofOther(versioning), fails: ['PROF-S3-01'] },
  { name: 'encryption of another bucket', edit: ofOther(encryption), fails: ['PROF-S3-01'] },
  { name: 'blocks of another bucket', edit: ofOther(blocks), fails: ['PROF-S3-01'] },
  { name: 'suspended versions', edit: swap('"Enabled"', '"Suspended"'), fails: ['PROF-S3-01'] },
  { name: "a key of AWS's", edit: swap('"AES256"', '"aws:kms"'), fails: ['PROF-S3-01'] },
  {
    name: 'one of four blocks false',
    edit: swap('block_public_policy     = true', 'block_public_policy     = false'),
    fails: ['PROF-S3-01'],
  },
  {
    name: 'one of four blocks absent',
    edit: drop('  restrict_public_buckets = true\n'),
    fails: ['PROF-S3-01'],
  },
  {
    name: 'a bucket that is named in place of referred to',
    edit: swap(
      `${versioning} {\n  bucket = aws_s3_bucket.packages.id`,
      `${versioning} {\n  bucket = "\${var.environment_suffix}-lambda-deployments-\${local.account_id}"`,
    ),
    fails: [],
  },
  {
    name: 'a key without a hash',
    edit: swap(key, 'key    = "lambda/${var.environment_suffix}/lambda.zip"'),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'a key with the hash of something else',
    edit: swap(key, 'key    = "lambda/${sha256(var.environment_suffix)}.zip"'),
    fails: ['PROF-S3-02'],
  },
  {
    name: "a key with another of the archive's hashes",
    edit: swap(key, 'key    = "${data.archive_file.package.output_md5}.zip"'),
    fails: [],
  },
  {
    name: 'an archive that was packed before',
    edit: swap('source = data.archive_file.package.output_path', 'source = "lambda.zip"'),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'a bucket that is written down',
    edit: swap(read, read.replace('aws_s3_bucket.packages.id', '"dev-lambda-deployments-123456789012"')),
    fails: ['PROF-S3-02'],
  },
  {
    name: "the bucket's name where the object is",
    edit: swap(read, read.replace('aws_s3_bucket.packages.id', 'aws_s3_object.package.bucket')),
    fails: [],
  },
  {
    name: 'another key than the object has',
    edit: swap(read, read.replace('aws_s3_object.package.key', '"lambda/lambda.zip"')),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'uploaded to another bucket',
    edit: swap(
      'resource "aws_s3_object" "package" {\n  bucket = aws_s3_bucket.packages.id',
      `${other}resource "aws_s3_object" "package" {\n  bucket = aws_s3_bucket.other.id`,
    ),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'straight to Lambda',
    edit: swap(read, 'filename = data.archive_file.package.output_path'),
    fails: ['PROF-S3-02'],
  },
  {
    name: 'nothing uploaded',
    edit: all(
      withoutBlock('resource "aws_s3_object" "package"'),
      swap('aws_s3_object.package.key', '"lambda.zip"'),
    ),
    fails: ['PROF-S3-02'],
  },
];

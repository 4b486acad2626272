import type { Value } from '../../facts/value.ts';
import type { Configured, Property, TerraformMapping } from '../../terraform/mapping.ts';
import { scalar, truthIn } from '../../terraform/values.ts';
import { renamed } from '../terraform-nested.ts';
import { argument, block, each, givenBy, nameArgument, record, tagList } from '../terraform-words.ts';
import { objectType } from './from-template.ts';

/** What Terraform keeps apart of a bucket. */
const ofBucket =
  (type: string, property: Property): Property =>
  (its) =>
    givenBy(its, type, { bucket: its.attribute('id') }, property);

const versioning: Property = (its) =>
  ofBucket(
    'aws_s3_bucket_versioning',
    block('versioning_configuration', renamed({ Status: 'status' })),
  )(its) ?? block('versioning', (get, at) => ({ Status: statusOf(get('enabled'), at) }))(its);

const statusOf = (enabled: Value | undefined, at: Value['at']): Value | undefined =>
  enabled === undefined || enabled.kind === 'unknown'
    ? enabled
    : scalar(truthIn(enabled) === true ? 'Enabled' : 'Suspended', at);

/** The rules, from a resource of their own or (in old code) from a block of the bucket. */
const encryption: Property = (its) =>
  ofBucket('aws_s3_bucket_server_side_encryption_configuration', rules(''))(its) ??
  rules('server_side_encryption_configuration.')(its);

const rules =
  (path: string): Property =>
  (its: Configured) => {
    const found = each(its.get(`${path}rule`), (get, at) => ({
      ServerSideEncryptionByDefault: record(
        {
          SSEAlgorithm: get('apply_server_side_encryption_by_default.sse_algorithm'),
          KMSMasterKeyID: get('apply_server_side_encryption_by_default.kms_master_key_id'),
        },
        at,
      ),
    }));
    return found && record({ ServerSideEncryptionConfiguration: found }, found.at);
  };

const blocked: Property = ofBucket('aws_s3_bucket_public_access_block', (its) =>
  record(
    {
      BlockPublicAcls: its.get('block_public_acls'),
      BlockPublicPolicy: its.get('block_public_policy'),
      IgnorePublicAcls: its.get('ignore_public_acls'),
      RestrictPublicBuckets: its.get('restrict_public_buckets'),
    },
    its.at,
  ),
);

const object = {
  as: objectType,
  properties: {
    Bucket: argument('bucket'),
    Key: argument('key'),
    Source: argument('source'),
    Tags: tagList,
  },
  attributes: { id: argument('key') },
} as const;

/** Buckets and what is uploaded to them. */
export const bucketMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_s3_bucket',
    as: 'AWS::S3::Bucket',
    properties: {
      BucketName: nameArgument('bucket'),
      VersioningConfiguration: versioning,
      BucketEncryption: encryption,
      PublicAccessBlockConfiguration: blocked,
      Tags: tagList,
    },
    attributes: {
      id: 'Ref',
      bucket: 'Ref',
      arn: 'Arn',
      bucket_domain_name: 'DomainName',
      bucket_regional_domain_name: 'RegionalDomainName',
    },
  },
  { type: 'aws_s3_object', ...object },
  { type: 'aws_s3_bucket_object', ...object },
];

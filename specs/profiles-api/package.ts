import { equals, expectFact, expectThat, fail, notObservable } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { BucketObjectFacts } from '../../src/resources/bucket/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { hcl, inPackageTemplate, ref, remove, set, sub } from './breaks.ts';
import type { ProfilesApi } from './subjects.ts';
import { control, section } from './words.ts';

/** Versioned, encrypted, and nobody's from outside. */
const isSafe = ({ bucket }: ProfilesApi): readonly Check[] => {
  const { blockAcls, blockPolicy, ignoreAcls, restrictBuckets } = bucket.publicAccess;
  return [
    equals(bucket.versioned, true, 'the versioning of the bucket'),
    equals(bucket.encryption, 'AES256', 'the encryption of the bucket'),
    equals(blockAcls, true, 'that the bucket blocks public ACLs'),
    equals(blockPolicy, true, 'that the bucket blocks public policies'),
    equals(ignoreAcls, true, 'that the bucket ignores public ACLs'),
    equals(restrictBuckets, true, 'that the bucket restricts public access'),
  ];
};

/** MD5 and longer, in hexadecimal digits. */
const holdsHash = (key: string): boolean => /(?<![0-9a-f])[0-9a-f]{32,128}(?![0-9a-f])/i.test(key);

/** What is packed already is not built from its source. */
const isSource = (path: string | undefined): boolean =>
  path !== undefined && path.trim() !== '' && !/\.(?:zip|jar|tar|tgz|gz|whl)$/i.test(path);

/** `aws cloudformation package` takes a path for one only where it stands as it is. */
const isWritten = ({ id }: FunctionFacts, { template }: System): boolean =>
  template?.resources.find((each) => each.id === id)?.isConstant(['Properties', 'Code']) !== false;

/** A local folder is packed, and uploaded under its hash, by whoever deploys the template; a packaged one says where it lies. */
const inTemplate = ({ fn, bucket }: ProfilesApi, { system }: Context): readonly Check[] => {
  const { bucket: lies, key, folder } = fn.code;
  const inline = valueOf(fn.inlineCode);
  if (inline !== undefined) return [notObservable("the function's code is inline: there is no package")];
  const local = valueOf(folder);
  if (local !== undefined)
    return [
      isWritten(fn, system)
        ? expectFact(folder, 'what the package is built from', "the function's source folder", isSource)
        : fail("the function's source folder is not written as such, so that nobody packs it", {
            expected: 'a path, without any function of CloudFormation',
            actual: local,
            at: folder.at,
          }),
      expectFact(bucket.name, 'the bucket of the package', 'a bucket', (name) => name !== ''),
    ];
  return [
    expectFact(
      key,
      "the package's key",
      "a hash of its content, or the function's source folder in its place",
      (text = '') => holdsHash(text),
    ),
    equals(lies, need(bucket.name), 'the bucket that the function is read from'),
  ];
};

/** The object that the function reads; else the only one there is. */
const packageOf = ({ fn }: ProfilesApi, { system }: Context): BucketObjectFacts => {
  const objects = system.all('bucketObject');
  const key = valueOf(fn.code.key);
  const found = objects.find((each) => key !== undefined && valueOf(each.key) === key) ?? objects[0];
  if (found !== undefined) return found;
  throw new MissingSubject("the function's package, uploaded", 'nothing is uploaded', fn.at);
};

const inTerraform = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const { fn } = subjects;
  const uploaded = packageOf(subjects, context);
  return oneByOne([
    () => expectFact(uploaded.folder, 'what the package is built from', 'a folder of source code', isSource),
    () => equals(uploaded.keyFollowsContent, true, "that the package's key holds its content's hash"),
    () => equals(uploaded.bucket, need(subjects.bucket.name), 'the bucket that the package is uploaded to'),
    () => equals(fn.code.bucket, need(uploaded.bucket), 'the bucket that the function is read from'),
    () => equals(fn.code.key, need(uploaded.key), 'the key that the function is read from'),
    () =>
      expectThat(valueOf(fn.code.folder) === undefined, 'the function is uploaded from a local file', {
        expected: 'the package in the bucket',
        actual: valueOf(fn.code.folder),
        at: fn.code.folder.at,
      }),
  ]);
};

/** Lambda does not tell where a function's package lies. */
const live = ({ fn, bucket }: ProfilesApi): readonly Check[] => [
  expectFact(
    fn.code.bucket,
    'the bucket that the function is read from',
    valueOf(bucket.name),
    (name) => name !== undefined && name === valueOf(bucket.name),
  ),
  expectFact(fn.code.key, "the package's key", 'a hash of its content', (key = '') => holdsHash(key)),
];

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

/** The function's package. */
export const packaging = section('-', "The function's package", [
  control('PROF-S3-01', "the package's bucket is versioned, encrypted with AES256 and closed to the public", {
    judge: isSafe,
    breaks: [
      inPackageTemplate(set('bucket', 'VersioningConfiguration.Status', 'Suspended')),
      inPackageTemplate(remove('bucket', 'BucketEncryption')),
      ...blocks.map((block) =>
        inPackageTemplate(set('bucket', `PublicAccessBlockConfiguration.${block}`, false)),
      ),
    ],
    breaksTerraform: [
      hcl.set('aws_s3_bucket_versioning.packages', 'versioning_configuration.status', '"Suspended"'),
      hcl.remove('aws_s3_bucket_versioning.packages'),
      hcl.set('aws_s3_bucket_versioning.packages', 'bucket', '"another-bucket"'),
      hcl.set(
        'aws_s3_bucket_server_side_encryption_configuration.packages',
        'rule.apply_server_side_encryption_by_default.sse_algorithm',
        '"aws:kms"',
      ),
      hcl.set('aws_s3_bucket_public_access_block.packages', 'block_public_acls', 'false'),
      hcl.set('aws_s3_bucket_public_access_block.packages', 'block_public_policy', 'false'),
      hcl.set('aws_s3_bucket_public_access_block.packages', 'ignore_public_acls', 'false'),
      hcl.set('aws_s3_bucket_public_access_block.packages', 'restrict_public_buckets', 'false'),
    ],
  }),

  control(
    'PROF-S3-02',
    "the package is built from the function's source, and read from that bucket by its hash",
    {
      template: inTemplate,
      terraform: inTerraform,
      live,
      breaks: [
        set('fn', 'Code', 'profiles-api/lambda.zip'),
        set('fn', 'Code', sub('profiles-api/${EnvironmentSuffix}')),
        set('fn', 'Code', { S3Bucket: 'somebodys-bucket', S3Key: '0123456789abcdef0123456789abcdef' }),
        set('fn', 'Code', { S3Bucket: ref('EnvironmentSuffix'), S3Key: 'lambda.zip' }),
      ],
      breaksTerraform: [
        hcl.set('aws_s3_object.package', 'source', '"lambda.zip"'),
        hcl.set('aws_s3_object.package', 'key', '"lambda/${var.environment_suffix}/lambda.zip"'),
        hcl.set('aws_s3_object.package', 'bucket', '"another-bucket"'),
        hcl.set('aws_lambda_function.api', 's3_bucket', '"another-bucket"'),
        hcl.set('aws_lambda_function.api', 's3_key', '"lambda/another.zip"'),
        hcl.add('aws_lambda_function.api', '', 'filename = data.archive_file.package.output_path'),
      ],
    },
  ),
]);

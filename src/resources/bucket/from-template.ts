import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { BucketFacts, BucketObjectFacts } from './facts.ts';

/** The S3 buckets of a template. */
export const bucketsOf = (stack: ResolvedStack): readonly BucketFacts[] =>
  ofType(stack, 'AWS::S3::Bucket').map((resource) => {
    const its = properties(resource);
    const blocks = its.child('PublicAccessBlockConfiguration');
    return {
      ...resourceFacts(resource),
      name: refOf(resource),
      arn: attributeOf(resource, 'Arn'),
      versioned: statusIs(its.child('VersioningConfiguration'), 'Enabled'),
      encryption: encryptionOf(its.child('BucketEncryption')),
      publicAccess: {
        blockAcls: blockOf(blocks, 'BlockPublicAcls'),
        blockPolicy: blockOf(blocks, 'BlockPublicPolicy'),
        ignoreAcls: blockOf(blocks, 'IgnorePublicAcls'),
        restrictBuckets: blockOf(blocks, 'RestrictPublicBuckets'),
      },
    };
  });

const statusIs = (its: Properties, status: string): Fact<boolean> => {
  const found = its.text('Status');
  return found.known ? { ...found, value: found.value === status } : found;
};

/** A bucket takes one rule. */
const encryptionOf = (its: Properties): Fact<string | undefined> => {
  const rules = its.list('ServerSideEncryptionConfiguration');
  if (!rules.known) return rules;
  const [rule] = rules.value;
  return rule === undefined
    ? known(undefined, rules.at)
    : rule.child('ServerSideEncryptionByDefault').text('SSEAlgorithm');
};

const blockOf = (blocks: Properties, name: string): Fact<boolean | undefined> =>
  blocks.value === undefined ? known(undefined, blocks.at) : withDefault(blocks.flag(name), false);

/** The type as which an object that Terraform uploads is read: CloudFormation makes none. */
export const objectType = 'terraform:S3::Object';

/** The objects that Terraform uploads. */
export const bucketObjectsOf = (stack: ResolvedStack): readonly BucketObjectFacts[] =>
  ofType(stack, objectType).map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      bucket: required(its.text('Bucket')),
      key: required(its.text('Key')),
      keyFollowsContent: unknown('only the code shows what its key is made of', resource.at),
      folder: its.text('Source'),
    };
  });

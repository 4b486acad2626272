import { known, map } from '../../facts/fact.ts';
import { answerFact, answerOr, inAnswer, part } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { partitionOf } from '../live-names.ts';
import type { BucketFacts } from './facts.ts';

/** Observes an S3 bucket by its name; never what is in it. */
export const observeBucket = async (name: string, live: LiveContext): Promise<Sighting> => {
  const { reader } = live;
  const [versioning, encryption, blocks] = await Promise.all([
    reader.read('s3:GetBucketVersioning', `the versioning of the bucket ${name}`, async (clients) => {
      const s3 = await clients.s3();
      return s3.getBucketVersioning({ Bucket: name });
    }),
    reader.read('s3:GetEncryptionConfiguration', `the encryption of the bucket ${name}`, async (clients) => {
      const s3 = await clients.s3();
      return (await s3.getBucketEncryption({ Bucket: name })).ServerSideEncryptionConfiguration;
    }),
    reader.read('s3:GetBucketPublicAccessBlock', `what the bucket ${name} blocks`, async (clients) => {
      const s3 = await clients.s3();
      return (await s3.getPublicAccessBlock({ Bucket: name })).PublicAccessBlockConfiguration;
    }),
  ]);
  if (versioning.state === 'absent') return nothing;
  const at = inAnswer(name, '');
  const blocked = answerOr(blocks, undefined, inAnswer(name, 'GetPublicAccessBlock'));
  const facts: BucketFacts = {
    id: name,
    at,
    own: await live.own('bucket', name),
    name: known(name, at),
    arn: known(`arn:${partitionOf(live.region)}:s3:::${name}`, at),
    versioned: part(
      answerFact(versioning, inAnswer(name, 'GetBucketVersioning')),
      'Status',
      ({ Status }) => Status === 'Enabled',
    ),
    encryption: map(
      answerOr(encryption, undefined, inAnswer(name, 'GetBucketEncryption.Rules')),
      (its) => its?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
    ),
    publicAccess: {
      blockAcls: part(blocked, 'BlockPublicAcls', (its) => its && its.BlockPublicAcls === true),
      blockPolicy: part(blocked, 'BlockPublicPolicy', (its) => its && its.BlockPublicPolicy === true),
      ignoreAcls: part(blocked, 'IgnorePublicAcls', (its) => its && its.IgnorePublicAcls === true),
      restrictBuckets: part(
        blocked,
        'RestrictPublicBuckets',
        (its) => its && its.RestrictPublicBuckets === true,
      ),
    },
  };
  return {
    resources: [{ kind: 'bucket', facts: markFilled('bucket', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};

import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { ResourceFacts } from '../resource.ts';

/** An S3 bucket. */
export interface BucketFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  /** Not by default. */
  readonly versioned: Fact<boolean>;
  /** `AES256`, `aws:kms`, …; undefined when nothing is said (S3 then takes AES256). */
  readonly encryption: Fact<string | undefined>;
  readonly publicAccess: PublicAccessBlocks;
}

/** What is blocked; undefined when nothing at all is said (new buckets then have all four), false when only others are set. */
export interface PublicAccessBlocks {
  readonly blockAcls: Fact<boolean | undefined>;
  readonly blockPolicy: Fact<boolean | undefined>;
  readonly ignoreAcls: Fact<boolean | undefined>;
  readonly restrictBuckets: Fact<boolean | undefined>;
}

/** An object that Terraform uploads. CloudFormation has none. */
export interface BucketObjectFacts extends ResourceFacts {
  /** The bucket's name. */
  readonly bucket: Fact<string>;
  readonly key: Fact<string>;
  /** Whether its key holds a hash of its content. */
  readonly keyFollowsContent: Fact<boolean>;
  /** The folder or file that its content is made of; undefined when it is given as a text. */
  readonly folder: Fact<string | undefined>;
  readonly at: Place;
}

import type { Fact } from '../../facts/fact.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

export interface KeyAttribute {
  readonly name: string;
  /** `S`, `N` or `B`. */
  readonly type: string;
}

/** A DynamoDB table. */
export interface TableFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  readonly partitionKey: Fact<KeyAttribute | undefined>;
  readonly sortKey: Fact<KeyAttribute | undefined>;
  /** `PROVISIONED` (AWS's default) or `PAY_PER_REQUEST`. */
  readonly billingMode: Fact<string>;
  /** Units a second; undefined when nothing is provisioned. */
  readonly readCapacity: Fact<number | undefined>;
  readonly writeCapacity: Fact<number | undefined>;
  readonly encryption: TableEncryption;
  readonly tags: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly resourcePolicy: Fact<PolicyDocument | undefined>;
  readonly stream: TableStream;
}

export interface TableEncryption {
  /** `KMS` when server-side encryption with a KMS key is on; `AWS_OWNED` for DynamoDB's default. */
  readonly type: Fact<'KMS' | 'AWS_OWNED'>;
  /** The key as it is named there: an id, an ARN, an alias or an alias's ARN; undefined when none is named. */
  readonly key: Fact<string | undefined>;
}

/** A table's stream of changes. */
export interface TableStream {
  /** Its ARN; undefined without a stream. */
  readonly arn: Fact<string | undefined>;
  /** `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`; undefined without a stream. */
  readonly view: Fact<string | undefined>;
}

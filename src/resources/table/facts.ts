import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
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
  /** Global secondary indexes. */
  readonly indexes: Fact<readonly IndexFacts[]>;
  /** Whether it can be restored to any point in time, in the stack's own region. */
  readonly recovery: Fact<boolean>;
  /** Of a global table all replicas, the one in the stack's own region too; empty for any other table. */
  readonly replicas: Fact<readonly ReplicaFacts[]>;
  readonly expiry: TableExpiry;
}

/** A global secondary index. */
export interface IndexFacts {
  /** '' where the template gives none: DynamoDB refuses such an index. */
  readonly name: Fact<string>;
  readonly partitionKey: Fact<KeyAttribute | undefined>;
  readonly sortKey: Fact<KeyAttribute | undefined>;
  /** `ALL`, `KEYS_ONLY` or `INCLUDE`. */
  readonly projection: Fact<string>;
  readonly at: Place;
}

/** A global table in one region. */
export interface ReplicaFacts {
  /** e.g. `us-west-2`; '' where the template gives none. */
  readonly region: Fact<string>;
  /** Whether this replica can be restored to any point in time: each has to ask for it. */
  readonly recovery: Fact<boolean>;
  readonly tags: Fact<ReadonlyMap<string, Fact<string>>>;
  /** The key that encrypts this replica, as it is named there; undefined when none is named. */
  readonly key: Fact<string | undefined>;
  readonly at: Place;
}

/** Time to live: whether items go by themselves. */
export interface TableExpiry {
  readonly enabled: Fact<boolean>;
  /** The attribute that says when an item goes; undefined when none is named. Live, DynamoDB tells it only while enabled. */
  readonly attribute: Fact<string | undefined>;
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

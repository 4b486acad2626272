import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

/** An SNS topic. */
export interface TopicFacts extends ResourceFacts {
  readonly arn: Fact<string>;
  readonly name: Fact<string>;
  /** The topic's policies; empty for SNS's default (the account's own principals may do all). */
  readonly policies: Fact<readonly PolicyDocument[]>;
  /** The key that encrypts it, as it is named there; undefined without encryption. */
  readonly encryptionKey: Fact<string | undefined>;
  readonly subscriptions: Fact<readonly SubscriptionFacts[]>;
}

export interface SubscriptionFacts {
  readonly protocol: Fact<string>;
  readonly endpoint: Fact<string | undefined>;
  readonly at: Place;
}

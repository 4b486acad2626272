import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument, Statement } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

/** An SQS queue. */
export interface QueueFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  readonly url: Fact<string>;
  readonly fifo: Fact<boolean>;
  /** Seconds; AWS's default is 30. */
  readonly visibilityTimeout: Fact<number>;
  /** Undefined when messages that keep failing stay in the queue. */
  readonly redrive: Fact<RedriveFacts | undefined>;
  /** Its policy; undefined without one (then only IAM policies of its account decide). A queue has one at most. */
  readonly policy: Fact<PolicyDocument | undefined>;
  /**
   * The policy's Deny statements once more: a fact of their own, because a target on which they would break the stack
   * holds a policy without them.
   */
  readonly denials: Fact<readonly Statement[]>;
}

/** Where a queue's messages go that keep failing. */
export interface RedriveFacts {
  readonly targetArn: Fact<string>;
  /** How often a message is received before it goes there. */
  readonly maxReceiveCount: Fact<number>;
  readonly at: Place;
}

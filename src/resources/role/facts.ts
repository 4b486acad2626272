import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

/** An IAM role and every policy that reaches it. */
export interface RoleFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  readonly trust: Fact<PolicyDocument>;
  /** Inline and managed alike, from wherever it was attached. Unknown when the list itself could not be read. */
  readonly policies: Fact<readonly AttachedPolicy[]>;
  readonly boundary: Fact<AttachedPolicy | undefined>;
}

export interface AttachedPolicy {
  /** The inline policy's name, or the managed policy's ARN. */
  readonly name: Fact<string>;
  readonly managed: boolean;
  /** Unknown for a managed policy whose document is not at hand. */
  readonly document: Fact<PolicyDocument>;
  readonly at: Place;
  /** What attaches it, where that is not where it is written: a managed policy of the stack's. */
  readonly attachedAt?: Place;
}

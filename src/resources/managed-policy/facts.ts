import type { Fact } from '../../facts/fact.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

/** A customer-managed IAM policy, attached to something or not. */
export interface ManagedPolicyFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  readonly document: Fact<PolicyDocument>;
}

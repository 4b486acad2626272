import type { Fact } from '../../facts/fact.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResourceFacts } from '../resource.ts';

/** A KMS key. */
export interface KeyFacts extends ResourceFacts {
  readonly keyId: Fact<string>;
  readonly arn: Fact<string>;
  readonly enabled: Fact<boolean>;
  readonly rotation: Fact<boolean>;
  readonly policy: Fact<PolicyDocument>;
}

/** A KMS alias. */
export interface AliasFacts extends ResourceFacts {
  /** With its prefix, e.g. `alias/demo-data`. */
  readonly name: Fact<string>;
  /** The key it points at: its id or its ARN. */
  readonly target: Fact<string>;
}

import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/** A policy document in AWS's JSON policy language, every part with its place. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
  readonly at: Place;
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: Fact<'Allow' | 'Deny'>;
  /** Patterns with `*` and `?`; exactly one of `actions` and `notActions` is present in a valid statement. */
  readonly actions?: readonly Fact<string>[];
  readonly notActions?: readonly Fact<string>[];
  readonly resources?: readonly Fact<string>[];
  readonly notResources?: readonly Fact<string>[];
  readonly principals?: readonly Principal[];
  readonly notPrincipals?: readonly Principal[];
  readonly conditions: readonly Condition[];
  readonly at: Place;
}

export interface Principal {
  /** `*` when the document says just `"*"`. */
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';
  readonly id: Fact<string>;
}

export interface Condition {
  /** The operator as written, e.g. `StringEquals` or `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Fact<string>[];
  readonly at: Place;
}

import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** A CloudWatch Logs log group. */
export interface LogGroupFacts extends ResourceFacts {
  readonly name: Fact<string>;
  /** Without the trailing `:*`. */
  readonly arn: Fact<string>;
  /** Days; undefined: never expires. */
  readonly retention: Fact<number | undefined>;
}

import type { Fact } from '../../facts/fact.ts';
import type { Value } from '../../facts/value.ts';
import type { ResourceFacts } from '../resource.ts';

/** A CloudWatch dashboard. */
export interface DashboardFacts extends ResourceFacts {
  readonly name: Fact<string>;
  /** Its body, parsed, with the place of every part that stands in the source; unknown when it is no JSON. Parts may be unknown. */
  readonly body: Fact<Value>;
}

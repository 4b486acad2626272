import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** An X-Ray sampling rule. Undefined where it does not say. */
export interface SamplingRuleFacts extends ResourceFacts {
  /** At most 32 characters. */
  /** Undefined when none is given. */
  readonly name: Fact<string | undefined>;
  readonly version: Fact<number | undefined>;
  /** 1 to 9999; lower ones come first. */
  readonly priority: Fact<number | undefined>;
  /** Requests a second that are traced before the rate counts. */
  readonly reservoir: Fact<number | undefined>;
  /** 0 to 1. */
  readonly rate: Fact<number | undefined>;
  readonly host: Fact<string | undefined>;
  readonly httpMethod: Fact<string | undefined>;
  readonly urlPath: Fact<string | undefined>;
  readonly serviceName: Fact<string | undefined>;
  readonly serviceType: Fact<string | undefined>;
  readonly resourceArn: Fact<string | undefined>;
  /** At API Gateway these match headers of the request. */
  readonly attributes: Fact<ReadonlyMap<string, Fact<string>>>;
}

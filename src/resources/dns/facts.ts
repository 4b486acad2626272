import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** A Route 53 hosted zone. */
export interface HostedZoneFacts extends ResourceFacts {
  readonly zoneId: Fact<string>;
  /** Without its trailing dot; '' where the template gives none: Route 53 refuses such a zone. */
  readonly name: Fact<string>;
  /** The servers that answer for it. */
  readonly nameServers: Fact<readonly Fact<string>[]>;
}

/** A record of a hosted zone. */
export interface DnsRecordFacts extends ResourceFacts {
  /** Without its trailing dot. */
  readonly name: Fact<string>;
  /** `A`, `AAAA`, `CNAME`, … */
  readonly type: Fact<string>;
  /** The id of its zone; undefined when the zone is named by its name, '' where it is not named at all: Route 53 refuses that. */
  readonly zoneId: Fact<string | undefined>;
  /** What it stands for: of an alias, the domain (without a trailing dot); undefined for a record with values of its own. */
  readonly aliasOf: Fact<string | undefined>;
  /** The id of the zone that an alias's domain is in. */
  readonly aliasZoneId: Fact<string | undefined>;
  /** Whether an alias answers only while what it stands for is healthy; not by default. */
  readonly evaluatesHealth: Fact<boolean>;
}

/** A Route 53 health check. Undefined where it does not say. */
export interface HealthCheckFacts extends ResourceFacts {
  /** `HTTP`, `HTTPS`, … */
  readonly type: Fact<string>;
  /** Without a trailing dot. */
  readonly domain: Fact<string | undefined>;
  readonly port: Fact<number | undefined>;
  readonly path: Fact<string | undefined>;
  /** How many checks in a row; AWS's default is 3. */
  readonly failureThreshold: Fact<number>;
  /** Seconds; AWS's default is 30. */
  readonly interval: Fact<number>;
}

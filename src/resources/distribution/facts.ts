import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { ResourceFacts } from '../resource.ts';

type Texts = Fact<readonly Fact<string>[]>;

/** A CloudFront distribution. */
export interface DistributionFacts extends ResourceFacts {
  readonly distributionId: Fact<string>;
  /** e.g. `d111111abcdef8.cloudfront.net`. */
  readonly domainName: Fact<string>;
  readonly enabled: Fact<boolean>;
  /** Not by default. */
  readonly ipv6: Fact<boolean>;
  /** AWS's default is `PriceClass_All`. */
  readonly priceClass: Fact<string>;
  readonly aliases: Texts;
  readonly origins: Fact<readonly OriginFacts[]>;
  readonly behaviour: BehaviourFacts;
  /** The paths that behave otherwise than the default, in the order in which CloudFront tries them. */
  readonly otherPaths: Fact<readonly PathFacts[]>;
  readonly errorResponses: Fact<readonly ErrorResponseFacts[]>;
  readonly certificate: CertificateFacts;
  /** `none` (AWS's default), `whitelist` or `blacklist`. */
  readonly geoRestriction: Fact<string>;
}

/** Where CloudFront gets its answers. */
export interface OriginFacts {
  readonly originId: Fact<string>;
  readonly domain: Fact<string>;
  /** '' without one. */
  readonly path: Fact<string>;
  /** `https-only`, `http-only` or `match-viewer`; undefined for a bucket. */
  readonly protocolPolicy: Fact<string | undefined>;
  /** AWS's defaults are 80 and 443. */
  readonly httpPort: Fact<number>;
  readonly httpsPort: Fact<number>;
  /** `TLSv1.2`, …; empty when nothing is said. */
  readonly tlsVersions: Texts;
  readonly at: Place;
}

/** What CloudFront does with the requests of certain paths. */
export interface PathFacts {
  /** e.g. `/images/*.jpg`. */
  readonly pattern: Fact<string>;
  readonly behaviour: BehaviourFacts;
}

/** What CloudFront does with a request. */
export interface BehaviourFacts {
  /** The origin's id. */
  readonly originId: Fact<string>;
  /** `redirect-to-https`, `https-only` or `allow-all`. */
  readonly viewerProtocol: Fact<string>;
  /** AWS's default for both is HEAD and GET. */
  readonly allowedMethods: Texts;
  readonly cachedMethods: Texts;
  /** Not by default. */
  readonly compresses: Fact<boolean>;
  /** The policy that takes the place of what is forwarded and of the times to live; undefined without one. */
  readonly cachePolicy: Fact<string | undefined>;
  readonly originRequestPolicy: Fact<string | undefined>;
  readonly forwarded: ForwardedFacts;
  /** Seconds; AWS's defaults are 0, a day and a year. Without effect beside a cache policy. */
  readonly minTtl: Fact<number>;
  readonly defaultTtl: Fact<number>;
  readonly maxTtl: Fact<number>;
  readonly at: Place;
}

/** What reaches the origin and makes one answer differ from another. */
export interface ForwardedFacts {
  /** Whether anything is said of it: CloudFront refuses that beside a cache policy. */
  readonly given: Fact<boolean>;
  /** Not by default. */
  readonly queryString: Fact<boolean>;
  /** `none` (AWS's default), `whitelist` or `all`. */
  readonly cookies: Fact<string>;
  readonly headers: Texts;
}

/** What a viewer gets for an error. */
export interface ErrorResponseFacts {
  readonly code: Fact<number | undefined>;
  readonly responseCode: Fact<number | undefined>;
  readonly page: Fact<string | undefined>;
  /** Seconds; AWS's default is 10. */
  readonly minTtl: Fact<number>;
  readonly at: Place;
}

/** By which certificate viewers know it. */
export interface CertificateFacts {
  /** CloudFront's own; also when nothing is said. Not when it is said to be another's, and whose is not. */
  readonly isCloudFronts: Fact<boolean>;
  /** The ARN of one's own; undefined without one. */
  readonly acm: Fact<string | undefined>;
  /** `sni-only` or `vip`; undefined when nothing is said. */
  readonly sslSupport: Fact<string | undefined>;
  /** As asked for, e.g. `TLSv1.2_2021`. Live, with CloudFront's own certificate, always `TLSv1`. */
  readonly minimumProtocol: Fact<string | undefined>;
}

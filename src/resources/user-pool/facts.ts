import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { ResourceFacts } from '../resource.ts';

/** A Cognito user pool. */
export interface UserPoolFacts extends ResourceFacts {
  /** Undefined when none is given: CloudFormation makes one of the logical id, which follows no parameter. */
  readonly name: Fact<string | undefined>;
  readonly arn: Fact<string>;
  readonly poolId: Fact<string>;
  readonly passwords: PasswordPolicy;
  /** What stands in for a user name: `email`, `phone_number`. */
  readonly usernameAttributes: Fact<readonly Fact<string>[]>;
  /** What may be used beside a user name. */
  readonly aliasAttributes: Fact<readonly Fact<string>[]>;
  readonly autoVerified: Fact<readonly Fact<string>[]>;
  /** `COGNITO_DEFAULT` (AWS's default), `DEVELOPER` (Amazon SES) or `CUSTOM_SENDER` (a function, in place of both). */
  readonly emailAccount: Fact<string>;
  /** In the order written; empty when nothing is said. */
  readonly recovery: Fact<readonly RecoveryMechanism[]>;
  /** The attributes that its schema declares; live, all that it has. */
  readonly attributes: Fact<readonly AttributeFacts[]>;
  /** `OFF` (AWS's default), `OPTIONAL` or `ON`. */
  readonly mfa: Fact<string>;
  /** The further factors that it turns on, e.g. `SOFTWARE_TOKEN_MFA`. Live, Cognito has none while `mfa` is off, and tells none here. */
  readonly mfaMethods: Fact<readonly Fact<string>[]>;
  /** `OFF` (AWS's default), `AUDIT` or `ENFORCED`. */
  readonly advancedSecurity: Fact<string>;
  /** `LITE`, `ESSENTIALS` (AWS's default) or `PLUS`. */
  readonly tier: Fact<string>;
}

/** Undefined where the pool does not say. */
export interface PasswordPolicy {
  readonly minimumLength: Fact<number | undefined>;
  readonly lowercase: Fact<boolean | undefined>;
  readonly uppercase: Fact<boolean | undefined>;
  readonly numbers: Fact<boolean | undefined>;
  readonly symbols: Fact<boolean | undefined>;
  /** Days that a temporary password is valid. */
  readonly temporaryValidity: Fact<number | undefined>;
}

/** A way to recover an account. */
export interface RecoveryMechanism {
  /** `verified_email`, `verified_phone_number` or `admin_only`; '' where the template gives none. */
  readonly name: Fact<string>;
  readonly priority: Fact<number | undefined>;
  readonly at: Place;
}

/** An attribute of a pool's users. */
export interface AttributeFacts {
  /** `custom:…` and `dev:…` are no standard attributes. A template gives custom ones without their prefix. */
  readonly name: Fact<string>;
  /** `String`, `Number`, `DateTime` or `Boolean`. */
  readonly type: Fact<string>;
  /** Not by default. */
  readonly required: Fact<boolean>;
  /** Not by default, where a schema names the attribute; all others are. */
  readonly mutable: Fact<boolean>;
  /** Characters. */
  readonly minLength: Fact<number | undefined>;
  readonly maxLength: Fact<number | undefined>;
  readonly at: Place;
}

/** An app client of a user pool. */
export interface UserPoolClientFacts extends ResourceFacts {
  readonly clientId: Fact<string>;
  readonly name: Fact<string | undefined>;
  /** The pool's id; '' where the template gives none: Cognito refuses such a client. */
  readonly pool: Fact<string>;
  /** e.g. `ALLOW_USER_SRP_AUTH`; empty when nothing is said. */
  readonly flows: Fact<readonly Fact<string>[]>;
  /** Seconds; AWS's defaults are 30 days, one hour and one hour. A number without a unit counts days, hours and hours. */
  readonly refreshTokenValidity: Fact<number>;
  readonly accessTokenValidity: Fact<number>;
  readonly idTokenValidity: Fact<number>;
  /** The units that it gives for them, e.g. `minutes`; undefined where it gives none. */
  readonly tokenUnits: TokenUnits;
  /** Whether an error does not tell if a user exists; by default it tells. */
  readonly hidesUserExistence: Fact<boolean>;
  readonly hasSecret: Fact<boolean>;
  /** `code`, `implicit`, `client_credentials`. */
  readonly oauthFlows: Fact<readonly Fact<string>[]>;
  /** Whether those flows are on; not by default. */
  readonly oauthEnabled: Fact<boolean>;
  /** Empty when nothing is said: then all standard ones. */
  readonly readAttributes: Fact<readonly Fact<string>[]>;
  readonly writeAttributes: Fact<readonly Fact<string>[]>;
}

/** `seconds`, `minutes`, `hours` or `days`. */
export interface TokenUnits {
  readonly refreshToken: Fact<string | undefined>;
  readonly accessToken: Fact<string | undefined>;
  readonly idToken: Fact<string | undefined>;
}

/** Where a user pool's own pages are. */
export interface UserPoolDomainFacts extends ResourceFacts {
  /** A prefix, or a whole domain of one's own; '' where the template gives none, which Cognito refuses. */
  readonly domain: Fact<string>;
  /** The pool's id; '' as well. */
  readonly pool: Fact<string>;
}

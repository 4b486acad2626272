import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Fact } from '../../src/facts/fact.ts';

/**
 * What the exercises of a live profiles API bring home, a part an exercise. A part is unknown, with its reason, where the
 * target cannot show it; a part whose exercise crashed throws that error when it is read. A part says what was seen and
 * judges nothing. None of it holds tokens or passwords.
 */
export interface ProfilesApiEvidence {
  readonly signIn: Fact<SignInEvidence>;
  readonly guard: Fact<GuardEvidence>;
  readonly profiles: Fact<ProfilesEvidence>;
  readonly preflights: Fact<readonly Preflight[]>;
  readonly regions: Fact<RegionsEvidence>;
  readonly distribution: Fact<DistributionEvidence>;
  readonly functionLog: Fact<LogEvidence>;
  readonly apiLog: Fact<LogEvidence>;
  readonly traces: Fact<TracesEvidence>;
  /** What the exercises made and could not take back, a sentence each; empty as a rule. */
  readonly leftBehind: readonly string[];
}

/** One step: undefined when it was taken, else why not, in the service's words. */
export type Problem = string | undefined;

/** How a new user gets in. A step after one that failed is not tried. */
export interface SignInEvidence {
  readonly signUp: Problem;
  /** By an administrator: the mail with the code can be read by nobody. */
  readonly confirmation: Problem;
  readonly password: Entrance;
  readonly srp: Entrance;
}

/** One way in. */
export interface Entrance {
  readonly problem: Problem;
  /** What GET /profiles answers to its id token; undefined when there is none, or nothing answers. */
  readonly answer: HttpAnswer | undefined;
}

/** One request, by its method and path as the specification names them: `GET /profiles/{userId}`. */
export interface Asked {
  readonly route: string;
  readonly answer: HttpAnswer;
}

/** A request that must not get through. */
export interface RefusedRequest extends Asked {
  /** With which token: `no token`, `a garbage token`. */
  readonly token: string;
}

/** What stands between the API's callers and its function. */
export interface GuardEvidence {
  readonly refused: readonly RefusedRequest[];
  /** The same requests with a good token, after those. */
  readonly good: readonly Asked[];
  /** How many more of them all reached the function than those with a good token. */
  readonly invocations: Fact<number>;
  /** What the refused requests changed in the table, a few words each. */
  readonly changes: readonly string[];
  /** Tokens that could not be tried, each with the reason. */
  readonly untried: readonly string[];
}

/** A profile as the API answers with it; undefined where it does not. */
export interface AnsweredProfile {
  readonly userId: string | undefined;
  readonly email: unknown;
  readonly name: unknown;
  readonly createdAt: unknown;
  readonly updatedAt: unknown;
}

/** An answer about one profile. */
export interface ProfileAnswer extends Asked {
  readonly profile: AnsweredProfile;
}

/** A profile from its making to its end. */
export interface ProfilesEvidence {
  /** What was sent, first and then in its place. */
  readonly sent: { readonly email: string; readonly name: string };
  readonly changed: { readonly email: string; readonly name: string };
  readonly created: ProfileAnswer;
  /** The profile that the others are about: that one, or, if there is none, one that was put into the table past the API. */
  readonly first: AnsweredProfile;
  readonly read: ProfileAnswer;
  readonly list: ListEvidence;
  readonly updated: ProfileAnswer;
  /** Read once more after the update. */
  readonly reread: ProfileAnswer;
  readonly deleted: Asked;
  /** Read once more after that. */
  readonly afterwards: Asked;
  /** Requests for a profile that never was. */
  readonly unknown: readonly Asked[];
  readonly invalid: readonly InvalidRequest[];
  /** Every answer of the function's in this exercise. */
  readonly answers: readonly Asked[];
}

/** The list of all profiles, page by page. */
export interface ListEvidence extends Asked {
  readonly found: boolean;
  readonly pages: number;
  readonly profiles: number;
  /** Whether it ended before it had shown every profile, as far as that can be told. */
  readonly cutShort: boolean;
}

/** A body that is no profile. */
export interface InvalidRequest extends Asked {
  /** e.g. `a body without email`. */
  readonly what: string;
  /** The fields that the answer has to name as the reason. */
  readonly reasons: readonly string[];
  /** Whether the specification itself says that it is invalid. */
  readonly specified: boolean;
}

/** What a browser asks first. */
export interface Preflight {
  /** e.g. `/profiles/{userId}`. */
  readonly path: string;
  /** The verbs that it has to allow. */
  readonly verbs: readonly string[];
  readonly answer: HttpAnswer;
}

/** The table, seen from one region. */
export interface TableInRegion {
  /** The region that was asked. */
  readonly region: string;
  /** The ARN that this region tells; undefined when it has no such table. */
  readonly arn: string | undefined;
}

/** One item's way from a region to another. */
export interface Crossing {
  readonly from: string;
  readonly to: string;
  /** Whether it can be read there as it was written. */
  readonly arrived: boolean;
  readonly waitedMs: number;
}

export interface RegionsEvidence {
  readonly tables: readonly TableInRegion[];
  /** Both ways; empty where one of the regions has no table. */
  readonly crossings: readonly Crossing[];
}

/** The API behind its distribution. */
export interface DistributionEvidence {
  /** The id of the gap without whose filling it could not be seen. */
  readonly gapFilled: string | undefined;
  /** GET /profiles with a good token and without one; undefined when nothing answers. */
  readonly good: HttpAnswer | undefined;
  readonly without: HttpAnswer | undefined;
  /** Why nothing answers. */
  readonly problem: Problem;
}

/** Lines of this run's requests in a log group. */
export interface LogEvidence {
  readonly group: string;
  readonly lines: number;
  readonly waitedMs: number;
}

/** Traces of this run's requests. */
export interface TracesEvidence {
  /** How many requests there were at least. */
  readonly requests: number;
  readonly traces: number;
  readonly waitedMs: number;
}

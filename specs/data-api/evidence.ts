import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { AlarmEvidence, OtherRegionEvidence } from '../common/evidence.ts';

/**
 * What the exercises of a live data API bring home, a part an exercise. A part is unknown, with its reason, where the
 * target cannot show it; a part whose exercise crashed throws that error when it is read. A part says what was seen and
 * judges nothing. None of it holds credentials.
 */
export interface DataApiEvidence {
  readonly posts: Fact<PostsEvidence>;
  readonly oversize: Fact<OversizeEvidence>;
  readonly region: Fact<RegionEvidence>;
  readonly otherRegion: Fact<OtherRegionEvidence>;
  readonly accessLog: Fact<AccessLogEvidence>;
  readonly alarm: Fact<AlarmEvidence>;
  readonly url: Fact<UrlEvidence>;
  /** What the exercises made and could not take back, a sentence each; empty as a rule. */
  readonly leftBehind: readonly string[];
}

/** What POSTs got for an answer, and what they left in the table. */
export interface PostsEvidence {
  /** Two equal POSTs of a JSON object, nested, with text beyond ASCII, that brings an `id` and a `timestamp` of its own. */
  readonly twice: {
    readonly sent: string;
    /** The `id` and `timestamp` in that body. */
    readonly clientId: string;
    readonly clientTimestamp: string;
    readonly answers: readonly [HttpAnswer, HttpAnswer];
    /** All that they left: two items, if all is well. */
    readonly items: readonly StoredItem[];
  };
  /** One POST of an object with a number that is no integer (which Python's DynamoDB client takes only as a Decimal). */
  readonly fraction: Submission;
  /** A JSON object that breaks off. */
  readonly malformed: Submission;
  /** No body at all. */
  readonly empty: Submission;
  /** A JSON array: whether that can be stored is the function's own affair. */
  readonly notAnObject: Submission;
  /** The ARN of the key that encrypts the table which the items were read from, by DescribeTable; undefined: one of AWS's own. */
  readonly tableKey: Fact<string | undefined>;
}

/** One POST and what it left. */
export interface Submission {
  readonly sent: string;
  readonly answer: HttpAnswer;
  readonly items: readonly StoredItem[];
}

/** An item that a POST left in the table. */
export interface StoredItem {
  /** Its `id`; undefined when it has none or it is no string. */
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  /** Whether its `timestamp` is a moment: ISO 8601, or seconds or milliseconds since 1970. */
  readonly timestampIsMoment: boolean;
  /** How far that moment is from the POST, in milliseconds by this machine's clock; undefined when it is none. */
  readonly offByMs: number | undefined;
  /**
   * Where the whole body was found in the item: `attribute body`, `attribute body, as JSON text`, `attributes of its own`
   * (all of the body but an id and a timestamp of its own); undefined when it is not whole.
   */
  readonly wholeBodyIn: string | undefined;
  /** The names of its attributes. */
  readonly attributes: readonly string[];
}

/** A POST whose item is too large for DynamoDB (400 KB): the write fails. */
export interface OversizeEvidence {
  /** Of the body, in bytes. */
  readonly bytes: number;
  readonly answer: HttpAnswer;
  /** Whose answer it is, as far as it shows: API Gateway's own errors have their own form. */
  readonly answeredBy: 'function' | 'gateway';
  /** What the answer gives away, headers included. Empty: nothing. */
  readonly leaks: readonly Leak[];
  /** Items that it left after all (a function may store large bodies elsewhere, or compressed). */
  readonly items: readonly StoredItem[];
}

export interface Leak {
  readonly what: 'stack trace' | 'ARN' | 'account id' | 'exception';
  /** The text that gives it away, shortened. */
  readonly text: string;
}

/** Which region the function sees in its environment. Unknown when it does not tell: nothing else shows it. */
export interface RegionEvidence {
  readonly region: string;
  /** The line of its log that says so. */
  readonly line: string;
}

/** What a request left in the API's access log. Unknown where the target delivers no lines. */
export interface AccessLogEvidence {
  /** The log group that was read. */
  readonly group: string;
  /** The ids by which the request would be known there: `$context.requestId`, `$context.extendedRequestId`. */
  readonly requestIds: readonly string[];
  /** The lines that hold one of these ids. */
  readonly lines: readonly string[];
  /** For how long lines were waited for. */
  readonly waitedMs: number;
}

/** What the URL in the outputs answers. */
export interface UrlEvidence {
  /** The output ApiGatewayUrl. */
  readonly output: string;
  /** What was posted to: the output itself when it ends in /data, else its /data. */
  readonly posted: string;
  /** Undefined when nothing answers there. */
  readonly answer: HttpAnswer | undefined;
  /** Why nothing answered. */
  readonly problem: string | undefined;
}

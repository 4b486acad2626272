import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { AlarmEvidence, OtherRegionEvidence } from '../common/evidence.ts';

/**
 * What the exercises of a live items API bring home, a part an exercise. A part is unknown, with its reason, where the target
 * cannot show it. A part says what was seen and judges nothing. None of it holds credentials.
 */
export interface ItemsApiEvidence {
  readonly valid: Fact<ValidEvidence>;
  readonly malformed: Fact<MalformedEvidence>;
  readonly otherTypes: Fact<readonly Submission[]>;
  readonly log: Fact<LogEvidence>;
  readonly otherRegion: Fact<OtherRegionEvidence>;
  readonly alarm: Fact<AlarmEvidence>;
  readonly url: Fact<UrlEvidence>;
  /** What the exercises made and could not take back, a sentence each; empty as a rule. */
  readonly leftBehind: readonly string[];
}

/** What POSTs of bodies that fit the model got for an answer, and what they left in the table. */
export interface ValidEvidence {
  /** Two equal POSTs. */
  readonly twice: {
    readonly sent: string;
    readonly answers: readonly [HttpAnswer, HttpAnswer];
    /** All that they left: two items, if all is well. */
    readonly items: readonly StoredItem[];
  };
  /** A number that is no integer, which Python's DynamoDB client takes only as a Decimal; undefined when the model has no place for one. */
  readonly fraction: ValidSubmission | undefined;
  /** A body that brings an `id` of its own; undefined when the model has no place for one. */
  readonly ownId: (ValidSubmission & { readonly id: string }) | undefined;
}

/** One POST of a body that fits the model, and what it left. */
export interface ValidSubmission {
  readonly sent: string;
  readonly answer: HttpAnswer;
  readonly items: readonly StoredItem[];
}

/** An item that a POST left in the table. */
export interface StoredItem {
  /** Its `id`; undefined when it has none or it is no string. */
  readonly id: string | undefined;
  /** The names of the body's properties that are not in it. */
  readonly lacks: readonly string[];
}

/** What malformed POSTs got for an answer, and whether any reached the function. */
export interface MalformedEvidence {
  readonly submissions: readonly Submission[];
  /** Items that came meanwhile, beside that of the valid POST. */
  readonly items: number;
  /** Invocations in the function's log since the first malformed POST, beside that of the valid one, which came last. */
  readonly invocations: Fact<number>;
}

/** One malformed POST. */
export interface Submission {
  /** e.g. `a body without name`. */
  readonly what: string;
  readonly sent: string;
  readonly answer: HttpAnswer;
}

/** What the function has logged. */
export interface LogEvidence {
  readonly group: string;
  /** How many lines came since the exercises began. */
  readonly lines: number;
  readonly waitedMs: number;
}

/** What the URL in the outputs answers. */
export interface UrlEvidence {
  /** The output ApiInvokeUrl. */
  readonly output: string;
  /** Undefined when nothing answers there. */
  readonly answer: HttpAnswer | undefined;
  /** Why nothing answered. */
  readonly problem: string | undefined;
}

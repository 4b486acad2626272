import type { Place } from '../facts/place.ts';

export type Outcome = 'pass' | 'fail' | 'not-applicable' | 'not-observable' | 'error';

/** What a control found to be wrong, for the person who has to mend it. */
export interface Finding {
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly at: Place;
  /** It departs from something that the specification does not say itself: counted apart. */
  readonly ours?: true;
}

/** What one expectation came to. */
export type Check =
  | {
      readonly outcome: 'pass';
      readonly gapFilled?: string;
      /** What was seen, in one line, where it says more than that all is well: a latency. */
      readonly evidence?: string;
    }
  | { readonly outcome: 'fail'; readonly finding: Finding; readonly gapFilled?: string }
  | { readonly outcome: 'not-observable'; readonly reason: string };

/** What a control came to in one column. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Why, for `not-applicable`, `not-observable` and `error`; for `fail`, what could not be observed beside the findings. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  /** What was seen that supports the verdict: never credentials or tokens. */
  readonly evidence?: readonly string[];
  /** Ids of the filled gaps without which this could not be seen on the local target. */
  readonly gapFilled?: readonly string[];
  /** The stack trace behind an `error`. */
  readonly trace?: string;
}

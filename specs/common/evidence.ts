import type { AlarmState } from '../../src/exercise/alarm-state.ts';
import type { Fact } from '../../src/facts/fact.ts';

/** The attempt to create the stack's own template, with its own parameters, in another region. */
export interface OtherRegionEvidence {
  /** e.g. `eu-west-1`. */
  readonly region: string;
  readonly refused: boolean;
  /** CloudFormation's words when it refused. */
  readonly reason: string | undefined;
}

/** What an error of the function, or else a change of state by hand, did to the alarm and to a subscriber of its topic. */
export interface AlarmEvidence {
  /** The alarm's state when the exercise came. When that was ALARM, it was put to OK first: only a change notifies. */
  readonly stateBefore: AlarmState;
  /** What an error that the function does not handle did. Unknown when the function answers every event, as it may. */
  readonly unhandledError: Fact<UnhandledErrorEvidence>;
  /** The change of state that a subscriber should hear of. */
  readonly change: StateChangeEvidence;
}

export interface UnhandledErrorEvidence {
  /** The event, as JSON. */
  readonly event: string;
  /** What Lambda says of it, e.g. `TypeError`. */
  readonly errorType: string;
  /** By how much the metric AWS/Lambda Errors of this function grew. */
  readonly errorsCounted: number;
  /** The alarm's state afterwards, at the latest when waiting for ALARM ended. */
  readonly stateAfter: AlarmState;
  readonly waitedMs: number;
}

export interface StateChangeEvidence {
  /** An unhandled error, if the function had one that reached the alarm; else the alarm's state was set by hand. */
  readonly by: 'an unhandled error' | 'SetAlarmState';
  /** The alarm's state after it. */
  readonly stateAfter: AlarmState;
  /** Messages at the subscriber before the change: more than none would prove nothing. */
  readonly messagesBefore: number;
  /** The notification of exactly this alarm's change to ALARM; undefined when none came. */
  readonly notification: AlarmNotification | undefined;
  readonly waitedMs: number;
}

export interface AlarmNotification {
  readonly alarmName: string;
  readonly newState: string;
  readonly oldState: string;
  readonly reason: string;
}

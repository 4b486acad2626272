import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** A CloudWatch metric alarm. Undefined where the alarm does not say. */
export interface AlarmFacts extends ResourceFacts {
  readonly name: Fact<string>;
  readonly arn: Fact<string>;
  /** Undefined when the alarm is on metric math (`Metrics`). */
  readonly namespace: Fact<string | undefined>;
  readonly metric: Fact<string | undefined>;
  readonly dimensions: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly statistic: Fact<string | undefined>;
  readonly comparison: Fact<string | undefined>;
  readonly threshold: Fact<number | undefined>;
  /** Only data of this unit counts; undefined for any. */
  readonly unit: Fact<string | undefined>;
  /** Seconds. */
  readonly period: Fact<number | undefined>;
  readonly evaluationPeriods: Fact<number | undefined>;
  /** AWS's default: as many as evaluationPeriods. */
  readonly datapointsToAlarm: Fact<number | undefined>;
  /** AWS's default is `missing`. */
  readonly treatMissingData: Fact<string>;
  readonly actionsEnabled: Fact<boolean>;
  readonly alarmActions: Fact<readonly Fact<string>[]>;
}

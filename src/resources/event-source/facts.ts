import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** An event source mapping: it reads a queue or a stream and invokes a function with what it read. */
export interface EventSourceFacts extends ResourceFacts {
  /** The function as the mapping names it: its name, ARN, partial ARN, or either with a `:qualifier`. */
  readonly functionName: Fact<string>;
  /** The ARN of the queue or stream; undefined for a source that has none (self-managed Kafka). */
  readonly sourceArn: Fact<string | undefined>;
  readonly enabled: Fact<boolean>;
  /** Undefined for the service's default: 10 of a queue, 100 of a stream. */
  readonly batchSize: Fact<number | undefined>;
  /** Whether the function says which of a batch's records have failed (`ReportBatchItemFailures`). */
  readonly reportsBatchItemFailures: Fact<boolean>;
  /** The filters' patterns, as JSON texts; empty: everything reaches the function. Of a queue, what no filter matches is deleted. */
  readonly filters: Fact<readonly Fact<string>[]>;
  /** `LATEST`, `TRIM_HORIZON` or `AT_TIMESTAMP`; undefined for a queue. */
  readonly startingPosition: Fact<string | undefined>;
  /** Of a stream: whether a failing batch is halved and tried again. */
  readonly bisects: Fact<boolean>;
  /** Of a stream: how often a failing batch is tried again; -1 (AWS's default): until its records expire. */
  readonly maximumRetryAttempts: Fact<number>;
  /** Of a stream, in seconds: how old a record may be and still be tried; -1 (AWS's default): as old as the stream keeps it. */
  readonly maximumRecordAge: Fact<number>;
}

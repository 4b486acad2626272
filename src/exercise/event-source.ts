import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../target/target.ts';

/** An event source mapping that reads a queue. */
export interface QueueReader {
  readonly uuid: string;
  readonly enabled: boolean;
  /** AWS's default for a queue is 10. */
  readonly batchSize: number;
}

/** The mappings that read from a queue or stream. */
export const readersOf = async (target: Target, sourceArn: string): Promise<readonly QueueReader[]> => {
  const lambda = await target.clients.lambda();
  const { EventSourceMappings: mappings = [] } = await lambda.listEventSourceMappings({
    EventSourceArn: sourceArn,
  });
  return mappings.map(({ UUID: uuid = '', State: state, BatchSize: batchSize = 10 }) => ({
    uuid,
    enabled: state !== 'Disabled' && state !== 'Disabling',
    batchSize,
  }));
};

/** The local target's poller may have looked just before, and takes what it found then. */
const settleMs = 100;

/**
 * Stops mappings that run, and says how to start them again. Only for a target where they stop at once, and whose
 * stacks nobody else needs meanwhile.
 * @param later is told how to start them again before they stop.
 * @returns starts them again; safe to call more than once.
 */
export const pauseReaders = async (
  target: Target,
  readers: readonly QueueReader[],
  later: (undo: () => Promise<unknown>) => void,
): Promise<() => Promise<void>> => {
  const lambda = await target.clients.lambda();
  let paused = readers.filter(({ enabled }) => enabled);
  const resume = async (): Promise<void> => {
    const stopped = paused;
    for (const { uuid } of stopped) await lambda.updateEventSourceMapping({ UUID: uuid, Enabled: true });
    paused = [];
  };
  later(resume);
  for (const { uuid } of paused) await lambda.updateEventSourceMapping({ UUID: uuid, Enabled: false });
  await pause(settleMs);
  return resume;
};

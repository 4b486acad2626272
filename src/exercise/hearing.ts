import { setTimeout as pause } from 'node:timers/promises';
import type { TopicListener } from './queue.ts';

/** A message that a topic's subscriber heard. */
export interface Heard {
  readonly message: string;
  /** When, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** Listens to a topic in the background. */
export interface Hearing {
  /**
   * What has been heard so far, in the order that it came.
   * @throws what listening threw, if it broke off.
   */
  heard(): readonly Heard[];
  /** Ends listening. Never throws. */
  stop(): Promise<void>;
}

/**
 * Takes a listener's messages as they come, until it is stopped.
 * @param waitSeconds how long one look may wait for a message (0 to 20).
 * @param intervalMs the pause between two looks.
 */
export const startHearing = (
  listener: TopicListener,
  { waitSeconds, intervalMs }: { readonly waitSeconds: number; readonly intervalMs: number },
): Hearing => {
  const heard: Heard[] = [];
  let failure: { readonly thrown: unknown } | undefined;
  const stopping = new AbortController();
  const listening = async (): Promise<void> => {
    try {
      while (!stopping.signal.aborted) {
        const messages = await listener.take(waitSeconds);
        const at = performance.now();
        for (const message of messages) heard.push({ message, at });
        // More may have come than one look takes.
        if (messages.length === 0) await pause(intervalMs, undefined, { signal: stopping.signal });
      }
    } catch (thrown) {
      if (!stopping.signal.aborted) failure = { thrown };
    }
  };
  const ended = listening();
  return {
    heard: () => {
      if (failure !== undefined) throw failure.thrown;
      return heard;
    },
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};

/** Hears nothing: for a system without a topic to listen to. */
export const deaf: Hearing = { heard: () => [], stop: () => Promise.resolve() };

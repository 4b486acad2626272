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
 * @param waitSeconds how long one look waits for a message (1 to 20).
 * @param signal ends it as well.
 */
export const startHearing = (listener: TopicListener, waitSeconds: number, signal?: AbortSignal): Hearing => {
  const heard: Heard[] = [];
  let failure: { readonly thrown: unknown } | undefined;
  const stopping = new AbortController();
  const stop = signal === undefined ? stopping.signal : AbortSignal.any([signal, stopping.signal]);
  const listening = async (): Promise<void> => {
    try {
      while (!stop.aborted) {
        const messages = await listener.take(waitSeconds, stop);
        const at = performance.now();
        for (const message of messages) heard.push({ message, at });
        // A service that does not wait is not asked without a breath.
        if (messages.length === 0) await pause(10, undefined, { signal: stop });
      }
    } catch (thrown) {
      if (!stop.aborted) failure = { thrown };
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

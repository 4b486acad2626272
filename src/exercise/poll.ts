import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for something, and how often to look. */
export interface Patience {
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

/** What waiting came to. */
export type Polled<T> =
  | { readonly seen: true; readonly value: T; readonly waitedMs: number }
  | {
      readonly seen: false;
      /** One clause: what was waited for, for how long, and the last error if there was one. */
      readonly reason: string;
      readonly waitedMs: number;
    };

const overdue = Symbol('overdue');

/** Ends with `overdue` after so many milliseconds, unless it is called off first. */
const deadline = async (ms: number, callOff: AbortSignal): Promise<typeof overdue> => {
  try {
    await pause(ms, undefined, { signal: callOff });
  } catch {
    // Called off: nobody waits for it any more.
  }
  return overdue;
};

/**
 * Looks until `look` finds something (anything but undefined) or time is up; a look that hangs does not outlast the
 * deadline. What `look` throws ends the wait at once.
 * @param what what is waited for, as in "no … within 3 s": "notification of the alarm".
 * @throws what `look` throws, or the signal's reason when it was aborted.
 */
export const poll = async <T>(
  what: string,
  { timeoutMs, intervalMs }: Patience,
  look: () => Promise<T | undefined>,
  signal?: AbortSignal,
): Promise<Polled<T>> => {
  const started = performance.now();
  const waited = (): number => Math.round(performance.now() - started);
  const callOff = new AbortController();
  const stop = (): void => {
    callOff.abort();
  };
  signal?.addEventListener('abort', stop, { once: true });
  const late = deadline(timeoutMs, callOff.signal);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const found = await Promise.race([look(), late]);
      signal?.throwIfAborted();
      if (found !== undefined && found !== overdue) return { seen: true, value: found, waitedMs: waited() };
      if (found === overdue || waited() + intervalMs > timeoutMs)
        return { seen: false, reason: `no ${what} within ${seconds(timeoutMs)}`, waitedMs: waited() };
      await pause(intervalMs, undefined, signal === undefined ? {} : { signal });
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    callOff.abort();
  }
};

/** `3 s`, `0.5 s`. */
export const seconds = (ms: number): string => `${String(Math.round(ms / 100) / 10)} s`;

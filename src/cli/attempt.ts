/** What came of something that may go wrong without stopping what goes on beside it. */
export type Attempt<T> = { readonly done: T } | { readonly failure: unknown };

/** Does it, and keeps what it throws. @throws the signal's reason when the user has given up meanwhile. */
export const attempt = async <T>(work: () => T | Promise<T>, signal: AbortSignal): Promise<Attempt<T>> => {
  try {
    return { done: await work() };
  } catch (failure) {
    signal.throwIfAborted();
    return { failure };
  }
};

/** What was done. @throws what went wrong. */
export const doneOf = <T>(attempted: Attempt<T>): T => {
  if ('failure' in attempted) throw attempted.failure;
  return attempted.done;
};

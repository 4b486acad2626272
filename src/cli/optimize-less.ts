import { setFlagsFromString } from 'node:v8';

/**
 * Lets the engine optimize only what has run fifteen times as long as it would wait by itself. It compiles in threads of its
 * own, for as long as the work itself takes when that is done in seconds: they take the processors from our threads, and what
 * is compiled so early is mostly compiled again. An engine that does not know the flag passes over it.
 */
export const optimizeLess = (): void => {
  setFlagsFromString('--interrupt-budget=1000000');
};

import type { Undo } from './clean-up.ts';

/** What an exercise made and has to take back, also when it was aborted. */
export interface TakingBack {
  /** Notes how to take one thing back; `what` begins the sentence that tells of it if that fails: `The user x`. */
  later(what: string, undo: Undo): void;
  /** Takes everything back, the last first; never throws. What may be left, a sentence each. */
  now(): Promise<readonly string[]>;
}

/** For exercises that share what they make, until all of them are through. */
export const takingBack = (): TakingBack => {
  const made: { readonly what: string; readonly undo: Undo }[] = [];
  return {
    later: (what, undo) => {
      made.push({ what, undo });
    },
    now: async () => {
      const left: string[] = [];
      for (const { what, undo } of made.splice(0).reverse()) {
        try {
          await undo();
        } catch (failure) {
          const why = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
          left.push(`${what} may be left (${why}).`);
        }
      }
      return left;
    },
  };
};

/** How much work a module may make: past it a value is unknown, or the file is refused; never a hang. */
export const budget = {
  /** Levels of nesting as written. */
  written: 200,
  /** Levels of expressions within expressions, followed through references. */
  depth: 400,
  /** Expressions evaluated under one scenario. */
  steps: 1_000_000,
  /** Characters of one text. */
  text: 2_000_000,
  /** Items of one list or map. */
  items: 100_000,
  /** Parts of one tree that is looked at as a whole. */
  parts: 500_000,
  /** Instances of one resource. */
  instances: 1_000,
  /** Combinations of variables' values. */
  scenarios: 256,
} as const;

/** The work that was done so far under one scenario. */
export interface Work {
  depth: number;
  steps: number;
}

export const noWork = (): Work => ({ depth: 0, steps: 0 });

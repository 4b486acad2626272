/**
 * How much we take on. A template beyond one of these is an input error, or, where only a value is too large, an
 * unknown: never a hang.
 */
export const budget = {
  /** Characters of a template's text: CloudFormation takes 1 MB from S3; the margin is for our reading a little more. */
  textLength: 1_200_000,
  /** Levels of nesting as written. */
  depth: 100,
  /** Nodes of the tree, aliases and loops expanded. */
  nodes: 250_000,
  /** Characters of one resolved string. */
  stringLength: 2_000_000,
  /** Items of one resolved list. */
  listLength: 100_000,
  /** Levels of values within values, followed through references (a name made of another resource's name, …). */
  resolvingDepth: 600,
  /** Resources whose names are made of one another's. */
  nestedResources: 40,
  /** Combinations of parameter values. */
  scenarios: 256,
} as const;

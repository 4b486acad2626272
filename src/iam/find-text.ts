import { atEnd, covers, matches, separators, start, step, type Pattern, type Positions } from './pattern.ts';

/** A set of texts: those that match at least one pattern of every group of `all`, and no pattern of `none`. */
export interface TextSet {
  /** At least one group. */
  readonly all: readonly (readonly Pattern[])[];
  readonly none: readonly Pattern[];
}

/** `undecided`: the search was given up at its budget. */
export type Found =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'nothing' | 'undecided' };

/** How many steps of one pattern a search may take: some ten milliseconds. */
const defaultBudget = 100_000;

const nothing: Found = { kind: 'nothing' };

/** Whether a text belongs to the set. */
export const belongs = (text: string, { all, none }: TextSet): boolean =>
  all.every((group) => group.some((pattern) => matches(pattern, text))) &&
  !none.some((pattern) => matches(pattern, text));

/**
 * Finds a text of the set, exactly: `nothing` is a proof that there is none. The candidates are tried first, for they
 * read better than what a search comes upon; otherwise the text found is a shortest one.
 */
export const findText = (set: TextSet, candidates: Iterable<string> = [], budget = defaultBudget): Found => {
  const all = set.all.map((group) =>
    group.filter((pattern) => !set.none.some((wide) => covers(wide, pattern))),
  );
  if (all.some((group) => group.length === 0)) return nothing;
  const literals = all.find((group) => group.every(({ literal }) => literal));
  if (literals !== undefined) {
    const literal = literals.find(({ text }) => belongs(text, set));
    return literal === undefined ? nothing : { kind: 'text', text: literal.text };
  }
  for (const candidate of candidates) if (belongs(candidate, set)) return { kind: 'text', text: candidate };
  return search({ all, none: set.none }, budget);
};

/** What has been read so far: the positions in every pattern, and how it was come to. */
interface State {
  readonly positions: readonly Positions[];
  readonly unit: number;
  readonly from: State | undefined;
}

/** Reads all patterns at once, breadth first; texts that leave every pattern in the same positions are one state. */
const search = ({ all, none }: TextSet, budget: number): Found => {
  const patterns = [...all.flat(), ...none];
  const groups = groupRanges(all);
  const accepts = ({ positions }: State): boolean =>
    groups.every(([from, to]) => someAtEnd(patterns, positions, from, to)) &&
    !someAtEnd(patterns, positions, patterns.length - none.length, patterns.length);
  const viable = (positions: readonly Positions[]): boolean =>
    groups.every(([from, to]) => positions.slice(from, to).some((each) => each.length > 0));

  const first: State = { positions: patterns.map(start), unit: -1, from: undefined };
  const seen = new Set([keyOf(first.positions)]);
  const queue = [first];
  let steps = 0;
  for (const state of queue) {
    if (accepts(state)) return { kind: 'text', text: textOf(state) };
    for (const unit of nextUnits(patterns, state.positions)) {
      steps += patterns.length;
      if (steps > budget) return { kind: 'undecided' };
      const positions = patterns.map((pattern, index) => step(pattern, state.positions[index] ?? [], unit));
      if (!viable(positions)) continue;
      const key = keyOf(positions);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ positions, unit, from: state });
    }
  }
  return nothing;
};

const groupRanges = (all: TextSet['all']): readonly (readonly [number, number])[] => {
  let from = 0;
  return all.map((group) => {
    const range = [from, from + group.length] as const;
    from += group.length;
    return range;
  });
};

const someAtEnd = (
  patterns: readonly Pattern[],
  positions: readonly Positions[],
  from: number,
  to: number,
): boolean => {
  for (let index = from; index < to; index += 1) {
    const pattern = patterns[index];
    if (pattern !== undefined && atEnd(pattern, positions[index] ?? [])) return true;
  }
  return false;
};

const keyOf = (positions: readonly Positions[]): string => positions.join(';');

/** Stand for every character that no pattern names next, the most readable first. */
const others = Array.from('xyzabcdefghijklmnopqrstuvw0123456789-_.XYZABCDEFGHIJKLMNOPQRSTUVW', (c) =>
  c.charCodeAt(0),
);
/** Where no name is left: a private-use range. */
const rareUnit = 0xe000;

/** Every character that some pattern names next, the separators, and one that stands for all the others. */
const nextUnits = (patterns: readonly Pattern[], positions: readonly Positions[]): Iterable<number> => {
  const named = new Set(separators);
  patterns.forEach(({ tokens }, index) => {
    for (const position of positions[index] ?? []) {
      const token = tokens[position];
      if (token !== undefined && token >= 0) named.add(token);
    }
  });
  let other = others.find((unit) => !named.has(unit)) ?? rareUnit;
  while (named.has(other)) other += 1;
  return [other, ...named];
};

const textOf = (state: State): string => {
  const units: number[] = [];
  for (let at = state; at.from !== undefined; at = at.from) units.push(at.unit);
  return units
    .reverse()
    .map((unit) => String.fromCharCode(unit))
    .join('');
};

import type { Place } from '../facts/place.ts';
import { findText } from './find-text.ts';
import { covers, matches, type Pattern } from './pattern.ts';

/** One pattern of a statement, where it stands. */
export interface Entry {
  readonly pattern: Pattern;
  readonly text: string;
  readonly at: Place;
}

/** A set of actions (in lower case) or of resources: what matches an entry; `complement`: what matches none. */
export interface Extent {
  readonly entries: readonly Entry[];
  readonly patterns: readonly Pattern[];
  readonly complement: boolean;
}

export const noExtent: Extent = { entries: [], patterns: [], complement: false };

export const extent = (entries: readonly Entry[], complement: boolean): Extent => ({
  entries,
  patterns: entries.map(({ pattern }) => pattern),
  complement,
});

/** Whether a text belongs to the extent. */
export const holds = ({ patterns, complement }: Omit<Extent, 'entries'>, text: string): boolean =>
  patterns.some((pattern) => matches(pattern, text)) !== complement;

/** Whether everything that `asked` matches belongs to the union of these extents. False when it could not be decided. */
export const isWithin = (asked: Pattern, extents: readonly Extent[]): boolean => {
  if (asked.literal) return extents.some((each) => holds(each, asked.text));
  const covered = extents.some(({ patterns, complement }) =>
    complement
      ? !patterns.some((pattern) => meets(asked, [pattern]))
      : patterns.some((pattern) => covers(pattern, asked)),
  );
  if (covered) return true;
  const complements = extents.filter(({ complement }) => complement).map(({ patterns }) => patterns);
  const none = extents.filter(({ complement }) => !complement).flatMap(({ patterns }) => patterns);
  return findText({ all: [[asked], ...complements], none }).kind === 'nothing';
};

/** Whether some text belongs to all groups. True when it could not be decided. */
export const meets = (asked: Pattern, ...groups: readonly (readonly Pattern[])[]): boolean =>
  findText({ all: [[asked], ...groups], none: [] }).kind !== 'nothing';

/** Whether something that `asked` matches belongs to the extent. True when it could not be decided. */
export const overlaps = (
  asked: Pattern,
  { patterns, complement }: Extent,
  bound?: readonly Pattern[],
): boolean => {
  if (asked.literal && bound === undefined) return holds({ patterns, complement }, asked.text);
  const all = [[asked], ...(complement ? [] : [patterns]), ...(bound === undefined ? [] : [bound])];
  return findText({ all, none: complement ? patterns : [] }).kind !== 'nothing';
};

/** The name that was probably meant, as the end of a message; undefined when none is near. */
export const didYouMean = (given: string, names: Iterable<string>): string | undefined => {
  const nearest = [...names]
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .at(0);
  const limit = Math.max(1, Math.floor(given.length * 0.4));
  return nearest === undefined || nearest.distance > limit ? undefined : `did you mean ${nearest.name}?`;
};

/** How many characters have to be put in, taken out, replaced or swapped with their neighbour. */
const distance = (from: string, to: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? at(before, j - 2) + 1
          : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
    }
    before = last;
    last = row;
  }
  return at(last, to.length);
};

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;

/**
 * The circles among things that lead to one another: one for each group that cannot be put in an order, as the ids along
 * it. Without recursion, so that a chain may be of any length.
 */
export const circlesIn = (edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] => {
  const done = new Set<string>();
  const circles: (readonly string[])[] = [];
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const path: string[] = [start];
    const onPath = new Set(path);
    const left = [nextOf(edges, start)];
    while (path.length > 0) {
      const next = left.at(-1)?.next();
      if (next === undefined || next.done === true) {
        const last = path.pop();
        left.pop();
        if (last !== undefined) {
          onPath.delete(last);
          done.add(last);
        }
      } else if (onPath.has(next.value)) circles.push(path.slice(path.indexOf(next.value)));
      else if (!done.has(next.value)) {
        path.push(next.value);
        onPath.add(next.value);
        left.push(nextOf(edges, next.value));
      }
    }
  }
  return circles;
};

const nextOf = (edges: ReadonlyMap<string, ReadonlySet<string>>, id: string): IterableIterator<string> =>
  (edges.get(id) ?? new Set<string>()).values();

/** Everything that one thing leads to, by any number of steps; itself only when it stands in a circle. */
export const reachableFrom = (start: string, next: (id: string) => Iterable<string>): ReadonlySet<string> => {
  const reached = new Set<string>();
  const left = [start];
  for (let id = left.pop(); id !== undefined; id = left.pop())
    for (const other of next(id))
      if (!reached.has(other)) {
        reached.add(other);
        left.push(other);
      }
  return reached;
};

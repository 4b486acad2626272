/**
 * The circles among things that lead to one another: one for each group that cannot be put in an order, as the ids along
 * it. Without recursion, so that a chain may be of any length.
 */
export const circlesIn = (
  ids: Iterable<string>,
  next: (id: string) => Iterable<string>,
): readonly (readonly string[])[] => {
  const done = new Set<string>();
  const circles: (readonly string[])[] = [];
  for (const start of ids) {
    if (done.has(start)) continue;
    const path: string[] = [start];
    const onPath = new Set(path);
    const left = [next(start)[Symbol.iterator]()];
    while (path.length > 0) {
      const step = left.at(-1)?.next();
      if (step === undefined || step.done === true) {
        const last = path.pop();
        left.pop();
        if (last !== undefined) {
          onPath.delete(last);
          done.add(last);
        }
      } else if (onPath.has(step.value)) circles.push(path.slice(path.indexOf(step.value)));
      else if (!done.has(step.value)) {
        path.push(step.value);
        onPath.add(step.value);
        left.push(next(step.value)[Symbol.iterator]());
      }
    }
  }
  return circles;
};

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

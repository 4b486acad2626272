/**
 * Whether two facts, or anything made of them, are the same to whoever judges them: the same data in the same order. What
 * cannot be compared (a function, an object that is more than its entries) is the same only when it is the same one.
 * @param lines whether the lines of places count: they do for whoever is shown a finding, and decide nothing.
 */
export const sameFacts = (one: unknown, other: unknown, lines: boolean): boolean => {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (Array.isArray(one) && Array.isArray(other)) return sameItems(one, other, lines);
  if (one instanceof Map && other instanceof Map) return sameMaps(one, other, lines);
  if (one instanceof Set && other instanceof Set) return sameItems([...one], [...other], lines);
  return isPlain(one) && sameEntries(one, other, lines);
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const sameItems = (one: readonly unknown[], other: readonly unknown[], lines: boolean): boolean => {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++)
    if (!sameFacts(one[index], other[index], lines)) return false;
  return true;
};

/** Their order counts: whoever looks for the first of something sees it. */
const sameMaps = (
  one: ReadonlyMap<unknown, unknown>,
  other: ReadonlyMap<unknown, unknown>,
  lines: boolean,
): boolean => {
  if (one.size !== other.size) return false;
  const others = other.entries();
  for (const [key, value] of one) {
    const next = others.next();
    if (next.done === true || !Object.is(next.value[0], key)) return false;
    if (!sameFacts(value, next.value[1], lines)) return false;
  }
  return true;
};

const sameEntries = (one: object, other: object, lines: boolean): boolean => {
  const names = Object.keys(one);
  const others = Object.keys(other);
  if (names.length !== others.length) return false;
  const onlyMoved = !lines && 'path' in one;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    if (others[index] !== name) return false;
    if (onlyMoved && (name === 'line' || name === 'column')) continue;
    if (!sameFacts(Reflect.get(one, name), Reflect.get(other, name), lines)) return false;
  }
  return true;
};

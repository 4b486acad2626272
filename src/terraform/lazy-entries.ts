/**
 * A map whose values are made when they are first asked for: an object's attributes may refer to one another. One that comes to
 * undefined is not there; `keys`, `has` and `size` do not look, and count it.
 * @param more makes the value of a name that is not listed; undefined when there is none.
 */
export const lazyEntries = <V>(
  names: readonly string[],
  make: (name: string) => V | undefined,
  more: (name: string) => V | undefined = () => undefined,
): ReadonlyMap<string, V> => new LazyEntries(names, make, more);

class LazyEntries<V> implements ReadonlyMap<string, V> {
  readonly #names: ReadonlySet<string>;
  readonly #make: (name: string) => V | undefined;
  readonly #more: (name: string) => V | undefined;
  readonly #made = new Map<string, V | undefined>();

  constructor(
    names: readonly string[],
    make: (name: string) => V | undefined,
    more: (name: string) => V | undefined,
  ) {
    this.#names = new Set(names);
    this.#make = make;
    this.#more = more;
  }

  get size(): number {
    return this.#names.size;
  }
  has(name: string): boolean {
    return this.#names.has(name);
  }
  get(name: string): V | undefined {
    if (!this.#made.has(name))
      this.#made.set(name, this.#names.has(name) ? this.#make(name) : this.#more(name));
    return this.#made.get(name);
  }
  forEach(use: (value: V, name: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this) use(value, name, this);
  }
  *entries(): MapIterator<[string, V]> {
    for (const name of this.#names) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
    return undefined;
  }
  *keys(): MapIterator<string> {
    yield* this.#names;
    return undefined;
  }
  *values(): MapIterator<V> {
    for (const [, value] of this) yield value;
    return undefined;
  }
  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

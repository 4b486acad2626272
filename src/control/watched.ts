/** Something that was read: asked again elsewhere, it tells whether that is the same there. */
export interface Reading<From> {
  /** The same for the same question. */
  readonly key: string;
  readonly ask: (of: From) => unknown;
  readonly answer: unknown;
}

export type Note<From> = (reading: Reading<From>) => void;

/** What stands for the answer where the question makes no sense. */
const nowhere = Symbol('nowhere');

/**
 * An object that notes which of its fields are read, what its functions are asked, and whether it is asked which fields it has.
 * What a field holds is not watched in turn: it counts as read with the field.
 */
export const watchedObject = <From, T extends object>(
  object: T,
  name: string,
  find: (of: From) => object | undefined,
  note: Note<From>,
): T => {
  const about = <A>(key: string, answerOf: (found: object) => A): A => {
    const ask = (of: From): unknown => {
      const found = find(of);
      return found === undefined ? nowhere : answerOf(found);
    };
    const answer = answerOf(object);
    note({ key: `${name}.${key}`, ask, answer });
    return answer;
  };
  const fields = (): unknown => about('*', (found) => Reflect.ownKeys(found));
  return new Proxy(object, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function')
        return about(String(key), (found) => Reflect.get(found, key) as unknown);
      return (...given: readonly unknown[]) =>
        about(`${String(key)}(${JSON.stringify(given)})`, (found) => {
          const asked: unknown = Reflect.get(found, key);
          return typeof asked === 'function' ? (Reflect.apply(asked, found, given) as unknown) : nowhere;
        });
    },
    has: (target, key) => {
      fields();
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      fields();
      return Reflect.ownKeys(target);
    },
  });
};

/** A list of such objects, which notes how many there are. */
export const watchedList = <From, T extends object>(
  list: readonly T[],
  name: string,
  find: (of: From) => readonly T[] | undefined,
  note: Note<From>,
): readonly T[] => {
  note({ key: `${name}.length`, ask: (of) => find(of)?.length, answer: list.length });
  return list.map((each, index) =>
    watchedObject(each, `${name}[${String(index)}]`, (of) => find(of)?.[index], note),
  );
};

/** A map that notes which names it is asked for; whatever else it is asked counts as reading all of it. */
export const watchedMap = <From, T>(
  map: ReadonlyMap<string, T>,
  name: string,
  find: (of: From) => ReadonlyMap<string, T>,
  note: Note<From>,
): ReadonlyMap<string, T> => {
  const one = (key: string): T | undefined => {
    const answer = map.get(key);
    note({ key: `${name} ${key}`, ask: (of) => find(of).get(key), answer });
    return answer;
  };
  const all = (): ReadonlyMap<string, T> => {
    note({ key: `all ${name}`, ask: find, answer: map });
    return map;
  };
  return {
    get: one,
    has: (key) => one(key) !== undefined,
    get size() {
      return all().size;
    },
    forEach: (callback, thisArg) => {
      all().forEach(callback, thisArg);
    },
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
};

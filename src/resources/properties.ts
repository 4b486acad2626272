import { known, unknown, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';

/**
 * Reads a resource's resolved properties as facts. An absent property is known to be undefined, at the place where it
 * would stand; what lies within an unknown is unknown for the same reason; a value of another type than asked for is unknown
 * too, since no service would take it.
 */
export interface Properties {
  readonly at: Place;
  /** The node itself; undefined when it is absent. */
  readonly value: Value | undefined;
  text(name: string): Fact<string | undefined>;
  /** Numbers, also as text. */
  number(name: string): Fact<number | undefined>;
  /** Booleans, also as text, as CloudFormation takes them. */
  flag(name: string): Fact<boolean | undefined>;
  /** The properties below; of an absent one, everything is absent. */
  child(name: string): Properties;
  /** The members of a list; a single member counts as a list of one. */
  list(name: string): Fact<readonly Properties[]>;
  /** The members of a list of texts. */
  texts(name: string): Fact<readonly Fact<string>[]>;
  /** The entries of a map of texts. */
  textMap(name: string): Fact<ReadonlyMap<string, Fact<string>>>;
}

const below = (at: Place, name: string): Place => ({
  ...at,
  path: at.path === '' ? name : `${at.path}.${name}`,
});

/** The text of a node: CloudFormation turns numbers and booleans into texts where it needs them. */
export const textOf = (value: Value): Fact<string> => {
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind === 'scalar' && value.value !== null) return known(String(value.value), value.at);
  return unknown(
    `it is ${value.kind === 'scalar' ? 'null' : `a ${value.kind}`} where a text belongs`,
    value.at,
  );
};

const converted = <T>(
  text: Fact<string>,
  what: string,
  convert: (text: string) => T | undefined,
): Fact<T> => {
  if (!text.known) return text;
  const value = convert(text.value);
  return value === undefined ? unknown(`'${text.value}' is no ${what}`, text.at) : known(value, text.at);
};

const asNumber = (text: string): number | undefined =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** Wraps a node; `undefined` for an absent one. */
export const propertiesOf = (value: Value | undefined, at: Place): Properties => {
  const entry = (name: string): Value | undefined => {
    if (value === undefined || value.kind === 'unknown') return value;
    return value.kind === 'dict' ? value.entries.get(name) : undefined;
  };
  const read = <T>(name: string, convert: (node: Value) => Fact<T>): Fact<T | undefined> => {
    const node = entry(name);
    return node === undefined ? known(undefined, below(at, name)) : convert(node);
  };
  return {
    at,
    value,
    text: (name) => read(name, textOf),
    number: (name) => read(name, (node) => converted(textOf(node), 'number', asNumber)),
    flag: (name) =>
      read(name, (node) => converted(textOf(node), 'boolean', (text) => flags.get(text.toLowerCase()))),
    child: (name) => {
      const node = entry(name);
      return propertiesOf(node, node?.at ?? below(at, name));
    },
    list: (name) => {
      const node = entry(name);
      if (node === undefined) return known([], below(at, name));
      if (node.kind === 'unknown') return unknown(node.reason, node.at);
      const members = node.kind === 'list' ? node.items : [node];
      return known(
        members.map((member) => propertiesOf(member, member.at)),
        node.at,
      );
    },
    texts: (name) => {
      const node = entry(name);
      if (node === undefined) return known([], below(at, name));
      if (node.kind === 'unknown') return unknown(node.reason, node.at);
      return known((node.kind === 'list' ? node.items : [node]).map(textOf), node.at);
    },
    textMap: (name) => {
      const node = entry(name);
      if (node === undefined) return known(new Map(), below(at, name));
      if (node.kind === 'unknown') return unknown(node.reason, node.at);
      if (node.kind !== 'dict') return unknown('it is not a map', node.at);
      return known(new Map([...node.entries].map(([key, item]) => [key, textOf(item)])), node.at);
    },
  };
};

/** A fact with the service's default in place of an absent value. */
export const withDefault = <T>(fact: Fact<T | undefined>, value: T): Fact<T> =>
  fact.known ? { ...fact, value: fact.value ?? value } : fact;

/** A fact that has to be there: an absent one is unknown. */
export const required = <T>(fact: Fact<T | undefined>, reason = 'it is not given'): Fact<T> => {
  if (!fact.known) return fact;
  return fact.value === undefined ? unknown(reason, fact.at) : { ...fact, value: fact.value };
};

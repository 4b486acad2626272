import type { Fact } from '../../../src/facts/fact.ts';
import { realNames } from '../../../src/target/local/gaps/asked-for.ts';
import type { Deployed } from '../../../src/target/local/gaps/gap.ts';

const isFact = (node: unknown): node is Fact<unknown> =>
  typeof node === 'object' && node !== null && 'known' in node && 'at' in node;

/** What tells an item of a list from the others, wherever it stands in it. */
const keyOf = (item: unknown, index: number): string => {
  const named = ['path', 'verb', 'name', 'region'].flatMap((name) => {
    const fact: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined;
    return isFact(fact) && fact.known ? [String(fact.value)] : [];
  });
  return named.length === 0 ? String(index) : named.join(' ');
};

/** What is a resource's own, and where it was found, are not compared. */
const beside: ReadonlySet<string> = new Set(['at', 'own', 'gapFilled']);

/** A tree of facts as its leaves, by their paths. Of what is unknown, the reason. */
const leavesOf = (node: unknown, real: (text: string) => string): ReadonlyMap<string, string> => {
  const leaves = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (isFact(value)) {
      if (value.known) visit(value.value, path);
      else leaves.set(path, `unknown: ${value.reason}`);
    } else if (value instanceof Map)
      for (const [key, inner] of value) visit(inner, `${path}{${String(key)}}`);
    else if (value instanceof Set) leaves.set(path, [...value].sort().join());
    else if (Array.isArray(value)) {
      leaves.set(`${path}#`, String(value.length));
      value.forEach((item, index) => visit(item, `${path}[${keyOf(item, index)}]`));
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        if (!beside.has(name) && !(name === 'id' && typeof inner === 'string'))
          visit(inner, path === '' ? name : `${path}.${name}`);
    } else leaves.set(path, typeof value === 'string' ? real(value) : String(value));
  };
  visit(node, '');
  return leaves;
};

/** The names that a resolved template made up, in the place of which a stack has others. */
const realIn = (deployed: Deployed): ((text: string) => string) => {
  const real = realNames(deployed);
  const whole = new Map<string, string>();
  for (const { id, ref } of deployed.stack.resources.values()) {
    const physical = deployed.physicalIds.get(id);
    if (physical === undefined || ref.kind !== 'scalar') continue;
    // A record is named with the dot of its root, which nothing else is.
    if (physical !== `${String(ref.value)}.`) whole.set(String(ref.value), physical);
  }
  return (text) => whole.get(text) ?? real(text);
};

/** Where a live resource is other than its template says: each path with both values. What the template leaves unknown is no difference. */
export const differences = (asked: object, live: object, deployed: Deployed): ReadonlyMap<string, string> => {
  const wanted = leavesOf(asked, realIn(deployed));
  const found = leavesOf(live, (text) => text);
  const differing = [...wanted].flatMap(([path, value]): [string, string][] => {
    const now =
      found.get(path) ?? [...found].find(([other, said]) => isAbove(other, path) && isUnknown(said))?.[1];
    return now === value || isUnknown(value) ? [] : [[path, `${value} | ${String(now)}`]];
  });
  return new Map(differing);
};

const isUnknown = (leaf: string): boolean => leaf.startsWith('unknown: ');
const isAbove = (above: string, path: string): boolean => path.startsWith(above) && path !== above;

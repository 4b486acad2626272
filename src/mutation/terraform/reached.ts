import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../../facts/value.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { namedIn, namedInBody } from '../../terraform/references.ts';
import type { ResolvedModule } from '../../terraform/resolve.ts';
import type { Block } from '../../terraform/syntax.ts';
import { plainOf } from '../../terraform/values.ts';
import { usesOfBlock, usesOfExpression, type Uses } from './dangling.ts';

/** A module under a scenario. */
export interface ResolvedCode {
  readonly module: TerraformModule;
  readonly stack: ResolvedModule;
}

/** What a change of a module reaches. */
export interface Reached {
  /** The addresses of resources, data sources, locals and outputs that may come to something else. */
  readonly addresses: ReadonlySet<string>;
  /** Whether anything is made after other things than before. */
  readonly order: boolean;
}

/**
 * What a change of a module reaches. A reference passes a change on when what it takes comes to something else, or when the order does in which things are made.
 * Undefined where all of it may: a variable, a provider, or what there is at all differs.
 */
export const reachedBy = (original: ResolvedCode, mutant: ResolvedCode): Reached | undefined => {
  const changed = changedIn(original.module, mutant.module);
  if (changed === undefined || !sameResources(original.stack, mutant.stack)) return undefined;
  const referring = referringIn(original.module);
  const reached = new Set([...changed.keys(), ...madeAfterAny(changed, referring)]);
  const open = [...reached];
  for (let address = open.pop(); address !== undefined; address = open.pop())
    for (const { from, attribute, orderOnly } of referring.get(address) ?? []) {
      if (orderOnly || reached.has(from) || same(original, mutant, address, attribute)) continue;
      reached.add(from);
      open.push(from);
    }
  if (reached.has('provider')) return undefined;
  return { addresses: reached, order: [...changed.values()].includes(true) };
};

/** The addresses that are written otherwise, each with whether it names other things. */
const changedIn = (
  original: TerraformModule,
  mutant: TerraformModule,
): ReadonlyMap<string, boolean> | undefined => {
  const { providers, variables, modules } = mutant;
  if (
    !sameItems(original.providers, providers) ||
    !sameItems(original.modules, modules) ||
    !sameItems([...original.variables.values()], [...variables.values()])
  )
    return undefined;
  const changed = new Map<string, boolean>();
  for (const [kind, prefix] of [
    ['resources', ''],
    ['data', 'data.'],
    ['outputs', 'output.'],
  ] as const) {
    if (!sameItems([...original[kind].keys()], [...mutant[kind].keys()])) return undefined;
    for (const [name, block] of mutant[kind]) {
      const before = original[kind].get(name);
      if (before !== undefined && before !== block)
        changed.set(`${prefix}${name}`, !sameNames(namedInBody(before.body), namedInBody(block.body)));
    }
  }
  if (!sameItems([...original.locals.keys()], [...mutant.locals.keys()])) return undefined;
  for (const [name, { value }] of mutant.locals) {
    const before = original.locals.get(name)?.value;
    if (before !== undefined && before.text !== value.text)
      changed.set(`local.${name}`, !sameNames(namedIn(before), namedIn(value)));
  }
  return changed;
};

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  isDeepStrictEqual(new Set(one), new Set(other));

const sameResources = (original: ResolvedModule, mutant: ResolvedModule): boolean => {
  if (original.resources.size !== mutant.resources.size) return false;
  const others = mutant.resources.values();
  for (const { id, type } of original.resources.values()) {
    const other = others.next().value;
    if (other?.id !== id || other.type !== type) return false;
  }
  return true;
};

interface Referring {
  readonly from: string;
  /** Undefined when all of it is taken. */
  readonly attribute: string | undefined;
  readonly orderOnly: boolean;
}

const known = new WeakMap<TerraformModule, ReadonlyMap<string, readonly Referring[]>>();

/** Who refers to an address. */
const referringIn = (module: TerraformModule): ReadonlyMap<string, readonly Referring[]> => {
  let found = known.get(module);
  if (found !== undefined) return found;
  const referring = new Map<string, Referring[]>();
  const add = (from: string, { references }: Uses): void => {
    for (const { address, attribute, orderOnly } of references)
      referring.set(address, [...(referring.get(address) ?? []), { from, attribute, orderOnly }]);
  };
  const blocks = (prefix: string, named: ReadonlyMap<string, Block>): void => {
    for (const [name, block] of named) add(`${prefix}${name}`, usesOfBlock(block));
  };
  blocks('', module.resources);
  blocks('data.', module.data);
  blocks('output.', module.outputs);
  for (const block of module.providers) add('provider', usesOfBlock(block));
  for (const [name, { value }] of module.locals) add(`local.${name}`, usesOfExpression(value));
  known.set(module, (found = referring));
  return found;
};

/** What comes after anything that comes after other things than before. */
const madeAfterAny = (
  changed: ReadonlyMap<string, boolean>,
  referring: ReadonlyMap<string, readonly Referring[]>,
): ReadonlySet<string> => {
  const after = new Set<string>();
  const open = [...changed].flatMap(([address, order]) => (order ? [address] : []));
  for (let address = open.pop(); address !== undefined; address = open.pop())
    for (const { from } of referring.get(address) ?? [])
      if (!after.has(from)) {
        after.add(from);
        open.push(from);
      }
  return after;
};

/** Whether what is taken of an address is known, and the same in both. */
const same = (
  original: ResolvedCode,
  mutant: ResolvedCode,
  address: string,
  attribute: string | undefined,
): boolean => {
  // Some read what a local or a data source is made of, too.
  if (attribute === undefined || address.startsWith('local.') || address.startsWith('data.')) return false;
  const [one, other] = [original, mutant].map(({ module, stack }) =>
    plainOf(taken(module, stack, address, attribute)),
  );
  return one !== undefined && isDeepStrictEqual(one, other);
};

/** What an address comes to, of its attribute; of several, each one's. */
const taken = (
  { resources }: TerraformModule,
  { scope }: ResolvedModule,
  address: string,
  attribute: string,
): Value => {
  const [head = '', ...steps] = address.split('.');
  let value: Value | undefined = scope.name(head);
  for (const step of steps) value = value?.kind === 'dict' ? value.entries.get(step) : undefined;
  if (value === undefined) return nothing;
  const each = resources.get(address)?.body.attributes.has('for_each') === true;
  const items: readonly Value[] =
    value.kind === 'list'
      ? value.items
      : each && value.kind === 'dict'
        ? [...value.entries.values()]
        : [value];
  const of = (item: Value): Value => (item.kind === 'dict' ? (item.entries.get(attribute) ?? nothing) : item);
  return { kind: 'list', items: items.map(of), at: value.at };
};

const nothing: Value = { kind: 'unknown', reason: 'it is not there', at: { resource: '', path: '' } };

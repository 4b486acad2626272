import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { budget } from './budget.ts';
import { evaluate, placeOf, within, type Scope } from './evaluate.ts';
import { pairsOf } from './for-expression.ts';
import type { Block } from './syntax.ts';
import { dict, isNull, scalar, textIn } from './values.ts';

/** One of the things that a block makes. */
export interface Instance {
  /** e.g. `aws_route53_zone.main[0]`. */
  readonly id: string;
  readonly block: Block;
  /** With what `each`, `count` and `self` stand for. */
  readonly scope: Scope;
  readonly at: Place;
  /** Why it is not known whether it is made, or how many of it; undefined: it is made. */
  readonly unsure: string | undefined;
}

/** What a block makes: one thing, as many as count says, or one for each key. */
export type Instances =
  | { readonly kind: 'one'; readonly instance: Instance }
  | { readonly kind: 'many'; readonly instances: readonly Instance[] }
  | { readonly kind: 'keyed'; readonly instances: ReadonlyMap<string, Instance> };

/** The instances of a block. @param address e.g. `aws_route53_zone.main` or `data.aws_region.west`. */
export const instancesOf = (address: string, block: Block, scope: Scope): Instances => {
  const inside = { ...scope, resource: address };
  const at = placeOf(block.at, address);
  const count = block.body.attributes.get('count');
  const each = block.body.attributes.get('for_each');
  const instance = (key: string, names: Readonly<Record<string, Value>> = {}, unsure?: string): Instance => {
    const id = `${address}${key}`;
    return {
      id,
      block,
      scope: { ...within(scope, names), resource: id },
      at: { ...at, resource: id },
      unsure,
    };
  };
  if (count !== undefined) {
    const value = evaluate(count.value, inside);
    const number = countIn(value);
    if (number === undefined) return { kind: 'one', instance: instance('', {}, whyNot(value, 'count')) };
    return {
      kind: 'many',
      instances: Array.from({ length: number }, (_, index) =>
        instance(`[${String(index)}]`, { count: dict([['index', scalar(index, at)]], at) }),
      ),
    };
  }
  if (each !== undefined) {
    const value = evaluate(each.value, inside);
    const pairs = isNull(value) ? undefined : pairsOf(value);
    const keys = value.kind === 'list' ? value.items.map(textIn) : [];
    if (pairs === undefined || pairs.length > budget.instances || keys.includes(undefined))
      return { kind: 'one', instance: instance('', {}, whyNot(value, 'for_each')) };
    return {
      kind: 'keyed',
      instances: new Map(
        // Of a set, each member is its own key.
        pairs.map(([key, item], index) => {
          const name = keys[index] ?? textIn(key) ?? '';
          const entries = [
            ['key', scalar(name, key.at)],
            ['value', item],
          ] as const;
          return [name, instance(`[${JSON.stringify(name)}]`, { each: dict(entries, at) })] as const;
        }),
      ),
    };
  }
  return { kind: 'one', instance: instance('') };
};

const countIn = (value: Value): number | undefined => {
  const text = textIn(value);
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isInteger(number) && number >= 0 && number <= budget.instances ? number : undefined;
};

const whyNot = (value: Value, what: string): string =>
  value.kind === 'unknown'
    ? `how many of it are made is not known (${what}): ${value.reason}`
    : `its ${what} is none that is taken here`;

/** All instances, in their order. */
export const allOf = (instances: Instances): readonly Instance[] =>
  instances.kind === 'one'
    ? [instances.instance]
    : instances.kind === 'many'
      ? instances.instances
      : [...instances.instances.values()];

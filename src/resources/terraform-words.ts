import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { idOf, lowerAndDigits } from '../template/deterministic.ts';
import type { Configured, Property } from '../terraform/mapping.ts';
import { membersOf, stepsInto } from '../terraform/steps.ts';
import { decoded, dict, isNull, list, scalar, textIn, unknownValue } from '../terraform/values.ts';

/*
 * Words for saying how Terraform's arguments become CloudFormation's properties.
 */

/** The argument as it is. */
export const argument =
  (path: string): Property =>
  (its) =>
    its.get(path);

/** The argument, or Terraform's default. */
export const argumentOr =
  (path: string, usual: string | number | boolean): Property =>
  (its) =>
    its.get(path) ?? scalar(usual, its.at);

/** What a text of JSON holds: a policy. */
export const jsonArgument =
  (path: string): Property =>
  (its) => {
    const value = its.get(path);
    return value && decoded(value);
  };

/** A name of its own, one that begins with a prefix, or one that Terraform makes up: never one of the stack's name. */
export const nameArgument =
  (name = 'name', prefix = `${name}_prefix`): Property =>
  (its) => {
    const given = its.get(name);
    if (given !== undefined) return given;
    const begin = its.get(prefix) ?? scalar('terraform-', its.at);
    if (begin.kind === 'unknown') return begin;
    return scalar(
      `${textIn(begin) ?? ''}${idOf(`${its.scenario.accountId} ${its.id}`, 26, lowerAndDigits)}`,
      begin.at,
    );
  };

/** Properties below a property; those that are undefined are left out. */
export const record = (entries: Readonly<Record<string, Value | undefined>>, at: Place): Value =>
  dict(
    Object.entries(entries).flatMap(([name, value]) =>
      value === undefined || isNull(value) ? [] : [[name, value] as const],
    ),
    at,
  );

/** What a nested block's entries become. */
type Inner = (
  get: (path: string) => Value | undefined,
  at: Place,
) => Readonly<Record<string, Value | undefined>>;

/** A nested block: its own entries as properties; unknown where it is, undefined where there is none. */
export const block =
  (path: string, inner: Inner): Property =>
  (its) => {
    const [first] = its.all(path);
    return first && inside(first, inner);
  };

/** All nested blocks of a type, as a list. */
export const blocks =
  (path: string, inner: Inner): Property =>
  (its) =>
    each(its.get(path), inner);

/** The same of blocks within a block. */
export const each = (value: Value | undefined, inner: Inner): Value | undefined => {
  if (value === undefined || value.kind === 'unknown') return value;
  return list(
    membersOf(value).map((member) => inside(member, inner)),
    value.at,
  );
};

const inside = (value: Value, inner: Inner): Value =>
  value.kind === 'unknown'
    ? value
    : record(
        inner((name) => stepsInto(value, name), value.at),
        value.at,
      );

/** A map as CloudFormation's list of names and values: tags, dimensions. */
export const pairs = (map: Value | undefined, name: string, value: string): Value | undefined => {
  if (map?.kind !== 'dict') return map;
  return list(
    [...map.entries].map(([key, item]) => record({ [name]: scalar(key, item.at), [value]: item }, item.at)),
    map.at,
  );
};

/** Its tags, with its provider's. */
export const tagList: Property = (its) => pairs(its.tags(), 'Key', 'Value');

/** Whether two values are the same text; undefined where that is not known. */
export const sameText = (one: Value | undefined, other: Value | undefined): boolean | undefined => {
  if (one?.kind === 'unknown' || other?.kind === 'unknown') return undefined;
  const [a, b] = [one && textIn(one), other && textIn(other)];
  return a !== undefined && a === b;
};

/**
 * The resources of a type that belong to one: those whose arguments have the same texts. One that cannot be told may belong to it.
 * @param named which value of its own each argument has to have.
 */
export const belonging = (
  its: Configured,
  type: string,
  named: Readonly<Record<string, Value | undefined>>,
): { readonly sure: readonly Configured[]; readonly unsure: readonly Configured[] } => {
  const sure: Configured[] = [];
  const unsure: Configured[] = [];
  for (const other of its.others(type)) {
    const same = Object.entries(named).map(([name, value]) => sameText(other.get(name), value));
    if (same.includes(false)) continue;
    (same.includes(undefined) ? unsure : sure).push(other);
  }
  return { sure, unsure };
};

/** What is unknown because a resource may or may not belong to it. */
export const perhaps = (other: Configured, at: Place): Value =>
  unknownValue(`whether ${other.id} belongs to it is not known`, at);

/** One property that another resource gives it; unknown where it cannot be told whether one does, or where several do. */
export const givenBy = (
  its: Configured,
  type: string,
  named: Readonly<Record<string, Value | undefined>>,
  property: Property,
): Value | undefined => {
  const { sure, unsure } = belonging(its, type, named);
  const [first, second] = sure;
  if (first !== undefined && second !== undefined)
    return unknownValue(`${first.id} and ${second.id} both say it`, second.at);
  if (first !== undefined) return property(first);
  const [doubtful] = unsure;
  return doubtful && perhaps(doubtful, doubtful.at);
};

/** Text made of texts, numbers and booleans; unknown where a part is, undefined where one is absent. */
export const textFrom = (parts: readonly (string | Value | undefined)[], at: Place): Value | undefined => {
  let text = '';
  for (const part of parts) {
    if (typeof part !== 'string' && part?.kind === 'unknown') return unknownValue(part.reason, at);
    const its = typeof part === 'string' ? part : part && textIn(part);
    if (its === undefined) return undefined;
    text += its;
  }
  return scalar(text, at);
};

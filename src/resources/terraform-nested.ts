import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Configured, Property } from '../terraform/mapping.ts';
import { each, record } from './terraform-words.ts';

/** Finds an argument below a block. */
export type Get = (path: string) => Value | undefined;

/** CloudFormation's names, each with the argument that it stands for. */
type Names = Readonly<Record<string, string>>;

/** Arguments under CloudFormation's names. */
export const renamed =
  (names: Names) =>
  (get: Get): Readonly<Record<string, Value | undefined>> =>
    Object.fromEntries(Object.entries(names).map(([name, argument]) => [name, get(argument)]));

/** A block within a block (its first, if there are several), under CloudFormation's names; undefined where there is none. */
export const nested = (
  get: Get,
  path: string,
  inner: (get: Get, at: Place) => Readonly<Record<string, Value | undefined>>,
): Value | undefined => {
  const found = each(get(path), inner);
  return found?.kind === 'list' ? found.items[0] : found;
};

/** Several arguments as one property: `DistributionConfig`. */
export const grouped =
  (properties: Readonly<Record<string, Property>>): Property =>
  (its: Configured) =>
    record(
      Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, property(its)])),
      its.at,
    );

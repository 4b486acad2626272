import type { Value } from '../../../facts/value.ts';
import type { Deployed } from './gap.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A resource as it exists, with the properties that its template asks for. */
export interface AskedFor {
  readonly logicalId: string;
  readonly physicalId: string;
  /** A property by its path, e.g. `SSESpecification.SSEType`; undefined when it is absent or cannot be known. */
  get(path: string): Json | undefined;
}

/** The stack's resources of some types. Their properties hold real names and ARNs. */
export function askedFor(deployed: Deployed, ...types: readonly string[]): readonly AskedFor[] {
  const real = realNames(deployed);
  const found: AskedFor[] = [];
  for (const { id, type, properties } of deployed.stack.resources.values()) {
    const physicalId = deployed.physicalIds.get(id);
    if (!types.includes(type) || physicalId === undefined) continue;
    found.push({ logicalId: id, physicalId, get: (path) => plain(at(properties, path.split('.')), real) });
  }
  return found;
}

function at(value: Value | undefined, path: readonly string[]): Value | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return value?.kind === 'dict' ? at(value.entries.get(name), rest) : undefined;
}

/** A tree without its places; undefined when any part of it is unknown. */
export function plain(value: Value | undefined, real: (text: string) => string): Json | undefined {
  if (value === undefined || value.kind === 'unknown') return undefined;
  if (value.kind === 'scalar') return typeof value.value === 'string' ? real(value.value) : value.value;
  if (value.kind === 'list') {
    const items = value.items.map((item) => plain(item, real));
    return items.some((item) => item === undefined) ? undefined : items.filter((item) => item !== undefined);
  }
  const entries: [string, Json][] = [];
  for (const [name, inner] of value.entries) {
    const known = plain(inner, real);
    if (known === undefined) return undefined;
    entries.push([name, known]);
  }
  return Object.fromEntries(entries);
}

/** Puts the physical names of the stack's resources where a resolved template has the names it made up. */
export function realNames({ stack, physicalIds }: Deployed): (text: string) => string {
  const pairs: (readonly [string, string])[] = [];
  for (const { id, ref } of stack.resources.values()) {
    const physical = physicalIds.get(id);
    if (physical === undefined || ref.kind !== 'scalar') continue;
    const madeUp = String(ref.value);
    pairs.push([madeUp, physical], [lastPart(madeUp), lastPart(physical)]);
  }
  // A name that the template gives is the same in both; a short one could be part of anything.
  // And a record is named with the dot of its root there, as nothing else is.
  const told = pairs.filter(
    ([madeUp, physical]) => madeUp !== physical && `${madeUp}.` !== physical && madeUp.length >= 8,
  );
  told.sort(([a], [b]) => b.length - a.length);
  return (text) => told.reduce((so, [madeUp, physical]) => so.replaceAll(madeUp, physical), text);
}

/** A queue's name out of its URL: its ARN has the name only. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/**
 * Does something for each of the resources.
 * @returns the physical ids of those for which there was something to do.
 */
export async function forEach(
  resources: readonly AskedFor[],
  work: (asked: AskedFor) => Promise<boolean>,
): Promise<readonly string[]> {
  const done: string[] = [];
  for (const asked of resources) if (await work(asked)) done.push(asked.physicalId);
  return done;
}

/** CloudFormation takes booleans as strings too. */
export const isTrue = (value: Json | undefined): boolean => value === true || value === 'true';

export const asText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

export const asList = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A property of a plain object. */
export const part = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json })[name]
    : undefined;

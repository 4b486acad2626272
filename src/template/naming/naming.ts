import type { UnknownValue, Value } from '../../facts/value.ts';
import type { Scenario } from '../../resources/system.ts';
import { idOf, letters, lowerAndDigits, upperAndDigits, uuidOf } from '../deterministic.ts';
import { urlSuffixOf } from '../partition.ts';
import { asText } from '../values.ts';

/** A resource as far as its names need it. */
export interface Named {
  readonly id: string;
  readonly type: string;
  readonly scenario: Scenario;
  /** A top-level property, resolved; undefined when it is absent. */
  property(name: string): Value | undefined;
}

/** A text, or why it is not known. */
export type Name = string | Pick<UnknownValue, 'reason'>;

/**
 * How a name is made. In a text, what stands in braces is put in: `{name}` the resource's name, `{ref}` what Ref gives,
 * `{partition}`, `{region}`, `{account}`, `{suffix}` (amazonaws.com), `{stack}`, `{id}` (the logical id),
 * `{property:X}` a property's text, `{attribute:X}` another attribute, and ids that AWS makes at random: `{uuid}`, and
 * `{lower:N}`, `{upper:N}`, `{alnum:N}` (N characters), with `:salt` behind it to tell two of one resource apart.
 */
export type Pattern = string | ((named: Named, naming: Naming) => Name);

/** The names of a type of resources. */
export interface Naming {
  /** The property that gives the name, and what CloudFormation makes of the stack's name without it. */
  readonly name?: {
    readonly property: string;
    readonly longest?: number;
    readonly lower?: true;
    readonly ending?: (named: Named) => string;
  };
  readonly ref: Pattern;
  readonly attributes?: Readonly<Record<string, Pattern>>;
}

/** The names of the types of one service. */
export type Namings = Readonly<Record<string, Naming>>;

/** What CloudFormation names a resource that has no name of its own. */
export const generatedName = ({ id, scenario }: Named, longest = 255, lower = false, ending = ''): string => {
  const suffix = idOf(`${scenario.stackName}/${scenario.accountId}/${id}`, 12, upperAndDigits);
  const room = longest - suffix.length - 1 - ending.length;
  const made = `${`${scenario.stackName}-${id}`.slice(0, Math.max(room, 1))}-${suffix}`;
  return `${lower ? made.toLowerCase() : made}${ending}`;
};

export const nameOf = (named: Named, naming: Naming): Name => {
  const { property, longest, lower, ending } = naming.name ?? { property: '' };
  const given = named.property(property);
  if (given === undefined) return generatedName(named, longest, lower, ending?.(named));
  return textOrReason(given, property);
};

/** Makes a name by its pattern. */
export const made = (pattern: Pattern, named: Named, naming: Naming): Name => {
  if (typeof pattern !== 'string') return pattern(named, naming);
  // Every second part stood in braces.
  return joined(
    ...partsOf(pattern).map((part, index) => (index % 2 === 0 ? part : placeholder(part, named, naming))),
  );
};

/** Names one behind the other; the reason of the first that is not known. */
export const joined = (...names: readonly Name[]): Name => {
  let result = '';
  for (const name of names) {
    if (typeof name !== 'string') return name;
    result += name;
  }
  return result;
};

/** The text of a property; the reason when there is none. */
export const propertyText = (named: Named, property: string): Name => {
  const value = named.property(property);
  return value === undefined ? { reason: `${named.id} has no ${property}` } : textOrReason(value, property);
};

const textOrReason = (value: Value, property: string): Name =>
  asText(value) ?? { reason: `${property} is not a text` };

const placeholder = (part: string, named: Named, naming: Naming): Name => {
  const [what = '', argument = '', salt = ''] = part.split(':');
  const { partition, region, accountId, stackName } = named.scenario;
  const seed = `${accountId}/${region}/${stackName}/${named.id}/${salt}`;
  const length = Number(argument);
  switch (what) {
    case 'name':
      return nameOf(named, naming);
    case 'ref':
      return made(naming.ref, named, naming);
    case 'attribute':
      return made(naming.attributes?.[argument] ?? '', named, naming);
    case 'property':
      return propertyText(named, argument);
    case 'partition':
      return partition;
    case 'region':
      return region;
    case 'account':
      return accountId;
    case 'stack':
      return stackName;
    case 'suffix':
      return urlSuffixOf(partition);
    case 'id':
      return named.id;
    case 'uuid':
      return uuidOf(seed);
    case 'lower':
      return idOf(seed, length, lowerAndDigits);
    case 'upper':
      return idOf(seed, length, upperAndDigits);
    default:
      return idOf(seed, length, letters + '0123456789');
  }
};

const split = new Map<string, readonly string[]>();

const partsOf = (pattern: string): readonly string[] => {
  let parts = split.get(pattern);
  if (parts === undefined) {
    parts = pattern.split(/[{}]/);
    split.set(pattern, parts);
  }
  return parts;
};

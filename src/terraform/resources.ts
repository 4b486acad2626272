import type { Place } from '../facts/place.ts';
import type { DictValue, Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import type { Name, Named } from '../template/naming/naming.ts';
import { partitionOf } from '../template/partition.ts';
import { physicalAttribute, physicalAttributeValue, physicalRef } from '../template/physical-names.ts';
import type { ResolvedResource } from '../template/stack.ts';
import { bodyValue } from './body-value.ts';
import { dataAttribute } from './data-sources.ts';
import type { Instance } from './instances.ts';
import { lazyEntries } from './lazy-entries.ts';
import type { Configured, Property, TerraformMapping } from './mapping.ts';
import { aliasOf, type Provider } from './providers.ts';
import { membersOf, stepsInto } from './steps.ts';
import { dict, isNull, scalar, textIn, unknownValue } from './values.ts';

/** What resources are made with. */
export interface Making {
  readonly scenario: Scenario;
  readonly mappings: ReadonlyMap<string, TerraformMapping>;
  readonly providers: (alias: string) => Provider | undefined;
  /** All instances of the resources of a type. */
  readonly ofType: (type: string) => readonly Instance[];
  /** Makes something that may hang on itself. */
  readonly guarded: (key: string, at: Place, make: () => Value) => Value;
}

/** A module's resources and data sources, each read once. */
export interface Resources {
  /** A resource as an expression sees it. */
  seen(instance: Instance): Value;
  seenData(instance: Instance): Value;
  /** As the template model has it; several where CloudFormation keeps apart what Terraform does not. */
  resolved(instance: Instance, madeAfter: () => ReadonlySet<string>): readonly ResolvedResource[];
  /** The ids of the other resources that it is put together of. */
  partsOf(instance: Instance): readonly string[];
}

interface Read extends Configured {
  readonly mapping: TerraformMapping | undefined;
  readonly arguments: DictValue;
  readonly unsure: string | undefined;
  property(make: Property): Value | undefined;
  readonly named: Named;
}

export const resourcesOf = (making: Making): Resources => {
  const { mappings, guarded } = making;
  const read = new Map<string, Read>();

  const regionOf = (block: Instance['block']): { scenario: Scenario; hidden: string | undefined } => {
    const region = making.providers(aliasOf(block))?.region;
    if (region === undefined) return { scenario: making.scenario, hidden: undefined };
    const name = textIn(region);
    return name === undefined
      ? {
          scenario: making.scenario,
          hidden: `the region of its provider is not known${region.kind === 'unknown' ? `: ${region.reason}` : ''}`,
        }
      : { scenario: { ...making.scenario, region: name, partition: partitionOf(name) }, hidden: undefined };
  };

  const configured = (instance: Instance): Read => {
    const before = read.get(instance.id);
    if (before !== undefined && before.at === instance.at) return before;
    const made = configure(instance);
    read.set(instance.id, made);
    return made;
  };

  const configure = ({ id, block, scope, at, unsure }: Instance): Read => {
    const [type = ''] = block.labels;
    const mapping = mappings.get(type);
    const its = bodyValue(block.body, scope);
    const { scenario, hidden } = regionOf(block);
    const argument = (name: string): Value | undefined =>
      its.entries.has(name)
        ? guarded(`${id}.${name}`, at, () => its.entries.get(name) ?? scalar(null, at))
        : undefined;
    const all: DictValue = { ...its, entries: lazyEntries([...its.entries.keys()], argument) };
    const get = (path: string): Value | undefined =>
      unsure === undefined ? stepsInto(all, path) : unknownValue(unsure, at);
    const property = (make: Property): Value | undefined => {
      if (unsure !== undefined) return unknownValue(unsure, at);
      const found = make(self);
      return found === undefined || isNull(found) ? undefined : found;
    };
    const made = new Map<string, Value | undefined>();
    const named: Named = {
      id,
      type: mapping?.as ?? type,
      scenario,
      property: (name) => {
        const make = mapping?.properties[name];
        if (make === undefined) return undefined;
        if (!made.has(name)) made.set(name, property(make));
        return made.get(name);
      },
    };
    const asValue = (name: Name, attribute = ''): Value => {
      if (unsure !== undefined) return unknownValue(unsure, at);
      if (hidden !== undefined) return unknownValue(hidden, at);
      return typeof name === 'string'
        ? physicalAttributeValue(named.type, attribute, name, at)
        : unknownValue(name.reason, at);
    };
    const attribute = (name: string): Value =>
      guarded(`${id}.${name} (an attribute)`, at, () => {
        const given = get(name);
        if (given !== undefined) return given;
        const attributes = mapping?.attributes;
        const by = attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
        if (by === 'Ref') return asValue(physicalRef(named));
        if (typeof by === 'string') return asValue(physicalAttribute(named, by), by);
        return by?.(self) ?? unknownValue(`${id}.${name} is known only once it is applied`, at);
      });
    const self: Read = {
      id,
      type,
      at,
      scenario,
      mapping,
      arguments: all,
      unsure,
      named,
      property,
      get,
      all: (path) => membersOf(get(path)),
      // A state has all of them in one place.
      tags: () => get('tags_all') ?? merged(making.providers(aliasOf(block))?.tags, get('tags'), at),
      others: (other) => making.ofType(other).map(configured),
      attribute,
    };
    return self;
  };

  /** What a state or a plan itself says of a name that AWS makes. */
  const told = (its: Read, name: string): Value | undefined => {
    if (its.unsure !== undefined) return undefined;
    for (const [attribute, as] of Object.entries(its.mapping?.attributes ?? {}))
      if (as === name) {
        const value = its.get(attribute);
        if (value !== undefined) return value;
      }
    return undefined;
  };
  const allKeys = ({ entries }: DictValue): readonly string[] => [...entries.keys()];
  const names = ({ mapping }: Read): readonly string[] => Object.keys(mapping?.properties ?? {});

  return {
    seen: (instance) => {
      const its = configured(instance);
      return {
        kind: 'dict',
        entries: lazyEntries(allKeys(its.arguments), its.attribute, its.attribute),
        at: its.at,
      };
    },
    seenData: (instance) => {
      const [type = ''] = instance.block.labels;
      const its = bodyValue(instance.block.body, instance.scope);
      const { scenario, hidden } = regionOf(instance.block);
      const attribute = (name: string): Value =>
        guarded(`${instance.id}.${name}`, instance.at, () => {
          const known =
            hidden === undefined || type === 'aws_iam_policy_document'
              ? dataAttribute(type, name, { id: instance.id, its, scenario })
              : unknownValue(hidden, instance.at);
          if (known !== undefined) return known;
          const given = its.entries.get(name);
          return given !== undefined && !isNull(given)
            ? given
            : unknownValue(`${instance.id}.${name} is looked up when it is applied`, instance.at);
        });
      return { kind: 'dict', entries: lazyEntries(allKeys(its), attribute, attribute), at: instance.at };
    },
    partsOf: (instance) => {
      const its = configured(instance);
      return its.mapping?.parts?.(its).map(({ id }) => id) ?? [];
    },
    resolved: (instance, madeAfter) => {
      const its = configured(instance);
      const { id, at, mapping, named } = its;
      const resource = (
        as: string,
        suffix: string,
        properties: readonly string[],
        property: (name: string) => Value | undefined,
      ): ResolvedResource => ({
        id: `${id}${suffix}`,
        type: as,
        at,
        properties: { kind: 'dict', entries: lazyEntries(properties, property), at },
        get ref() {
          return told(its, 'Ref') ?? nameValue(its, physicalRef(named));
        },
        attribute: (name) => told(its, name) ?? nameValue(its, physicalAttribute(named, name)),
        get madeAfter() {
          return madeAfter();
        },
        deletionPolicy: undefined,
      });
      const nameValue = ({ unsure }: Read, name: Name): Value => {
        const { hidden } = regionOf(instance.block);
        const why = unsure ?? hidden;
        if (why !== undefined) return unknownValue(why, at);
        return typeof name === 'string' ? scalar(name, at) : unknownValue(name.reason, at);
      };
      if (mapping === undefined)
        return [resource(its.type, '', allKeys(its.arguments), (name) => its.get(name))];
      const beside = (mapping.beside ?? []).filter(({ argument }) => its.get(argument) !== undefined);
      return [
        resource(mapping.as, '', names(its), (name) => named.property(name)),
        ...beside.map(({ argument, as, properties }) =>
          resource(as, `.${argument}`, Object.keys(properties), (name) => {
            const make = properties[name];
            return make && its.property(make);
          }),
        ),
      ];
    },
  };
};

/** The tags of a provider and a resource's own, which come first. */
const merged = (usual: Value | undefined, own: Value | undefined, at: Place): Value => {
  const hidden = [usual, own].find((value) => value?.kind === 'unknown');
  if (hidden !== undefined) return hidden;
  const entries = [usual, own].flatMap((value) => (value?.kind === 'dict' ? [...value.entries] : []));
  return dict(
    entries.filter(([, value]) => !isNull(value)),
    own?.at ?? usual?.at ?? at,
  );
};

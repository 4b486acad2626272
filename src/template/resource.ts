import type { Place } from '../facts/place.ts';
import type { DictValue, Value } from '../facts/value.ts';
import { budget } from './budget.ts';
import type { Entry, Node, TemplateDocument } from './document.ts';
import { below, childOf, entriesOf, literalText, nameText, placeAt } from './nodes.ts';
import { physicalAttribute, physicalAttributeValue, physicalRef } from './physical-names.ts';
import type { Name, Named } from './naming/naming.ts';
import type { Referable, Resolution } from './resolution.ts';
import type { Truth } from './scope.ts';
import type { ResolvedResource } from './stack.ts';
import { unknownValue } from './values.ts';
import { partOf, propertyPart } from './variant.ts';

/** A resource while its template is resolved. */
export interface ResolvingResource extends Referable {
  /** Resolves everything about it, so that all problems and references are found; the ids it depends on by name. */
  resolveAll(): void;
  readonly dependsOn: readonly string[];
  /** What others see of it. */
  resolved(madeAfter: () => ReadonlySet<string>): ResolvedResource;
}

/** Counts the resources whose properties are being resolved within one another. */
export interface Nesting {
  count: number;
}

/** What is written of a resource: the same under every scenario. */
interface Written {
  readonly at: Place;
  readonly type: string;
  readonly node: Node;
  readonly properties: ReadonlyMap<string, Node>;
  readonly propertiesAt: Place;
  readonly condition: Node | undefined;
  readonly dependsOn: readonly string[];
}

const writtenResources = new WeakMap<Entry, Written>();

const writtenOf = (document: TemplateDocument, id: string, entry: Entry): Written => {
  const known = writtenResources.get(entry);
  if (known !== undefined) return known;
  const { key, value: node } = entry;
  const at = placeAt(document, key, id, '');
  const properties = childOf(node, 'Properties');
  const written: Written = {
    at,
    type: literalText(childOf(node, 'Type')) ?? '',
    node,
    properties: new Map(entriesOf(properties).map((property) => [property.key.text, property.value])),
    propertiesAt:
      properties === undefined
        ? { ...at, path: 'Properties' }
        : placeAt(document, properties, id, 'Properties'),
    condition: childOf(node, 'Condition'),
    dependsOn: namesIn(childOf(node, 'DependsOn')),
  };
  writtenResources.set(entry, written);
  return written;
};

/** A resource whose properties are resolved when they are asked for, each once. */
export const resolvingResource = (
  id: string,
  entry: Entry,
  scope: Resolution,
  nesting: Nesting,
): ResolvingResource => {
  const { document } = scope.outline;
  const {
    at,
    type,
    node,
    properties: nodes,
    propertiesAt,
    condition,
    dependsOn,
  } = writtenOf(document, id, entry);
  // Whatever an id and a name are made of, no two pairs have the same key.
  const keyOf = (name: string): string => `${id.length}:${id} ${name}`;

  // Asked anew each time, so that whoever asks is known to hang on the condition; the condition itself is decided once.
  const exists = (): Truth => {
    scope.readPart(partOf(id, 'Condition'));
    if (condition === undefined) return true;
    const name = nameText(condition);
    const truth =
      name === undefined ? unknownValue('its Condition is no name', at) : scope.condition(name, at);
    return typeof truth === 'object'
      ? unknownValue(`whether ${id} is made hangs on a condition: ${truth.reason}`, at)
      : truth;
  };
  const property = (name: string): Value | undefined => {
    scope.readPart(propertyPart(id, name));
    const child = nodes.get(name);
    if (child === undefined) return undefined;
    const maybe = exists();
    if (typeof maybe === 'object') return { ...maybe, at: placeOfProperty(child, name) };
    if (nesting.count >= budget.nestedResources)
      return unknownValue('it is made of too many other resources', placeOfProperty(child, name));
    nesting.count++;
    const value = scope.valueOnce(
      `property ${keyOf(name)}`,
      () => {
        scope.readPart(propertyPart(id, name));
        return scope.value(child, { resource: id, path: below('Properties', name) });
      },
      () => unknownValue('it is made of itself, in a circle', placeOfProperty(child, name)),
    );
    nesting.count--;
    return value;
  };
  const placeOfProperty = (child: Node, name: string): Place =>
    placeAt(document, child, id, below('Properties', name));
  const named: Named = { id, type, scenario: scope.scenario, property };
  const typed = (): Named => {
    scope.readPart(partOf(id, 'Type'));
    return named;
  };
  const asValue = (name: Name, place: Place, attribute = ''): Value => {
    const maybe = exists();
    if (typeof maybe === 'object') return { ...maybe, at: place };
    return typeof name === 'string'
      ? physicalAttributeValue(named.type, attribute, name, place)
      : unknownValue(name.reason, place);
  };
  const circular = (): Name => ({ reason: 'it is made of itself, in a circle' });
  const ref = (place: Place): Value =>
    asValue(
      scope.nameOnce(`Ref ${keyOf('')}`, () => physicalRef(typed()), circular),
      place,
    );
  const attribute = (name: string, place: Place): Value =>
    asValue(
      scope.nameOnce(`GetAtt ${keyOf(name)}`, () => physicalAttribute(typed(), name), circular),
      place,
      name,
    );

  const allProperties = (): DictValue =>
    scope.shared(`properties of ${id}`, () => {
      scope.readPart(partOf(id, 'Properties'));
      const entries = new Map<string, Value>();
      for (const name of nodes.keys()) {
        const value = property(name);
        if (value !== undefined) entries.set(name, value);
      }
      return { kind: 'dict', entries, at: propertiesAt };
    });

  /** The value of what stands beside the properties. */
  const besides = (name: string): Value | undefined => {
    scope.readPart(partOf(id, name));
    const other = childOf(node, name);
    return (
      other &&
      scope.valueOnce(
        `beside ${keyOf(name)}`,
        () => {
          scope.readPart(partOf(id, name));
          return scope.value(other, { resource: id, path: name });
        },
        () => unknownValue('it is made of itself, in a circle', at),
      )
    );
  };

  return {
    exists,
    ref,
    attribute,
    get dependsOn() {
      scope.readPart(partOf(id, 'DependsOn'));
      return dependsOn;
    },
    resolveAll: () => {
      allProperties();
      for (const name of ['Metadata', 'CreationPolicy', 'UpdatePolicy']) besides(name);
    },
    resolved: (madeAfter) => ({
      id,
      type,
      at,
      get properties() {
        return allProperties();
      },
      get ref() {
        return ref(at);
      },
      attribute: (name) => attribute(name, at),
      get madeAfter() {
        return madeAfter();
      },
      get deletionPolicy() {
        const value = besides('DeletionPolicy');
        return value?.kind === 'scalar' ? String(value.value) : undefined;
      },
    }),
  };
};

const namesIn = (node: Node | undefined): readonly string[] =>
  node === undefined
    ? []
    : (node.kind === 'sequence' ? node.items : [node]).flatMap((item) => literalText(item) ?? []);

import type { Place } from '../facts/place.ts';
import type { DictValue, Value } from '../facts/value.ts';
import { budget } from './budget.ts';
import type { Entry, Node, TemplateDocument } from './document.ts';
import { below, childOf, entriesOf, literalText, placeAt } from './nodes.ts';
import { physicalAttribute, physicalRef } from './physical-names.ts';
import type { Name, Named } from './naming/naming.ts';
import type { Referable } from './resolution.ts';
import type { Scope, Truth } from './scope.ts';
import type { ResolvedResource } from './stack.ts';
import { text, unknownValue } from './values.ts';

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
  scope: Scope,
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
  const values = new Map<string, Value | undefined>();
  let existence: Truth | undefined;
  let properties: DictValue | undefined;

  const exists = (): Truth => {
    if (existence === undefined) {
      const name = literalText(condition);
      const truth =
        condition === undefined
          ? true
          : name === undefined
            ? unknownValue('its Condition is no name', at)
            : scope.condition(name, at);
      existence =
        typeof truth === 'object'
          ? unknownValue(`whether ${id} is made hangs on a condition: ${truth.reason}`, at)
          : truth;
    }
    return existence;
  };
  const property = (name: string): Value | undefined => {
    const child = nodes.get(name);
    if (child === undefined || values.has(name)) return values.get(name);
    const place = placeAt(document, child, id, below('Properties', name));
    const maybe = exists();
    if (typeof maybe === 'object') return { ...maybe, at: place };
    if (nesting.count >= budget.nestedResources)
      return unknownValue('it is made of too many other resources', place);
    // Stands until the value is there: whoever meets it asked for a value that is made of itself.
    values.set(name, unknownValue('it is made of itself, in a circle', place));
    nesting.count++;
    const value = scope.value(child, place);
    nesting.count--;
    values.set(name, value);
    return value;
  };
  const named: Named = { id, type, scenario: scope.scenario, property };
  const names = new Map<string, Name>();
  const nameOnce = (name: string, make: () => Name): Name => {
    let known = names.get(name);
    if (known === undefined) {
      known = make();
      names.set(name, known);
    }
    return known;
  };
  const asValue = (name: Name, place: Place): Value => {
    const maybe = exists();
    if (typeof maybe === 'object') return { ...maybe, at: place };
    return typeof name === 'string' ? text(name, place) : unknownValue(name.reason, place);
  };
  const ref = (place: Place): Value =>
    asValue(
      nameOnce('Ref', () => physicalRef(named)),
      place,
    );
  const attribute = (name: string, place: Place): Value =>
    asValue(
      nameOnce(`GetAtt ${name}`, () => physicalAttribute(named, name)),
      place,
    );

  const allProperties = (): DictValue => {
    if (properties === undefined) {
      const entries = new Map<string, Value>();
      for (const name of nodes.keys()) {
        const value = property(name);
        if (value !== undefined) entries.set(name, value);
      }
      properties = { kind: 'dict', entries, at: propertiesAt };
    }
    return properties;
  };

  return {
    exists,
    ref,
    attribute,
    dependsOn,
    resolveAll: () => {
      allProperties();
      for (const name of ['Metadata', 'CreationPolicy', 'UpdatePolicy']) {
        const other = childOf(node, name);
        if (other !== undefined) scope.value(other, { ...at, path: name });
      }
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
        const policy = childOf(node, 'DeletionPolicy');
        const value =
          policy === undefined ? undefined : scope.value(policy, { ...at, path: 'DeletionPolicy' });
        return value?.kind === 'scalar' ? String(value.value) : undefined;
      },
    }),
  };
};

const namesIn = (node: Node | undefined): readonly string[] =>
  node === undefined
    ? []
    : (node.kind === 'sequence' ? node.items : [node]).flatMap((item) => literalText(item) ?? []);

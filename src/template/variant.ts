import type { MappingNode, Node, TemplateDocument } from './document.ts';
import { entriesOf } from './nodes.ts';
import { sameNode } from './same-node.ts';

/*
 * What is worked out of a template is noted with the parts of it that were read, so that it can be used again for another
 * template in which they are the same.
 */

const names = new Map<string, Map<string, string>>();

/** One text for each pair: it is looked up far more often than it is made. */
const pairOf = (one: string, other: string): string => {
  let others = names.get(one);
  if (others === undefined) names.set(one, (others = new Map<string, string>()));
  let name = others.get(other);
  if (name === undefined) others.set(other, (name = `${one} ${other}`));
  return name;
};

/** An attribute of a resource, `Properties` for which of them there are, or '' for whether it is there. */
export const partOf = (resource: string, attribute: string): string => pairOf(resource, attribute);
export const propertyPart = (resource: string, property: string): string =>
  pairOf(partOf(resource, 'Properties'), property);
/** A condition or a parameter, be it there or not. */
export const conditionPart = (name: string): string => pairOf('Conditions', name);
const parametersStart = 'Parameters ';
export const parameterPart = (name: string): string => pairOf('Parameters', name);
/** Which resources there are, in which order, of which types and under which conditions. */
export const resourcesPart = 'Resources';
export const outputsPart = 'Outputs';

const origins = new WeakSet<TemplateDocument>();

/**
 * The same template for others to share with: what it comes to is worked out with the parts that are read, which takes longer.
 */
export const originOf = (document: TemplateDocument): TemplateDocument => {
  const origin = { ...document };
  origins.add(origin);
  return origin;
};

/** Whether others may share with a template. */
export const isOrigin = (document: TemplateDocument): boolean => origins.has(document);

/** A template made of another, and the parts in which they differ. */
interface Variant {
  readonly of: TemplateDocument;
  readonly changed: ReadonlySet<string>;
}

const variants = new WeakMap<TemplateDocument, Variant>();

/** What a template may share what has been worked out of, if anything. */
export const variantOf = (document: TemplateDocument): Variant | undefined => variants.get(document);

/**
 * Lets a template share whatever was worked out of another one (see `originOf`) and is the same for it. Places may then be those of the other
 * one, where lines differ: nothing is decided by them. Does nothing where all may differ: a mapping, a transform.
 */
export const shareWith = (document: TemplateDocument, of: TemplateDocument): void => {
  const changed = changedParts(of.root, document.root);
  if (changed !== undefined) setVariant(document, { of, changed });
};

/** Likewise for a template that is known to differ in one resource alone, from the one before to the one after. */
export const shareAllBut = (
  document: TemplateDocument,
  of: TemplateDocument,
  before: MappingNode,
  after: MappingNode,
): void => {
  const changed = new Set<string>();
  addResources(before, after, changed);
  setVariant(document, { of, changed });
};

const setVariant = (document: TemplateDocument, variant: Variant): void => {
  if (!isOrigin(variant.of)) throw new RangeError('only the template of originOf can be shared with');
  variants.set(document, variant);
};

/** The template that declares the same parameters, for whoever works something out of these alone. */
export const parametersOrigin = (document: TemplateDocument): TemplateDocument => {
  const { of, changed } = variants.get(document) ?? { of: document, changed: new Set<string>() };
  for (const part of changed) if (part.startsWith(parametersStart)) return document;
  return of;
};

const changedParts = (before: MappingNode, after: MappingNode): ReadonlySet<string> | undefined => {
  const changed = new Set<string>();
  for (const [name, one, other] of pairs(before, after)) {
    if (isSame(one, other)) continue;
    switch (name) {
      case 'Resources':
        if (!isMap(one) || !isMap(other)) return undefined;
        addResources(one, other, changed);
        break;
      case 'Conditions':
        addEntries(one, other, conditionPart, changed);
        break;
      case 'Parameters':
        addEntries(one, other, parameterPart, changed);
        break;
      case 'Outputs':
        changed.add(outputsPart);
        break;
      // They decide nothing but whether the stack is made at all, which is never shared.
      case 'Rules':
      case 'Description':
      case 'Metadata':
      case 'AWSTemplateFormatVersion':
        break;
      default:
        return undefined;
    }
  }
  return changed;
};

const addEntries = (
  one: Node | undefined,
  other: Node | undefined,
  part: (name: string) => string,
  changed: Set<string>,
): void => {
  for (const [name, before, after] of pairs(one, other)) if (!isSame(before, after)) changed.add(part(name));
};

const addResources = (one: MappingNode, other: MappingNode, changed: Set<string>): void => {
  if (!sameKeys(one, other)) changed.add(resourcesPart);
  for (const [id, before, after] of pairs(one, other)) {
    if (isSame(before, after)) continue;
    for (const [name, its, now] of pairs(before, after)) {
      if (isSame(its, now)) continue;
      changed.add(partOf(id, name));
      if (name === 'Type' || name === 'Condition') changed.add(resourcesPart);
      if (name !== 'Properties') continue;
      for (const [property, was, is] of pairs(its, now))
        if (!isSame(was, is)) changed.add(propertyPart(id, property));
    }
    // What is no map, or was not there, differs in everything that may be read of it.
    if (!isMap(before) || !isMap(after)) changed.add(partOf(id, '')).add(resourcesPart);
  }
};

type Pair = readonly [name: string, before: Node | undefined, after: Node | undefined];

/** The entries of two maps by their names; what is no map has none. */
const pairs = (before: Node | undefined, after: Node | undefined): readonly Pair[] => {
  const now = new Map(entriesOf(after).map(({ key, value }) => [key.text, value]));
  const kept = entriesOf(before).map(({ key, value }): Pair => {
    const its = now.get(key.text);
    now.delete(key.text);
    return [key.text, value, its];
  });
  return [...kept, ...[...now].map(([name, value]): Pair => [name, undefined, value])];
};

const isSame = (one: Node | undefined, other: Node | undefined): boolean =>
  one === undefined || other === undefined ? one === other : sameNode(one, other);

const isMap = (node: Node | undefined): node is MappingNode =>
  node?.kind === 'mapping' && node.tag === undefined;

const sameKeys = (one: MappingNode, other: MappingNode): boolean =>
  one.entries.length === other.entries.length &&
  one.entries.every(({ key }, index) => key.text === other.entries[index]?.key.text);

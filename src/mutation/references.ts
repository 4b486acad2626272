import { callOf } from '../template/call.ts';
import type { Node } from '../template/document.ts';
import { literalText } from '../template/nodes.ts';
import { subParts } from '../template/sub-text.ts';
import { getAtt, ref, sub, type Data } from './data.ts';
import type { Spot } from './spots.ts';

/** One name that a template refers to: `Ref`, `GetAtt`, or one `${…}` of a `Sub`. */
export interface Reference {
  readonly spot: Spot;
  /** A logical id, a parameter or a pseudo parameter. */
  readonly name: string;
  /** Undefined for what `Ref` gives. */
  readonly attribute: string | undefined;
  /** Which `${…}` of the text it is; undefined outside a `Sub`. */
  readonly part: number | undefined;
  /** What has to stand in the spot for another name, or for a text, in place of this one. */
  readonly with: (name: string, attribute: string | undefined) => Data;
  readonly withText: (text: string) => Data;
}

/** The references that stand right at a spot. */
export const referencesAt = (spot: Spot): readonly Reference[] => {
  const call = callOf(spot.node);
  if (call === undefined) return [];
  const name = literalText(call.argument);
  if (call.name === 'Ref' && name !== undefined) return [whole(spot, name, undefined)];
  if (call.name === 'Fn::GetAtt') {
    const [id, attribute] = attributeOf(call.argument);
    return id === undefined || attribute === undefined ? [] : [whole(spot, id, attribute)];
  }
  if (call.name === 'Fn::Sub' && name !== undefined) return inText(spot, name);
  return [];
};

/** What has to stand in a spot for every reference there to a name to be one to another name; undefined where there is none. */
export const renamedAt = (spot: Spot, name: string, other: string): Data | undefined => {
  const references = referencesAt(spot).filter((reference) => reference.name === name);
  const [first] = references;
  if (first === undefined) return undefined;
  if (first.part === undefined) return first.with(other, first.attribute);
  const text = callOf(spot.node);
  return rewritten(subParts((text && literalText(text.argument)) ?? ''), (index) => {
    const reference = references.find(({ part }) => part === index);
    return reference && variable(other, reference.attribute);
  });
};

const attributeOf = (node: Node): readonly (string | undefined)[] => {
  if (node.kind === 'sequence') return node.items.map(literalText);
  const text = literalText(node) ?? '';
  const dot = text.indexOf('.');
  return dot < 0 ? [undefined] : [text.slice(0, dot), text.slice(dot + 1)];
};

const data = (name: string, attribute: string | undefined): Data =>
  attribute === undefined ? ref(name) : getAtt(name, attribute);

const whole = (spot: Spot, name: string, attribute: string | undefined): Reference => ({
  spot,
  name,
  attribute,
  part: undefined,
  with: data,
  withText: (text) => text,
});

const variable = (name: string, attribute: string | undefined): string =>
  `\${${attribute === undefined ? name : `${name}.${attribute}`}}`;

/** A Sub with other texts in some of its parts' places. */
const rewritten = (
  parts: ReturnType<typeof subParts>,
  other: (index: number) => string | undefined,
): Data => {
  const text = parts
    .map(
      (each, index) =>
        other(index) ?? ('name' in each ? `\${${each.name}}` : each.literal.replaceAll('${', '${!')),
    )
    .join('');
  return /\$\{/.test(text) ? sub(text) : text;
};

const inText = (spot: Spot, text: string): readonly Reference[] => {
  const parts = subParts(text);
  return parts.flatMap((part, index) => {
    if (!('name' in part)) return [];
    const dot = part.name.startsWith('AWS::') ? -1 : part.name.indexOf('.');
    const put = (written: string): Data => rewritten(parts, (at) => (at === index ? written : undefined));
    const reference: Reference = {
      spot,
      name: dot < 0 ? part.name : part.name.slice(0, dot),
      attribute: dot < 0 ? undefined : part.name.slice(dot + 1),
      part: index,
      with: (name, attribute) => put(variable(name, attribute)),
      withText: put,
    };
    return [reference];
  });
};

import type { Place } from '../facts/place.ts';
import { callOf } from '../template/call.ts';
import type { Entry, Node, TemplateDocument } from '../template/document.ts';
import { below, childOf, literalText } from '../template/nodes.ts';

/** A node of a template with what it hangs on. */
export interface Spot {
  readonly node: Node;
  /** From the template's root, e.g. `Resources.DataKey.Properties.EnableKeyRotation`. */
  readonly path: string;
  readonly parent: Spot | undefined;
  /** Its entry, when it hangs in a mapping. */
  readonly entry: Entry | undefined;
  /** Its number in the mapping or the list. */
  readonly index: number;
  /** The nearest key above it: its own, or its list's. */
  readonly key: string;
  /** `Resources`, `Parameters`, …; '' for the root. */
  readonly section: string;
  /** The logical id, the parameter or the output that it belongs to; '' for what is above. */
  readonly name: string;
  /** The type of the resource that it belongs to; '' elsewhere. */
  readonly type: string;
  /** The function that it calls, e.g. `Ref`, `Fn::Sub`. */
  readonly call: string | undefined;
  /** Whether it is an argument of a function. */
  readonly argument: boolean;
}

/** Every node of a template, in the order of its text; a function's own argument only where it is a list or a map. */
export const spotsOf = (document: TemplateDocument): readonly Spot[] => {
  const spots: Spot[] = [];
  const visit = (node: Node, from: Omit<Spot, 'node' | 'call'>): void => {
    const call = callOf(
      node,
      from.section === 'Conditions' || from.section === 'Rules' ? 'condition' : 'data',
    );
    const spot: Spot = { ...from, node, call: call?.name };
    spots.push(spot);
    if (call !== undefined) {
      const { argument } = call;
      // What GetAtt names is one name, in a list or not.
      if (argument.kind !== 'scalar' && call.name !== 'Fn::GetAtt')
        children(argument, { ...spot, node: argument, path: below(spot.path, call.name) }, true);
      return;
    }
    children(node, spot, false);
  };
  const children = (node: Node, parent: Spot, argument: boolean): void => {
    if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        if (item.outerStart < node.outerStart) return;
        const { key, section, name, type } = parent;
        const path = below(parent.path, index);
        visit(item, { path, parent, entry: undefined, index, key, section, name, type, argument });
      });
    if (node.kind === 'mapping')
      node.entries.forEach((entry, index) => {
        // An alias's value is written where it was named first.
        if (entry.value.outerStart < entry.key.outerStart) return;
        visit(entry.value, { ...belonging(parent, entry), parent, entry, index, argument });
      });
  };
  visit(document.root, {
    path: '',
    parent: undefined,
    entry: undefined,
    index: 0,
    key: '',
    section: '',
    name: '',
    type: '',
    argument: false,
  });
  return spots;
};

const belonging = (
  parent: Spot,
  { key, value }: Entry,
): Pick<Spot, 'path' | 'key' | 'section' | 'name' | 'type'> => {
  const path = below(parent.path, key.text);
  if (parent.parent === undefined) return { path, key: key.text, section: key.text, name: '', type: '' };
  if (parent.parent.parent !== undefined)
    return { path, key: key.text, section: parent.section, name: parent.name, type: parent.type };
  const type = parent.section === 'Resources' ? (literalText(childOf(value, 'Type')) ?? '') : '';
  return { path, key: key.text, section: parent.section, name: key.text, type };
};

/** Where a spot is, for a reader: an entry at its key. */
export const placeOfSpot = (
  { file }: TemplateDocument,
  { node, entry, path, section, name }: Spot,
): Place => {
  const { line, column } = entry?.key ?? node;
  const resource = section === 'Resources' ? name : '';
  const inner = resource === '' ? path : path.slice(`Resources.${name}`.length).replace(/^\./, '');
  return { resource, path: inner, file, line, column };
};

import type { Place } from '../facts/place.ts';
import { callOf } from './call.ts';
import type { Node, TemplateDocument } from './document.ts';
import { childOf, entriesOf, placeAt } from './nodes.ts';

/**
 * Where something of a resource is written, by its path (`Properties.Policies[0].PolicyDocument`; '' is the resource): a
 * property at its key, a list's item where it begins. Below a function, the function's own place. Undefined when it is
 * not there.
 */
export const placeOf = (document: TemplateDocument, logicalId: string, path: string): Place | undefined => {
  const entry = entriesOf(childOf(document.root, 'Resources')).find(({ key }) => key.text === logicalId);
  if (entry === undefined) return undefined;
  let node: Node = entry.value;
  let where: Pick<Node, 'line' | 'column'> = entry.key;
  let rest = path;
  while (rest !== '') {
    // A property's own path ends where a function begins: what it comes to stands nowhere else.
    if (callOf(node) !== undefined) break;
    const step = stepInto(node, rest);
    if (step === undefined) return undefined;
    ({ node, where, rest } = step);
  }
  return placeAt(document, where, logicalId, path);
};

interface Step {
  readonly node: Node;
  readonly where: Pick<Node, 'line' | 'column'>;
  readonly rest: string;
}

const index = /^\[([0-9]+)\]/;

const stepInto = (node: Node, path: string): Step | undefined => {
  if (node.kind === 'sequence') {
    const match = index.exec(path);
    const item = match === null ? undefined : node.items[Number(match[1])];
    return match === null || item === undefined
      ? undefined
      : { node: item, where: item, rest: after(path, match[0].length) };
  }
  // A key may hold dots and brackets itself: the longest one that fits is meant.
  const fitting = entriesOf(node).filter(
    ({ key }) => path.startsWith(key.text) && /^(?:$|[.[])/.test(path.slice(key.text.length)),
  );
  const entry = fitting.reduce<(typeof fitting)[number] | undefined>(
    (best, each) => (best === undefined || each.key.text.length > best.key.text.length ? each : best),
    undefined,
  );
  return entry === undefined
    ? undefined
    : { node: entry.value, where: entry.key, rest: after(path, entry.key.text.length) };
};

const after = (path: string, length: number): string => path.slice(length).replace(/^\./, '');

import type { DictValue, Value } from '../facts/value.ts';
import { evaluate, placeOf, within, type Scope } from './evaluate.ts';
import { pairsOf } from './for-expression.ts';
import { lazyEntries } from './lazy-entries.ts';
import type { Block, Body } from './syntax.ts';
import { dict, list, movedTo, unknownValue } from './values.ts';

/** What Terraform itself reads of a resource, its provider does not see. */
const meta = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'provisioner',
  'connection',
]);

/**
 * A block's content as data: its arguments, and under the name of each kind of block within it the list of these. Arguments are
 * evaluated when they are asked for.
 */
export const bodyValue = (body: Body, scope: Scope, path = ''): DictValue => {
  const types = [...new Set(body.blocks.map(typeOf))].filter((type) => !meta.has(type));
  const names = [...body.attributes.keys()].filter((name) => !meta.has(name));
  const make = (name: string): Value => {
    const attribute = body.attributes.get(name);
    if (attribute !== undefined)
      return movedTo(
        evaluate(attribute.value, scope),
        placeOf(attribute.value.at, scope.resource, `${path}${name}`),
      );
    const blocks = body.blocks.filter((block) => typeOf(block) === name);
    const [first = body] = blocks;
    return list(
      blocks.flatMap((block) => contents(block, scope, `${path}${name}.`)),
      placeOf(first.at, scope.resource, `${path}${name}`),
    );
  };
  return {
    kind: 'dict',
    entries: lazyEntries([...names, ...types], make),
    at: placeOf(body.at, scope.resource, path.replace(/\.$/, '')),
  };
};

const typeOf = ({ type, labels }: Block): string => (type === 'dynamic' ? (labels[0] ?? '') : type);

/** A block's content; of a `dynamic` one, the content for each item. */
const contents = (block: Block, scope: Scope, path: string): readonly Value[] => {
  if (block.type !== 'dynamic') return [bodyValue(block.body, scope, path)];
  const [name = ''] = block.labels;
  const at = placeOf(block.at, scope.resource, path);
  const over = block.body.attributes.get('for_each');
  const content = block.body.blocks.find(({ type }) => type === 'content');
  const collection =
    over === undefined ? unknownValue('it has no for_each', at) : evaluate(over.value, scope);
  const pairs = pairsOf(collection);
  if (pairs === undefined || content === undefined)
    return [unknownValue(collection.kind === 'unknown' ? collection.reason : 'it has no items', at)];
  return pairs.map(([key, value]) => {
    const item = dict([['key', key] as const, ['value', value] as const], at);
    return bodyValue(content.body, within(scope, { [name]: item }), path);
  });
};

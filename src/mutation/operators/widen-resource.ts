import { sub, type Data } from '../data.ts';
import { replaceWith } from '../edits.ts';
import { literalOf, mutantAt, replaced, type Operator } from '../operator.ts';
import { referencesAt } from '../references.ts';
import { callOf } from '../../template/call.ts';
import { literalText } from '../../template/nodes.ts';
import type { Spot } from '../spots.ts';

/** Where a pattern of ARNs stands: a statement's resource, the source of a Lambda permission, what a condition compares. */
const isPattern = ({ key, section }: Spot): boolean =>
  section === 'Resources' && (key === 'Resource' || /SourceArn$/.test(key));

/** Widens a resource to everything, to all that begins like it, and by a wildcard in each part of its ARN. */
export const widenResource: Operator = {
  name: 'widen-resource',
  *mutants(original) {
    for (const spot of original.spots) {
      if (!isPattern(spot) || spot.node.kind === 'sequence' || literalOf(spot) === '*') continue;
      yield replaced(original, this.name, spot, '*');
      const open = openEnded(spot);
      if (open !== undefined) yield replaced(original, this.name, spot, open, 'open end');
      for (const reference of referencesAt(spot)) {
        if (reference.part === undefined) continue;
        const edit = replaceWith(original.document, spot, reference.withText('*'));
        const description = `${spot.path} has * in place of ${reference.name}`;
        yield mutantAt(
          original,
          this.name,
          spot,
          description,
          [edit],
          `${String(reference.part)}${reference.name}`,
        );
      }
    }
  },
};

const openEnded = (spot: Spot): Data | undefined => {
  const [first] = referencesAt(spot);
  const call = callOf(spot.node);
  if (call?.name === 'Fn::Sub') return { 'Fn::Sub': `${literalText(call.argument) ?? ''}*` };
  if (first !== undefined)
    return sub(`\${${first.name}${first.attribute === undefined ? '' : `.${first.attribute}`}}*`);
  const text = literalOf(spot);
  return typeof text === 'string' ? `${text}*` : undefined;
};

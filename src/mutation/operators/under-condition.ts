import { dataOf, ref, type Data } from '../data.ts';
import { addEntry, replaceWith } from '../edits.ts';
import { unusual, type AddedCondition } from '../condition.ts';
import type { Mutant } from '../mutant.ts';
import { literalOf, mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import type { Spot } from '../spots.ts';
import { otherText } from './alter-text.ts';
import { otherNumbers } from './step-number.ts';
import { siblingsOf } from './swap-enum.ts';

/** Makes each value right with the defaults and wrong for another value of a parameter; and each resource and each list's item exist then only. */
export const underCondition: Operator = {
  name: 'under-condition',
  *mutants(original) {
    const rarely = unusual(original, 'Is');
    const mostly = unusual(original, 'IsNot');
    if (rarely === undefined || mostly === undefined) return;
    for (const spot of original.spots) {
      if (spot.section !== 'Resources' || spot.argument) continue;
      if (spot.path === `Resources.${spot.name}`) yield* resource(original, spot, mostly);
      else if (spot.path.startsWith(`Resources.${spot.name}.Properties.`))
        yield* value(original, spot, rarely);
    }
  },
};

function* value(original: Original, spot: Spot, { name, edit }: AddedCondition): Iterable<Mutant> {
  const isItem = spot.entry === undefined;
  const wrong =
    otherValue(original, spot) ?? (isItem || spot.call !== undefined ? ref('AWS::NoValue') : undefined);
  if (wrong === undefined || spot.key === 'ZipFile') return;
  const either: Data = { 'Fn::If': [name, wrong, dataOf(spot.node)] };
  const description = `${spot.path} is another when ${name}`;
  yield mutantAt(original, 'under-condition', spot, description, [
    replaceWith(original.document, spot, either),
    edit,
  ]);
}

/** A value that differs; undefined for what is no literal. */
export const otherValue = (original: Original, spot: Spot): Data | undefined => {
  const literal = literalOf(spot);
  if (typeof literal === 'boolean') return !literal;
  if (typeof literal === 'number') return otherNumbers(literal)[0];
  if (typeof literal === 'string') return siblingsOf(original, spot)[0] ?? otherText(literal);
  return undefined;
};

function* resource(original: Original, spot: Spot, { name, edit }: AddedCondition): Iterable<Mutant> {
  const { node } = spot;
  if (node.kind !== 'mapping' || node.entries.some(({ key }) => key.text === 'Condition')) return;
  const added = addEntry(original.document, node, 'Condition', name);
  yield mutantAt(original, 'under-condition', spot, `${spot.name} is made only when ${name}`, [added, edit]);
}

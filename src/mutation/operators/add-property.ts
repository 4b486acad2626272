import type { Data } from '../data.ts';
import { addEntry, addItem } from '../edits.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import type { Spot } from '../spots.ts';
import { additions } from '../tables/additions.ts';

/** Adds what takes away from a resource, one more allowed value to a parameter, and a condition to a rule. */
export const addProperty: Operator = {
  name: 'add-property',
  *mutants(original) {
    for (const spot of original.spots) {
      if (spot.parent?.path === 'Resources') yield* toResource(original, spot);
      if (spot.parent?.path === 'Rules') yield* toRule(original, spot);
      if (spot.key === 'AllowedValues' && spot.node.kind === 'sequence' && spot.entry !== undefined)
        yield mutantAt(
          original,
          this.name,
          spot,
          `${spot.name} takes one more value`,
          [addItem(original.document, spot.node, 'other')],
          'other',
        );
    }
  },
};

function* toResource(original: Original, { path, type }: Spot): Iterable<Mutant> {
  for (const [property, data] of additions[type] ?? []) {
    const list = property.endsWith('[]');
    const steps = property.replace(/\[\]$/, '').split('.');
    const key = list ? '' : (steps.pop() ?? '');
    const holder = original.at([path, 'Properties', ...steps].join('.'));
    const edit = holder && addition(original, holder, key, data);
    if (holder !== undefined && edit !== undefined)
      yield mutantAt(
        original,
        'add-property',
        holder,
        `${holder.path} has ${key || 'one more'} besides`,
        [edit],
        `${key}${key === '' ? JSON.stringify(data) : ''}`,
      );
  }
}

const addition = ({ document }: Original, { node }: Spot, key: string, data: Data): Edit | undefined => {
  if (node.kind === 'sequence') return key === '' ? addItem(document, node, data) : undefined;
  if (node.kind !== 'mapping' || key === '' || node.entries.some((entry) => entry.key.text === key))
    return undefined;
  return addEntry(document, node, key, data);
};

function* toRule(original: Original, spot: Spot): Iterable<Mutant> {
  const { node } = spot;
  const [name, value] = [...original.scenario.parameters][0] ?? [];
  if (node.kind !== 'mapping' || name === undefined || value === undefined) return;
  const holds: Data = { 'Fn::Equals': [{ Ref: name }, value] };
  yield mutantAt(
    original,
    'add-property',
    spot,
    `the rule ${spot.name} holds for one value of ${name} only`,
    [addEntry(original.document, node, 'RuleCondition', holds)],
    'RuleCondition',
  );
}

import { addEntry, addSection } from './edits.ts';
import type { Edit } from './mutant.ts';
import type { Original } from './original.ts';
import { ref, type Data } from './data.ts';

/** A condition that is false with the defaults and true for another allowed value of a parameter. */
export interface AddedCondition {
  readonly name: string;
  readonly edit: Edit;
}

/** A condition that a parameter has a value, or has another one. Undefined where none can be added. */
export const whenParameter = (
  original: Original,
  parameter: string,
  is: 'Is' | 'IsNot',
  value: string,
): AddedCondition | undefined => {
  const resources = original.at('Resources')?.entry;
  if (resources === undefined) return undefined;
  const { document } = original;
  const conditions = original.at('Conditions')?.node;
  const name = `${parameter}${is}${value.replace(/[^A-Za-z0-9]/g, '').replace(/^./, (first) => first.toUpperCase())}`;
  const equal: Data = { 'Fn::Equals': [ref(parameter), value] };
  const holds: Data = is === 'Is' ? equal : { 'Fn::Not': [equal] };
  const edit =
    conditions?.kind === 'mapping'
      ? addEntry(document, conditions, name, holds)
      : addSection(document, resources.key, 'Conditions', { [name]: holds });
  return { name, edit };
};

/** That the first parameter with a choice has its last value that is not its default, or has it not. */
export const unusual = (original: Original, is: 'Is' | 'IsNot'): AddedCondition | undefined => {
  for (const { parent, name } of original.spots) {
    if (parent?.path !== 'Parameters') continue;
    const values = original.at(`Parameters.${name}.AllowedValues`)?.node;
    if (values?.kind !== 'sequence') continue;
    const usual = original.scenario.parameters.get(name);
    const other = values.items
      .flatMap((item) => (item.kind === 'scalar' && item.text !== usual ? [item.text] : []))
      .at(-1);
    if (other !== undefined) return whenParameter(original, name, is, other);
  }
  return undefined;
};

import { addEntry } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { statementsOf } from '../policies.ts';

/** Puts a statement under a condition that hardly any request meets. */
export const addCondition: Operator = {
  name: 'add-condition',
  *mutants(original) {
    for (const { spot, node, part } of statementsOf(original)) {
      const condition = part('Condition')?.node;
      const edit =
        condition?.kind === 'mapping'
          ? addEntry(original.document, condition, 'Bool', { 'aws:MultiFactorAuthPresent': true })
          : addEntry(original.document, node, 'Condition', { Bool: { 'aws:MultiFactorAuthPresent': true } });
      yield mutantAt(original, this.name, spot, `${spot.path} needs multi-factor authentication`, [edit]);
    }
  },
};

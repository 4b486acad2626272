import { removeSpot } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { statementsOf } from '../policies.ts';

/** Takes an action out of a statement's list. */
export const dropAction: Operator = {
  name: 'drop-action',
  *mutants(original) {
    for (const { actions } of statementsOf(original))
      for (const { spot, action } of actions)
        if (spot.entry === undefined)
          yield mutantAt(
            original,
            this.name,
            spot,
            `${action} is not among the actions`,
            [removeSpot(original.document, spot)],
            action,
          );
  },
};

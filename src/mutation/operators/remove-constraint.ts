import { removeSpot } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';

/** Takes out what a parameter's declaration says: its type, default, allowed values, description. */
export const removeConstraint: Operator = {
  name: 'remove-constraint',
  *mutants(original) {
    for (const spot of original.spots)
      if (spot.section === 'Parameters' && spot.parent?.path === `Parameters.${spot.name}`)
        yield mutantAt(original, this.name, spot, `the parameter ${spot.name} has no ${spot.key}`, [
          removeSpot(original.document, spot),
        ]);
  },
};

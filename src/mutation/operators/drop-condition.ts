import { removeSpot } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';

/** Takes out a policy statement's condition, and each of its parts. */
export const dropCondition: Operator = {
  name: 'drop-condition',
  *mutants(original) {
    for (const spot of original.spots)
      if (spot.section === 'Resources' && spot.entry !== undefined && /\.Condition(?:\.|$)/.test(spot.path))
        yield mutantAt(original, this.name, spot, `${spot.path} is not there`, [
          removeSpot(original.document, spot),
        ]);
  },
};

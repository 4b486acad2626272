import { removeSpot } from '../edits.ts';
import { isPart, mutantAt, type Operator } from '../operator.ts';

/** Takes out each element of a list: a statement, a tag, a key, a setting. A policy's actions have an operator of their own. */
export const removeItem: Operator = {
  name: 'remove-item',
  *mutants(original) {
    for (const spot of original.spots) {
      if (!isPart(spot) || spot.entry !== undefined || spot.key === 'Action') continue;
      const what = spot.key === 'Statement' ? 'the statement' : 'the item';
      yield mutantAt(original, this.name, spot, `${what} ${spot.path} is not there`, [
        removeSpot(original.document, spot),
      ]);
    }
  },
};

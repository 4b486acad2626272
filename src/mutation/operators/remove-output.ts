import { removeSpot } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';

/** Takes out an output. */
export const removeOutput: Operator = {
  name: 'remove-output',
  *mutants(original) {
    for (const spot of original.spots)
      if (spot.parent?.path === 'Outputs')
        yield mutantAt(original, this.name, spot, `there is no output ${spot.name}`, [
          removeSpot(original.document, spot),
        ]);
  },
};

import { takenOut } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

/** Takes out each argument, nested block, item of a list and entry of an object; a local too. */
export const remove: TerraformOperator = {
  name: 'remove',
  *mutants(original) {
    for (const spot of original.spots) {
      if (spot.part === undefined || (spot.parent === undefined && spot.part.kind === 'block')) continue;
      yield codeMutant(this.name, spot, `${spot.path} is not there`, [takenOut(original, spot.part)]);
    }
  },
};

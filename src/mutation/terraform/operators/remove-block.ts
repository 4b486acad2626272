import { takenOut } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { referenceOf } from '../references.ts';

/** Takes out each resource, output, provider, …, and the items of depends_on that name it. */
export const removeBlock: TerraformOperator = {
  name: 'remove-block',
  *mutants(original) {
    const waiting = original.spots.filter(({ key, part }) => key === 'depends_on' && part?.kind === 'item');
    for (const spot of original.spots) {
      if (spot.parent !== undefined || spot.part?.kind !== 'block') continue;
      const named = waiting.filter(
        (each) => each.address !== spot.address && referenceOf(each.expression)?.address === spot.address,
      );
      yield codeMutant(this.name, spot, `there is no ${spot.path}`, [
        takenOut(original, spot.part),
        ...named.flatMap(({ part }) => (part === undefined ? [] : [takenOut(original, part)])),
      ]);
    }
  },
};

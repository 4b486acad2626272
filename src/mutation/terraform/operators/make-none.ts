import { inPlaceOf } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

/** Makes none of what there would be several of: no reference to it is broken by that. */
export const makeNone: TerraformOperator = {
  name: 'make-none',
  *mutants({ spots }) {
    for (const spot of spots) {
      if (spot.part?.kind !== 'attribute' || spot.parent?.parent !== undefined) continue;
      const none = spot.key === 'for_each' ? '{}' : spot.key === 'count' ? '0' : undefined;
      if (none !== undefined && spot.section !== 'variable')
        yield codeMutant(this.name, spot, `no ${spot.address} is made`, [inPlaceOf(spot.at, none)]);
    }
  },
};

import { removeSpot } from '../edits.ts';
import type { Edit } from '../mutant.ts';
import { literalOf, mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';

/** Takes out a resource, and the DependsOn that name it. One that others refer to leaves no template. */
export const removeResource: Operator = {
  name: 'remove-resource',
  *mutants(original) {
    for (const spot of original.resources)
      yield mutantAt(original, this.name, spot, `there is no ${spot.name}`, [
        removeSpot(original.document, spot),
        ...withoutDependsOn(original, spot.name),
      ]);
  },
};

const withoutDependsOn = ({ document, spots }: Original, id: string): readonly Edit[] =>
  spots
    .filter((spot) => spot.key === 'DependsOn' && literalOf(spot) === id)
    .map((spot) => removeSpot(document, spot));

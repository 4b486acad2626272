import { atEnd } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { companions } from '../tables/companions.ts';

/** Adds a resource that opens another one, or overrides what it says. */
export const addResource: TerraformOperator = {
  name: 'add-resource',
  *mutants(original) {
    for (const spot of original.resources) {
      const many = ['count', 'for_each'].some((each) => original.at(`${spot.address}.${each}`) !== undefined);
      if (many) continue;
      for (const { what, hcl } of companions[spot.type] ?? [])
        yield codeMutant(
          this.name,
          spot,
          `there is ${what} for ${spot.address} as well`,
          [atEnd(original, spot.at.file, hcl(spot.address))],
          what,
        );
    }
  },
};

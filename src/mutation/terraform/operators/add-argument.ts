import type { CodeEdit } from '../declaration.ts';
import { inPlaceOf, intoBlock, intoCollection } from '../edits.ts';
import { findCode, valueSpanOf } from '../find-code.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import type { HclSpot } from '../spots.ts';
import { additions, type Addition } from '../tables/additions.ts';

/** Adds to a resource what takes away from what it does. */
export const addArgument: TerraformOperator = {
  name: 'add-argument',
  *mutants(original) {
    for (const spot of original.resources) {
      for (const addition of additions[spot.type] ?? []) {
        const edit = editOf(original, spot, addition);
        if (edit !== undefined)
          yield codeMutant(
            this.name,
            spot,
            `${spot.address} has ${addition.what} as well`,
            [edit],
            addition.what,
          );
      }
    }
  },
};

const editOf = (
  original: TerraformOriginal,
  { part }: HclSpot,
  { into = '', hcl }: Addition,
): CodeEdit | undefined => {
  if (part?.kind !== 'block') return undefined;
  const { spot, rest } = findCode(part, into);
  if (rest.length > 0) return undefined;
  const name = /^([a-z_]+) =/.exec(hcl)?.[1];
  if (spot.kind === 'block') {
    // What stands there already is not added twice.
    const written = name === undefined ? undefined : spot.block.body.attributes.get(name);
    return written === undefined ? intoBlock(original, spot.block, hcl) : inPlaceOf(written.at, hcl);
  }
  return intoCollection(original, valueSpanOf(spot), hcl);
};

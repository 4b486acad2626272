import type { CodeEdit } from '../declaration.ts';
import { inPlaceOf, intoBlock, intoCollection } from '../edits.ts';
import { findCode, valueSpanOf } from '../find-code.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import type { HclSpot } from '../spots.ts';
import { additions, type Addition } from '../tables/additions.ts';

/** Adds to a resource what takes away from what it does, and keeps each from being replaced or deleted. */
export const addArgument: TerraformOperator = {
  name: 'add-argument',
  *mutants(original) {
    for (const spot of original.resources) {
      for (const addition of [...(additions[spot.type] ?? []), ...always]) {
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

/** What any resource can have. */
const always: readonly Addition[] = [
  { what: 'prevent_destroy', into: 'lifecycle', hcl: 'prevent_destroy = true' },
  { what: 'ignore_changes', into: 'lifecycle', hcl: 'ignore_changes = all' },
];

const editOf = (
  original: TerraformOriginal,
  { part }: HclSpot,
  { into = '', hcl }: Addition,
): CodeEdit | undefined => {
  if (part?.kind !== 'block') return undefined;
  const { spot, rest } = findCode(part, into);
  // A block that is not there is added whole; what stands there already is not added twice.
  if (rest.length > 0)
    return into === 'lifecycle' ? intoBlock(original, part.block, `lifecycle {\n    ${hcl}\n  }`) : undefined;
  const name = /^([a-z_]+) =/.exec(hcl)?.[1];
  if (spot.kind === 'block') {
    const written = name === undefined ? undefined : spot.block.body.attributes.get(name);
    return written === undefined ? intoBlock(original, spot.block, hcl) : inPlaceOf(written.at, hcl);
  }
  return intoCollection(original, valueSpanOf(spot), hcl);
};

import { otherText } from '../../operators/alter-text.ts';
import { inPlaceOf } from '../edits.ts';
import { hclOf, literalOf } from '../literals.ts';
import { codeMutant, replacedCode, type TerraformOperator } from '../operator.ts';
import { isBetween, type HclSpot } from '../spots.ts';
import { inStatement } from '../statements.ts';
import { siblingsOf } from './swap-enum.ts';

/** Parts of a policy that have operators of their own. */
const ofPolicies = new Set([
  'Action',
  'Effect',
  'Version',
  'actions',
  'effect',
  'Service',
  'AWS',
  'identifiers',
]);

/** Writes another text where a clause may fix one: a name, a description, a handler, a part of a text that is put together. */
export const alterText: TerraformOperator = {
  name: 'alter-text',
  *mutants({ spots }) {
    for (const spot of spots) {
      const value = literalOf(spot.expression);
      if (typeof value !== 'string' || value === '' || isElsewhere(spot)) continue;
      if (isBetween(spot)) {
        const { file, start, line, column, end } = spot.at;
        const at = value.startsWith('/') || value.startsWith(':') ? end : start;
        yield codeMutant(this.name, spot, `the text of ${spot.path} is another`, [
          inPlaceOf({ file, start: at, end: at, line, column }, 'q'),
        ]);
      } else yield replacedCode(this.name, spot, hclOf(otherText(value)));
    }
  },
};

const isElsewhere = (spot: HclSpot): boolean =>
  siblingsOf(spot).length > 0 ||
  // A version that is none leaves no code.
  /version$/i.test(spot.key) ||
  (inStatement(spot) && ofPolicies.has(spot.key));

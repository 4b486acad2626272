import { hclOf } from '../literals.ts';
import { replacedCode, type TerraformOperator } from '../operator.ts';
import { literalAt, type HclSpot } from '../spots.ts';
import { choicesOf } from '../tables/choices.ts';

/** The values that could stand in a value's place as well; none for a value of no enumeration. */
export const siblingsOf = (spot: HclSpot): readonly string[] => {
  const { expression } = spot;
  if (spot.section === 'variable' && spot.key === 'type' && spot.parent?.parent === undefined)
    return ['string', 'number', 'bool', 'list(string)'].filter((type) => type !== expression?.text);
  const value = literalAt(spot);
  if (typeof value !== 'string') return [];
  return choicesOf(spot, value).filter((each) => each !== value);
};

/** Swaps a value of an enumeration for each of its siblings; a variable's type too. */
export const swapEnum: TerraformOperator = {
  name: 'swap-enum',
  *mutants({ spots }) {
    for (const spot of spots)
      for (const sibling of siblingsOf(spot))
        yield replacedCode(
          this.name,
          spot,
          literalAt(spot) === undefined ? sibling : hclOf(sibling),
          sibling,
        );
  },
};

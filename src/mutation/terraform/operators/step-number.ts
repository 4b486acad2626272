import { otherNumbers } from '../../operators/step-number.ts';
import { hclOf } from '../literals.ts';
import { replacedCode, type TerraformOperator } from '../operator.ts';
import { literalAt } from '../spots.ts';

/** Steps a number up and down, and puts one of another magnitude in its place. */
export const stepNumber: TerraformOperator = {
  name: 'step-number',
  *mutants({ spots }) {
    for (const spot of spots) {
      const value = literalAt(spot);
      if (typeof value === 'number' && !spot.path.endsWith('@index'))
        for (const other of otherNumbers(value)) yield replacedCode(this.name, spot, hclOf(rounded(other)));
    }
  },
};

/** Without what binary fractions add: 0.05 and 1 are 1.05. */
const rounded = (value: number): number => Number(value.toPrecision(12));

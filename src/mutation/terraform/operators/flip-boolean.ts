import { hclOf } from '../literals.ts';
import { replacedCode, type TerraformOperator } from '../operator.ts';
import { literalAt } from '../spots.ts';

/** Turns true into false and back, as texts too. */
export const flipBoolean: TerraformOperator = {
  name: 'flip-boolean',
  *mutants({ spots }) {
    for (const spot of spots) {
      const value = literalAt(spot);
      if (typeof value === 'boolean') yield replacedCode(this.name, spot, hclOf(!value));
      if (value === 'true' || value === 'false')
        yield replacedCode(this.name, spot, hclOf(value === 'true' ? 'false' : 'true'));
    }
  },
};

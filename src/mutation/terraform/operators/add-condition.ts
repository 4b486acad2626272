import { intoBlock, intoCollection } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { statementsOf } from '../statements.ts';

const block =
  'condition {\n      test     = "Bool"\n      variable = "aws:MultiFactorAuthPresent"\n      values   = ["true"]\n    }';
const bool = 'Bool = { "aws:MultiFactorAuthPresent" = "true" }';

/** Puts a statement under a condition that hardly any request meets. */
export const addCondition: TerraformOperator = {
  name: 'add-condition',
  *mutants(original) {
    for (const { spot, part } of statementsOf(original)) {
      const condition = part('Condition');
      const edit =
        spot.part?.kind === 'block'
          ? intoBlock(original, spot.part.block, block)
          : condition === undefined
            ? intoCollection(original, spot.at, `Condition = { ${bool} }`)
            : intoCollection(original, condition.at, bool);
      if (edit !== undefined)
        yield codeMutant(this.name, spot, `${spot.path} needs multi-factor authentication`, [edit]);
    }
  },
};

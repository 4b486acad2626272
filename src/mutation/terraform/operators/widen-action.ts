import { widerActions } from '../../operators/widen-action.ts';
import { quoted } from '../literals.ts';
import { replacedCode, type TerraformOperator } from '../operator.ts';
import { statementsOf } from '../statements.ts';

/** Widens an action to its prefix, to its whole service, and to everything. */
export const widenAction: TerraformOperator = {
  name: 'widen-action',
  *mutants(original) {
    for (const { actions } of statementsOf(original))
      for (const { spot, action } of actions)
        for (const wider of widerActions(action)) yield replacedCode(this.name, spot, quoted(wider));
  },
};

import { serviceOf } from '../../policies.ts';
import { foreignAction, otherActions } from '../../tables/actions.ts';
import { intoCollection, inPlaceOf } from '../edits.ts';
import { quoted } from '../literals.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { statementsOf } from '../statements.ts';

/** Adds an action to a statement: others of the same service, and one of another. */
export const addAction: TerraformOperator = {
  name: 'add-action',
  *mutants(original) {
    for (const { actions, part } of statementsOf(original)) {
      const spot = part('Action');
      const service = serviceOf(actions[0]?.action ?? '');
      if (spot?.expression === undefined || service === undefined) continue;
      const more = (otherActions[service] ?? []).map((name) => `${service}:${name}`);
      for (const action of [...more, foreignAction]) {
        if (actions.some((each) => each.action === action)) continue;
        const edit =
          spot.expression.kind === 'list'
            ? intoCollection(original, spot.at, quoted(action))
            : inPlaceOf(spot.at, `[${spot.expression.text}, ${quoted(action)}]`);
        if (edit !== undefined)
          yield codeMutant(this.name, spot, `${spot.path} has ${action} as well`, [edit], action);
      }
    }
  },
};

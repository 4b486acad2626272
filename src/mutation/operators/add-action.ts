import { dataOf } from '../data.ts';
import { addItem, replaceWith } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { serviceOf, statementsOf } from '../policies.ts';
import { foreignAction, otherActions } from '../tables/actions.ts';

/** Adds an action to a statement: others of the same service, and one of another. */
export const addAction: Operator = {
  name: 'add-action',
  *mutants(original) {
    for (const { actions, part } of statementsOf(original)) {
      const spot = part('Action');
      const service = serviceOf(actions[0]?.action ?? '');
      if (spot === undefined || service === undefined) continue;
      const more = (otherActions[service] ?? []).map((name) => `${service}:${name}`);
      for (const action of [...more, foreignAction]) {
        if (actions.some((each) => each.action === action)) continue;
        const edit =
          spot.node.kind === 'sequence'
            ? addItem(original.document, spot.node, action)
            : replaceWith(original.document, spot, [dataOf(spot.node), action]);
        yield mutantAt(original, this.name, spot, `${spot.path} has ${action} as well`, [edit], action);
      }
    }
  },
};

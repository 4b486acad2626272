import { renameKey } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { statementsOf } from '../policies.ts';

/** Turns a statement's actions, resources or principals into everything but them. */
export const negate: Operator = {
  name: 'negate',
  *mutants(original) {
    for (const { part } of statementsOf(original))
      for (const name of ['Action', 'Resource', 'Principal']) {
        const spot = part(name);
        if (spot?.entry === undefined) continue;
        yield mutantAt(original, this.name, spot, `${spot.path} is a Not${name}`, [
          renameKey(original.document, spot.entry, `Not${name}`),
        ]);
      }
  },
};

import { inPlaceOf } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { statementsOf, type StatementPart } from '../statements.ts';

/** Turns a statement's actions, resources or principals into everything but them. */
export const negate: TerraformOperator = {
  name: 'negate',
  *mutants(original) {
    for (const { part } of statementsOf(original))
      for (const name of ['Action', 'Resource', 'Principal'] satisfies readonly StatementPart[]) {
        const spot = part(name);
        const place = spot?.part;
        if (spot === undefined || place === undefined) continue;
        const description = `${spot.path} is a Not${name}`;
        if (place.kind === 'entry')
          yield codeMutant(this.name, spot, description, [inPlaceOf(place.entry.key.at, `Not${name}`)]);
        else if (place.kind === 'attribute' || place.kind === 'block') {
          const { file, start, line, column } = place.kind === 'block' ? place.block.at : place.attribute.at;
          yield codeMutant(this.name, spot, description, [
            inPlaceOf({ file, start, end: start, line, column }, 'not_'),
          ]);
        }
      }
  },
};

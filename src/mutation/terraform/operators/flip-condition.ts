import { inPlaceOf } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

/** Turns each condition round: what holds when it is asked for holds when it is not. */
export const flipCondition: TerraformOperator = {
  name: 'flip-condition',
  *mutants({ spots }) {
    for (const spot of spots) {
      const { expression } = spot;
      const [condition, text] =
        expression?.kind === 'conditional'
          ? [expression.condition, `!(${expression.condition.text})`]
          : expression?.kind === 'unary' && expression.operator === '!'
            ? [expression, expression.operand.text]
            : [];
      if (condition === undefined || text === undefined) continue;
      yield codeMutant(this.name, spot, `${spot.path} is the other way round`, [
        inPlaceOf(condition.at, text),
      ]);
    }
  },
};

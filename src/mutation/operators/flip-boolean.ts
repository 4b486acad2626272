import { isScalar, literalOf, replaced, type Operator } from '../operator.ts';

/** Turns true into false and back. */
export const flipBoolean: Operator = {
  name: 'flip-boolean',
  *mutants(original) {
    for (const spot of original.spots) {
      const value = literalOf(spot);
      if (isScalar(spot) && typeof value === 'boolean') yield replaced(original, this.name, spot, !value);
    }
  },
};

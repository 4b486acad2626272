import { literalOf, replaced, type Operator } from '../operator.ts';

/** A boolean, or the text that CloudFormation takes for one. */
const flipped = (value: unknown): boolean | undefined => {
  if (value === true || value === 'true') return false;
  return value === false || value === 'false' ? true : undefined;
};

/** Turns true into false and back. */
export const flipBoolean: Operator = {
  name: 'flip-boolean',
  *mutants(original) {
    for (const spot of original.spots) {
      const value = flipped(literalOf(spot));
      if (value !== undefined) yield replaced(original, this.name, spot, value);
    }
  },
};

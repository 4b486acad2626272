import { literalOf, replaced, type Operator } from '../operator.ts';

/** The numbers just beside one, and one of another magnitude: what it is compared with lies between. */
export const otherNumbers = (value: number): readonly number[] => [
  ...new Set([value + 1, value - 1, value === 0 ? 10 : value * 10]),
];

/** Steps a number up and down, and puts one of another magnitude in its place. */
export const stepNumber: Operator = {
  name: 'step-number',
  *mutants(original) {
    for (const spot of original.spots) {
      const value = literalOf(spot);
      if (typeof value === 'number')
        for (const other of otherNumbers(value)) yield replaced(original, this.name, spot, other);
    }
  },
};

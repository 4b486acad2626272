import { replaced, literalOf, type Operator } from '../operator.ts';

/** Changes of inline code by which its handler is not found any more. */
const changes: readonly (readonly [what: string, change: (code: string) => string])[] = [
  ['no code', () => 'pass\n'],
  ['no handler of that name', (code) => code.replace(/^def lambda_handler\b/m, 'def handle')],
];

/** Takes the handler out of a function's inline code. What code does shows in motion only: see the live mutants. */
export const changeCode: Operator = {
  name: 'change-code',
  *mutants(original) {
    for (const spot of original.spots) {
      const code = spot.key === 'ZipFile' ? literalOf(spot) : undefined;
      if (typeof code !== 'string') continue;
      for (const [what, change] of changes)
        if (change(code) !== code) yield replaced(original, this.name, spot, change(code), what);
    }
  },
};

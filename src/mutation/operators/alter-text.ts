import type { Data } from '../data.ts';
import { replaceWith } from '../edits.ts';
import { literalOf, mutantAt, replaced, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import { callOf } from '../../template/call.ts';
import { literalText } from '../../template/nodes.ts';
import type { Spot } from '../spots.ts';
import { siblingsOf } from './swap-enum.ts';

/** Another text in place of one that no enumeration knows. */
export const otherText = (text: string): string =>
  text.includes('\n') ? '{}' : /^[\d.]+$/.test(text) ? `${text}1` : `x${text}`;

/** Writes another text where a clause may fix one: a name, a description, a format, a handler, a part of a `Sub`. */
export const alterText: Operator = {
  name: 'alter-text',
  *mutants(original) {
    for (const spot of original.spots) {
      const value = literalOf(spot);
      if (typeof value === 'string') yield* literal(original, spot, value);
      const changed = inSub(spot);
      if (changed !== undefined)
        yield mutantAt(original, this.name, spot, `the text of ${spot.path} is another`, [
          replaceWith(original.document, spot, changed),
        ]);
    }
  },
};

function* literal(original: Original, spot: Spot, value: string) {
  // Policies and attributes of a resource have operators of their own; a code's text is no text that a clause fixes.
  if (spot.key === 'DependsOn' || spot.key === 'ZipFile' || siblingsOf(original, spot).length > 0) return;
  // There is no resource of a type that does not exist.
  if (spot.path === `Resources.${spot.name}.Type`) return;
  yield replaced(original, 'alter-text', spot, otherText(value), otherText(value).slice(0, 40));
  // A format: without each of its parts.
  for (const [part] of value.matchAll(/"[^"]+":"\$context[^"]*",?/g))
    yield mutantAt(
      original,
      'alter-text',
      spot,
      `${spot.path} lacks ${part}`,
      [replaceWith(original.document, spot, value.replace(part, '').replace(',}', '}'))],
      `without ${/[^",:]+/.exec(part)?.[0] ?? part}`,
    );
}

/** A `Sub` with another last literal part, or with one. */
const inSub = ({ node }: Spot): Data | undefined => {
  const call = callOf(node);
  const text = call?.name === 'Fn::Sub' ? literalText(call.argument) : undefined;
  return text === undefined ? undefined : { 'Fn::Sub': `${text}x` };
};

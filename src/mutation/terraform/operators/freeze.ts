import type { Expression } from '../../../terraform/syntax.ts';
import { inPlaceOf, textOfFile } from '../edits.ts';
import { hclOf } from '../literals.ts';
import { codeMutant, takesExpressions, type TerraformOperator } from '../operator.ts';
import { usualData, type TerraformOriginal } from '../original.ts';
import { referenceOf } from '../references.ts';
import type { HclSpot } from '../spots.ts';

/** Writes, in place of what follows something, what it comes to with the defaults: right for one deployment, wrong for another. */
export const freeze: TerraformOperator = {
  name: 'freeze',
  *mutants(original) {
    for (const spot of original.spots) {
      const { expression } = spot;
      if (expression === undefined || !takesExpressions(spot) || !follows(expression)) continue;
      const data = usualData(original, expression);
      if (data === undefined) continue;
      const text =
        spot.path.endsWith('}') && typeof data !== 'object'
          ? inText(original, spot, String(data))
          : undefined;
      yield codeMutant(this.name, spot, `${spot.path} is ${hclOf(data)}, whatever it should follow`, [
        text ?? inPlaceOf(spot.at, hclOf(data)),
      ]);
    }
  },
};

/** A reference; or a text that is put together of several. Of one alone the reference itself is frozen. */
const follows = (expression: Expression): boolean =>
  expression.kind === 'template'
    ? expression.parts.filter(({ kind }) => kind !== 'literal').length > 1
    : referenceOf(expression) !== undefined;

/** An interpolation goes with its braces. */
const inText = ({ files }: TerraformOriginal, { at }: HclSpot, data: string) => {
  const text = textOfFile(files, at.file);
  const open = /\$\{\s*$/.exec(text.slice(0, at.start))?.[0].length;
  const close = /^\s*\}/.exec(text.slice(at.end))?.[0].length;
  if (open === undefined || close === undefined) return undefined;
  const escaped = hclOf(data).slice(1, -1);
  return { file: at.file, start: at.start - open, end: at.end + close, text: escaped };
};

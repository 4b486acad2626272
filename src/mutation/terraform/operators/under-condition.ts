import type { Expression } from '../../../terraform/syntax.ts';
import { otherText } from '../../operators/alter-text.ts';
import { otherNumbers } from '../../operators/step-number.ts';
import { intoBlock, inPlaceOf } from '../edits.ts';
import { hclOf } from '../literals.ts';
import { codeMutant, takesExpressions, type CodeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import { referenceOf } from '../references.ts';
import { literalAt, type HclSpot } from '../spots.ts';
import { siblingsOf } from './swap-enum.ts';
import { usually } from '../usually.ts';

/** Makes each value right with the defaults and wrong for another value of a variable; and each resource exist with the defaults only. */
export const underCondition: TerraformOperator = {
  name: 'under-condition',
  *mutants(original) {
    const condition = usually(original);
    if (condition === undefined) return;
    for (const spot of original.spots) {
      if (!takesExpressions(spot)) continue;
      if (spot.section === 'resource' && spot.parent === undefined)
        yield* resource(original, spot, condition);
      else yield* value(original, spot, condition);
    }
  },
};

function* value(original: TerraformOriginal, spot: HclSpot, condition: string): Iterable<CodeMutant> {
  const { expression, part, at } = spot;
  if (expression === undefined || part === undefined) return;
  // A heredoc ends with its line.
  if (['count', 'for_each'].includes(spot.key) || expression.text.includes('<<')) return;
  const other = otherValue(original, spot);
  // An argument that is null is none.
  const none = part.kind === 'attribute' && other === undefined && spot.section !== 'local';
  if (other === undefined && !none) return;
  const either = `(${condition} ? ${expression.text} : ${other ?? 'null'})`;
  yield codeMutant('under-condition', spot, `${spot.path} is another unless ${condition}`, [
    inPlaceOf(at, either),
  ]);
}

/** A value that differs, as HCL: of a literal another, of a switch the other way round; undefined for anything else. */
const otherValue = (original: TerraformOriginal, spot: HclSpot): string | undefined => {
  const { expression } = spot;
  const literal = literalAt(spot);
  if (typeof literal === 'boolean') return hclOf(!literal);
  if (typeof literal === 'number') return hclOf(otherNumbers(literal)[0] ?? 0);
  if (typeof literal === 'string') return hclOf(siblingsOf(spot)[0] ?? otherText(literal));
  if (expression?.kind === 'conditional')
    return `(!(${expression.condition.text}) ? ${expression.yes.text} : ${expression.no.text})`;
  const turned = expression?.kind === 'unary' ? expression.operand : expression;
  return isSwitch(original, turned) ? `!(${expression?.text ?? ''})` : undefined;
};

const isSwitch = ({ module }: TerraformOriginal, expression: Expression | undefined): boolean => {
  const reference = referenceOf(expression);
  if (reference?.head !== 'var') return false;
  const type = module.variables.get(reference.address.slice('var.'.length))?.body.attributes.get('type');
  return type?.value.text === 'bool';
};

/** Only what nobody refers to: of several each would have to be asked for by its number. */
function* resource(original: TerraformOriginal, spot: HclSpot, condition: string): Iterable<CodeMutant> {
  const { address, part } = spot;
  if (part?.kind !== 'block') return;
  if (['count', 'for_each'].some((name) => part.block.body.attributes.has(name))) return;
  const referred = original.spots.some(
    ({ key, expression }) => key !== 'depends_on' && referenceOf(expression)?.address === address,
  );
  if (referred) return;
  yield codeMutant('under-condition', spot, `${address} is made only when ${condition}`, [
    intoBlock(original, part.block, `count = ${condition} ? 1 : 0`),
  ]);
}

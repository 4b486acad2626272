import { inPlaceOf } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import { usualData } from '../original.ts';
import { referenceOf } from '../references.ts';
import { attributesOf } from '../tables/attributes.ts';

/** Takes a resource's name or id for its ARN, or the other way round; and only its id where all of it was taken. */
export const swapAttribute: TerraformOperator = {
  name: 'swap-attribute',
  *mutants(original) {
    for (const spot of original.spots) {
      const { expression, key } = spot;
      const reference = referenceOf(expression);
      if (expression === undefined || reference === undefined || key === 'depends_on') continue;
      const { head, attribute, attributeAt, address } = reference;
      if (['var', 'local', 'data'].includes(head)) continue;
      if (attribute === undefined && spot.part?.kind === 'item') {
        const block = original.module.resources.get(address);
        const each = block?.body.attributes.has('for_each') === true;
        const id = each ? `values(${expression.text})[*].id` : `${expression.text}.id`;
        yield codeMutant(
          this.name,
          spot,
          `${spot.path} takes only the id of ${address}`,
          [inPlaceOf(spot.at, id)],
          'id',
        );
      }
      if (attribute === undefined || attributeAt === undefined) continue;
      const now = usualData(original, expression);
      const others = attributesOf(head);
      if (!others.includes(attribute)) continue;
      for (const other of others) {
        const same =
          expression.kind === 'attribute' &&
          now !== undefined &&
          usualData(original, { ...expression, name: other }) === now;
        if (other === attribute || same) continue;
        const description = `${spot.path} takes ${other} of ${address} for its ${attribute}`;
        yield codeMutant(
          this.name,
          spot,
          description,
          [inPlaceOf(attributeAt, other)],
          `${address}.${other}`,
        );
      }
    }
  },
};

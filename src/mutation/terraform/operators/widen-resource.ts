import { inPlaceOf } from '../edits.ts';
import { literalOf } from '../literals.ts';
import { codeMutant, replacedCode, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import { statementsOf } from '../statements.ts';
import type { HclSpot } from '../spots.ts';

/** Widens a resource to everything, to all that begins like it, and by a wildcard in each part of its ARN. */
export const widenResource: TerraformOperator = {
  name: 'widen-resource',
  *mutants(original) {
    for (const spot of patternsOf(original)) {
      const { expression } = spot;
      if (expression === undefined || literalOf(expression) === '*') continue;
      yield replacedCode(this.name, spot, expression.kind === 'list' ? '["*"]' : '"*"', '*');
      if (expression.kind === 'template') {
        const end = spot.at.end - 1;
        yield codeMutant(
          this.name,
          spot,
          `${spot.path} has an open end`,
          [{ file: spot.at.file, start: end, end, text: '*' }],
          'open end',
        );
        for (const [index, part] of expression.parts.entries())
          if (part.kind !== 'literal')
            yield codeMutant(
              this.name,
              spot,
              `${spot.path} has * in place of ${part.text}`,
              [inPlaceOf(part.at, '"*"')],
              `{${String(index)}}`,
            );
      } else if (expression.kind !== 'list')
        yield replacedCode(this.name, spot, `"\${${expression.text}}*"`, 'open end');
    }
  },
};

/** A statement's resources, and the source that a Lambda permission names. */
const patternsOf = (original: TerraformOriginal): readonly HclSpot[] => [
  ...statementsOf(original).flatMap(({ part }) => {
    const resource = part('Resource');
    return resource === undefined
      ? []
      : [
          resource,
          ...original.spots.filter((each) => each.parent === resource && each.part?.kind === 'item'),
        ];
  }),
  ...original.spots.filter(
    ({ key, part, section }) => section === 'resource' && part?.kind === 'attribute' && key === 'source_arn',
  ),
];

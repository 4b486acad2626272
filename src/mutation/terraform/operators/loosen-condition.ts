import { replacedCode, type TerraformOperator } from '../operator.ts';

const counterparts: Readonly<Record<string, string>> = { '==': '!=', '!=': '==', '&&': '||', '||': '&&' };

/** Leaves out either side of a comparison or a conjunction, and takes its operator for another. */
export const loosenCondition: TerraformOperator = {
  name: 'loosen-condition',
  *mutants({ spots }) {
    for (const spot of spots) {
      const { expression } = spot;
      const other = expression?.kind === 'binary' ? counterparts[expression.operator] : undefined;
      if (expression?.kind !== 'binary' || other === undefined) continue;
      const { left, right, operator } = expression;
      yield replacedCode(this.name, spot, `${left.text} ${other} ${right.text}`, other);
      if (operator !== '&&' && operator !== '||') continue;
      yield replacedCode(this.name, spot, left.text, 'the left side alone');
      yield replacedCode(this.name, spot, right.text, 'the right side alone');
    }
  },
};

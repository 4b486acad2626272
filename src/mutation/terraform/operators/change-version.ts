import { hclOf } from '../literals.ts';
import { replacedCode, type TerraformOperator } from '../operator.ts';
import { literalAt } from '../spots.ts';

/** Asks for any version, for an older one, and for one that nobody has. */
export const changeVersion: TerraformOperator = {
  name: 'change-version',
  *mutants({ spots }) {
    for (const spot of spots) {
      const value = literalAt(spot);
      if (spot.section !== 'terraform' || typeof value !== 'string' || !/version$/.test(spot.key)) continue;
      const major = Number(/\d+/.exec(value)?.[0] ?? '1');
      for (const other of [
        '>= 0.1',
        `>= ${String(Math.max(0, major - 1))}.0`,
        `>= ${String(major)}.0`,
        `< ${String(major)}.0`,
      ])
        if (other !== value) yield replacedCode(this.name, spot, hclOf(other));
    }
  },
};

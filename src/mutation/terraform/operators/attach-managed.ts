import { managedPolicies } from '../../tables/actions.ts';
import { atEnd } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

/** Attaches a policy of AWS to each role. */
export const attachManaged: TerraformOperator = {
  name: 'attach-managed',
  *mutants(original) {
    for (const role of original.resources.filter(({ type }) => type === 'aws_iam_role'))
      for (const name of managedPolicies) {
        const attachment = `resource "aws_iam_role_policy_attachment" "elsewhere" {\n  role       = ${role.address}.name\n  policy_arn = "arn:aws:iam::aws:policy/${name}"\n}`;
        yield codeMutant(
          this.name,
          role,
          `${role.address} has AWS's ${name} as well`,
          [atEnd(original, role.at.file, attachment)],
          name,
        );
      }
  },
};

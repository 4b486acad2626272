import { atEnd } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

const policy = (action: string, resource: string): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = ${resource} }] })`;

/** Resources that give a role a policy from outside of it. */
const carriers: Readonly<Record<string, (role: string, document: string) => string>> = {
  aws_iam_role_policy: (role, document) =>
    `resource "aws_iam_role_policy" "elsewhere" {\n  name   = "elsewhere"\n  role   = ${role}.id\n  policy = ${document}\n}`,
  aws_iam_role_policy_attachment: (role, document) =>
    `resource "aws_iam_policy" "elsewhere" {\n  name   = "elsewhere"\n  policy = ${document}\n}\n\nresource "aws_iam_role_policy_attachment" "elsewhere" {\n  role       = ${role}.name\n  policy_arn = aws_iam_policy.elsewhere.arn\n}`,
  aws_iam_policy_attachment: (role, document) =>
    `resource "aws_iam_policy" "elsewhere" {\n  name   = "elsewhere"\n  policy = ${document}\n}\n\nresource "aws_iam_policy_attachment" "elsewhere" {\n  name       = "elsewhere"\n  roles      = [${role}.name]\n  policy_arn = aws_iam_policy.elsewhere.arn\n}`,
};

/** Attaches a policy to each role from another resource. */
export const attachElsewhere: TerraformOperator = {
  name: 'attach-elsewhere',
  *mutants(original) {
    const table = original.resources.find(({ type }) => type === 'aws_dynamodb_table')?.address;
    const grants: readonly (readonly [action: string, resource: string])[] = [
      ['s3:GetObject', '"*"'],
      ['logs:DeleteLogGroup', '"*"'],
      ...(table === undefined ? [] : [['dynamodb:BatchGetItem', `${table}.arn`] as const]),
    ];
    for (const role of original.resources.filter(({ type }) => type === 'aws_iam_role'))
      for (const [type, carrier] of Object.entries(carriers))
        for (const [action, resource] of grants)
          yield codeMutant(
            this.name,
            role,
            `an ${type} grants ${role.address} ${action} as well`,
            [atEnd(original, role.at.file, carrier(role.address, policy(action, resource)))],
            `${type} ${action}`,
          );
  },
};

import { getAtt, ref, type Data } from '../data.ts';
import { addEntry } from '../edits.ts';
import type { Edit } from '../mutant.ts';
import { mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';

/** Resources that give a role a policy from outside of it, by what each is told of the role. */
const carriers: Readonly<Record<string, (role: string) => { readonly [key: string]: Data }>> = {
  'AWS::IAM::ManagedPolicy': (role) => ({ Roles: [ref(role)] }),
  'AWS::IAM::Policy': (role) => ({ PolicyName: 'Elsewhere', Roles: [ref(role)] }),
  'AWS::IAM::RolePolicy': (role) => ({ PolicyName: 'Elsewhere', RoleName: ref(role) }),
};

/** Adds a policy to a role, in a resource of its own. */
export const attachment = (
  original: Original,
  role: string,
  statement: Data,
  type: keyof typeof carriers = 'AWS::IAM::ManagedPolicy',
): Edit | undefined => {
  const resources = original.at('Resources')?.node;
  const carrier = carriers[type];
  if (resources?.kind !== 'mapping' || carrier === undefined) return undefined;
  const policy = { ...carrier(role), PolicyDocument: { Version: '2012-10-17', Statement: [statement] } };
  return addEntry(original.document, resources, 'PolicyFromElsewhere', { Type: type, Properties: policy });
};

/** Attaches a policy to each role from another resource. */
export const attachElsewhere: Operator = {
  name: 'attach-elsewhere',
  *mutants(original) {
    const table = original.resource('AWS::DynamoDB::Table')?.name;
    const grants: readonly (readonly [string, Data])[] = [
      ['s3:GetObject', '*'],
      ['logs:DeleteLogGroup', '*'],
      ...(table === undefined ? [] : [['dynamodb:Scan', getAtt(table, 'Arn')] as const]),
    ];
    for (const role of original.resources.filter(({ type }) => type === 'AWS::IAM::Role'))
      for (const type of Object.keys(carriers))
        for (const [action, resource] of grants) {
          const edit = attachment(
            original,
            role.name,
            { Effect: 'Allow', Action: action, Resource: resource },
            type,
          );
          if (edit === undefined) continue;
          const description = `an ${type} grants ${role.name} ${action} as well`;
          yield mutantAt(original, this.name, role, description, [edit], `${type} ${action}`);
        }
  },
};

import { addEntry, addItem } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { managedPolicies } from '../tables/actions.ts';

/** Attaches a policy of AWS to each role. */
export const attachManaged: Operator = {
  name: 'attach-managed',
  *mutants(original) {
    for (const role of original.resources.filter(({ type }) => type === 'AWS::IAM::Role')) {
      const properties = original.at(`${role.path}.Properties`)?.node;
      const attached = original.at(`${role.path}.Properties.ManagedPolicyArns`)?.node;
      for (const name of managedPolicies) {
        const arn = `arn:aws:iam::aws:policy/${name}`;
        const edit =
          attached?.kind === 'sequence'
            ? addItem(original.document, attached, arn)
            : properties?.kind === 'mapping'
              ? addEntry(original.document, properties, 'ManagedPolicyArns', [arn])
              : undefined;
        if (edit !== undefined)
          yield mutantAt(original, this.name, role, `${role.name} has AWS's ${name} as well`, [edit], name);
      }
    }
  },
};

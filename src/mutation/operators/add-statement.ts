import { dataOf, type Data } from '../data.ts';
import { addItem } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { statementsOf, type Statement } from '../policies.ts';

/** Adds a statement to a policy that allows everything, and one that takes back what another gives. */
export const addStatement: Operator = {
  name: 'add-statement',
  *mutants(original) {
    for (const statement of statementsOf(original)) {
      const list = statement.spot.parent;
      if (list?.node.kind !== 'sequence') continue;
      const { node } = list;
      const added = (data: Data, description: string, what: string) =>
        mutantAt(
          original,
          this.name,
          statement.spot,
          description,
          [addItem(original.document, node, data)],
          what,
        );
      if (statement.spot.index === 0)
        yield added(everything(statement), `${list.path} allows everything`, 'everything');
      yield added(denial(statement), `${list.path} denies what ${statement.spot.path} allows`, 'deny');
    }
  },
};

const principal = ({ part }: Statement, who: Data | undefined): { readonly [key: string]: Data } => {
  const own = part('Principal');
  return own === undefined ? {} : { Principal: who ?? dataOf(own.node) };
};

const resource = ({ part }: Statement, which: Data | undefined): { readonly [key: string]: Data } => {
  const own = part('Resource');
  return own === undefined ? {} : { Resource: which ?? dataOf(own.node) };
};

const everything = (statement: Statement): Data => {
  const [first] = statement.actions;
  const trust = first?.action.startsWith('sts:') === true;
  return {
    Effect: 'Allow',
    ...principal(statement, { AWS: '*' }),
    Action: trust ? 'sts:AssumeRole' : '*',
    ...resource(statement, '*'),
  };
};

const denial = (statement: Statement): Data => ({
  Effect: 'Deny',
  ...principal(statement, undefined),
  Action: dataOf(statement.part('Action')?.node ?? statement.node),
  ...resource(statement, undefined),
});

import { dataOf, sub, type Data } from '../data.ts';
import { addEntry, replaceWith } from '../edits.ts';
import type { Mutant } from '../mutant.ts';
import { literalOf, mutantAt, replaced, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import { statementsOf } from '../policies.ts';
import type { Spot } from '../spots.ts';
import { principals } from '../tables/actions.ts';

const ownRoot = sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root');
const foreignRoot = 'arn:aws:iam::999999999999:root';

/** Changes whom a statement is about, and adds somebody to it: a service, everybody, an account. */
export const changePrincipal: Operator = {
  name: 'change-principal',
  *mutants(original) {
    for (const { part } of statementsOf(original)) {
      const principal = part('Principal');
      if (principal === undefined) continue;
      yield replaced(original, this.name, principal, '*');
      const service = part('Principal.Service');
      const account = part('Principal.AWS');
      if (service !== undefined) yield* services(original, service);
      if (account !== undefined) yield* accounts(original, account);
      const { node } = principal;
      if (node.kind === 'mapping' && account === undefined)
        yield mutantAt(
          original,
          this.name,
          principal,
          `${principal.path} is the account as well`,
          [addEntry(original.document, node, 'AWS', ownRoot)],
          '+account',
        );
    }
  },
};

function* services(original: Original, spot: Spot): Iterable<Mutant> {
  const service = literalOf(spot);
  if (typeof service !== 'string') return;
  for (const other of principals) {
    if (other === service) continue;
    yield replaced(original, 'change-principal', spot, other);
    yield added(original, spot, other);
  }
  yield replaced(original, 'change-principal', spot, service.replace('.', '.us-east-1.'));
}

function* accounts(original: Original, spot: Spot): Iterable<Mutant> {
  const who = literalOf(spot);
  for (const [other, what] of [
    ['*', '*'],
    [foreignRoot, 'another account'],
    [ownRoot, 'the account'],
  ] as const)
    if (other !== who && JSON.stringify(dataOf(spot.node)) !== JSON.stringify(other))
      yield replaced(original, 'change-principal', spot, other, what);
  yield added(original, spot, foreignRoot);
}

const added = (original: Original, spot: Spot, other: Data & string): Mutant =>
  mutantAt(
    original,
    'change-principal',
    spot,
    `${spot.path} is ${other} as well`,
    [replaceWith(original.document, spot, [dataOf(spot.node), other])],
    `+${other}`,
  );

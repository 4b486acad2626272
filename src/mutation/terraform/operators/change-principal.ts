import { principals } from '../../tables/actions.ts';
import { intoCollection, inPlaceOf, intoBlock } from '../edits.ts';
import { quoted } from '../literals.ts';
import { codeMutant, replacedCode, type CodeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import { statementsOf } from '../statements.ts';
import { literalAt, type HclSpot } from '../spots.ts';

const foreignRoot = 'arn:aws:iam::999999999999:root';

/** Changes whom a statement is about, and adds somebody to it: a service, everybody, an account. */
export const changePrincipal: TerraformOperator = {
  name: 'change-principal',
  *mutants(original) {
    for (const { part, spot: statement } of statementsOf(original)) {
      const principal = part('Principal');
      if (principal === undefined) continue;
      if (principal.part?.kind === 'block' && statement.part?.kind === 'block') {
        const everyone = 'principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }';
        yield codeMutant(
          this.name,
          principal,
          `${principal.path} is everyone as well`,
          [intoBlock(original, statement.part.block, everyone)],
          '+everyone',
        );
      } else {
        yield replacedCode(this.name, principal, '"*"', '*');
        const edit = intoCollection(original, principal.at, `AWS = ${quoted(foreignRoot)}`);
        const has = original.spots.some((each) => each.parent === principal && each.key === 'AWS');
        if (edit !== undefined && !has)
          yield codeMutant(
            this.name,
            principal,
            `${principal.path} is an account as well`,
            [edit],
            '+account',
          );
      }
      const named = original.spots.filter(
        (each) => isWithin(each, principal) && ['Service', 'AWS', 'identifiers'].includes(each.key),
      );
      for (const each of named) yield* others(original, each);
    }
  },
};

const isWithin = (spot: HclSpot, ancestor: HclSpot): boolean =>
  spot.parent !== undefined && (spot.parent === ancestor || isWithin(spot.parent, ancestor));

function* others(original: TerraformOriginal, spot: HclSpot): Iterable<CodeMutant> {
  const { expression } = spot;
  const who = literalAt(spot);
  if (expression?.kind === 'list') {
    const added = intoCollection(original, spot.at, quoted(foreignRoot));
    if (added !== undefined)
      yield codeMutant(
        'change-principal',
        spot,
        `${spot.path} is another account as well`,
        [added],
        '+another account',
      );
    return;
  }
  if (typeof who !== 'string') {
    // The account's root, or another role: everybody, and somebody else.
    if (spot.part !== undefined)
      for (const other of ['*', foreignRoot]) yield replacedCode('change-principal', spot, quoted(other));
    return;
  }
  if (!who.endsWith('.amazonaws.com')) return;
  for (const other of [...principals.filter((each) => each !== who), who.replace('.', '.us-east-1.')])
    yield replacedCode('change-principal', spot, quoted(other));
  if (spot.part?.kind === 'entry' || spot.part?.kind === 'attribute')
    for (const other of principals)
      if (other !== who)
        yield codeMutant(
          'change-principal',
          spot,
          `${spot.path} is ${other} as well`,
          [inPlaceOf(spot.at, `[${quoted(who)}, ${quoted(other)}]`)],
          `+${other}`,
        );
}

import type { CodeEdit } from '../declaration.ts';
import { intoBlock, intoCollection } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import { statementsOf, type HclStatement } from '../statements.ts';

/** Adds a statement to a policy that allows everything, and one that takes back what another gives. */
export const addStatement: TerraformOperator = {
  name: 'add-statement',
  *mutants(original) {
    for (const statement of statementsOf(original)) {
      const { spot } = statement;
      const holder = spot.parent;
      if (holder === undefined) continue;
      const everything = added(original, statement, 'Allow');
      const denial = added(original, statement, 'Deny');
      if (everything !== undefined && isFirst(original, statement))
        yield codeMutant(this.name, spot, `${holder.path} allows everything`, [everything], 'everything');
      if (denial !== undefined)
        yield codeMutant(this.name, spot, `${holder.path} denies what ${spot.path} allows`, [denial], 'deny');
    }
  },
};

const isFirst = (original: TerraformOriginal, { spot }: HclStatement): boolean =>
  statementsOf(original).find((each) => each.spot.parent === spot.parent)?.spot === spot;

const added = (
  original: TerraformOriginal,
  { spot, part, actions }: HclStatement,
  effect: 'Allow' | 'Deny',
): CodeEdit | undefined => {
  const { parent } = spot;
  if (parent === undefined) return undefined;
  const trust = actions[0]?.action.startsWith('sts:') === true;
  const all = trust ? 'sts:AssumeRole' : '*';
  const text = (name: 'Action' | 'Resource' | 'Principal'): string | undefined =>
    part(name)?.expression?.text;
  if (spot.part?.kind === 'block') {
    if (parent.part?.kind !== 'block') return undefined;
    const lines = [
      `effect = "${effect}"`,
      `actions = ${effect === 'Deny' ? (text('Action') ?? '["*"]') : `["${all}"]`}`,
      ...(part('Resource') === undefined
        ? []
        : [`resources = ${effect === 'Deny' ? (text('Resource') ?? '["*"]') : '["*"]'}`]),
      ...(part('Principal') === undefined
        ? []
        : ['principals {\n      type        = "AWS"\n      identifiers = ["*"]\n    }']),
    ];
    return intoBlock(original, parent.part.block, `statement {\n    ${lines.join('\n    ')}\n  }`);
  }
  if (parent.expression?.kind !== 'list') return undefined;
  const entries = [
    `Effect = "${effect}"`,
    ...(part('Principal') === undefined
      ? []
      : [`Principal = ${effect === 'Deny' ? (text('Principal') ?? '"*"') : '{ AWS = "*" }'}`]),
    `Action = ${effect === 'Deny' ? (text('Action') ?? '"*"') : `"${all}"`}`,
    ...(part('Resource') === undefined
      ? []
      : [`Resource = ${effect === 'Deny' ? (text('Resource') ?? '"*"') : '"*"'}`]),
  ];
  return intoCollection(original, parent.at, `{ ${entries.join(', ')} }`);
};

import type { Expression } from '../../terraform/syntax.ts';
import { literalOf } from './literals.ts';
import type { TerraformOriginal } from './original.ts';
import type { HclSpot } from './spots.ts';

/** A part of a statement, in the words of a policy's JSON. */
export type StatementPart = 'Effect' | 'Action' | 'Resource' | 'Principal' | 'Condition';

/** A statement of a policy in Terraform code. */
export interface HclStatement {
  readonly spot: HclSpot;
  /** As an object of JSON's (in a `jsonencode`), or as a block of an `aws_iam_policy_document`. */
  readonly written: 'object' | 'block';
  part(name: StatementPart): HclSpot | undefined;
  /** Its literal actions. */
  readonly actions: readonly { readonly spot: HclSpot; readonly action: string }[];
}

const blockNames: Readonly<Record<StatementPart, string>> = {
  Effect: 'effect',
  Action: 'actions',
  Resource: 'resources',
  Principal: 'principals',
  Condition: 'condition',
};

const has = (expression: Expression | undefined, ...names: readonly string[]): boolean =>
  expression?.kind === 'object' &&
  expression.entries.some(({ key }) => names.includes(String(literalOf(key) ?? '')));

/** Every statement of every policy. */
export const statementsOf = (original: TerraformOriginal): readonly HclStatement[] =>
  original.spots.flatMap((spot): HclStatement[] => {
    const { expression, part, type } = spot;
    if (has(expression, 'Effect') && has(expression, 'Action', 'NotAction'))
      return [statement(original, spot, 'object')];
    const block = part?.kind === 'block' ? part.block : undefined;
    return block?.type === 'statement' && type === 'aws_iam_policy_document'
      ? [statement(original, spot, 'block')]
      : [];
  });

const statement = (
  original: TerraformOriginal,
  spot: HclSpot,
  written: HclStatement['written'],
): HclStatement => {
  const part = (name: StatementPart): HclSpot | undefined =>
    original.spots.find(
      (each) => each.parent === spot && each.key === (written === 'object' ? name : blockNames[name]),
    );
  const actions = part('Action');
  const own = original.spots.filter(
    (each) => each === actions || (actions !== undefined && each.parent === actions),
  );
  return {
    spot,
    written,
    part,
    actions: own.flatMap((each) => {
      const action = literalOf(each.expression);
      return typeof action === 'string' && (each === actions || each.part?.kind === 'item')
        ? [{ spot: each, action }]
        : [];
    }),
  };
};

/** Whether a spot stands in a policy: its parts have operators of their own. */
export const inStatement = (spot: HclSpot): boolean => {
  for (let each: HclSpot | undefined = spot; each !== undefined; each = each.parent)
    if (
      (has(each.expression, 'Effect') && has(each.expression, 'Action', 'NotAction')) ||
      (each.part?.kind === 'block' && each.part.block.type === 'statement')
    )
      return true;
  return false;
};

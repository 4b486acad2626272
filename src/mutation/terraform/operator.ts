import type { Mutant } from '../mutant.ts';
import { label } from '../operator.ts';
import type { CodeEdit } from './declaration.ts';
import { inPlaceOf } from './edits.ts';
import type { TerraformOriginal } from './original.ts';
import type { HclSpot } from './spots.ts';

/** Terraform code with one thing changed. */
export interface CodeMutant extends Mutant {
  readonly edits: readonly CodeEdit[];
}

/** One idea of what may be wrong with Terraform code, and every place where it applies. */
export interface TerraformOperator {
  /** The first part of its mutants' ids. */
  readonly name: string;
  mutants(original: TerraformOriginal): Iterable<CodeMutant>;
}

/** A mutant of one spot. @param what tells it from the operator's others at that spot. */
export const codeMutant = (
  operator: string,
  { path, address, at: { file, line, column } }: HclSpot,
  description: string,
  edits: readonly CodeEdit[],
  what?: string,
): CodeMutant => ({
  id: `${operator}:${path}${what === undefined ? '' : `=${what}`}`,
  operator,
  description,
  edits,
  at: { resource: address, path: path.slice(address.length).replace(/^\./, ''), file, line, column },
});

/** The mutant that has other code in a value's place. */
export const replacedCode = (operator: string, spot: HclSpot, hcl: string, what = shortly(hcl)): CodeMutant =>
  codeMutant(operator, spot, `${spot.path} is ${what}`, [inPlaceOf(spot.at, hcl)], what);

/** Code on one line, not too long; a text without its quotes. */
export const shortly = (hcl: string): string =>
  label(/^"[^"]*"$/.test(hcl) ? hcl.slice(1, -1) : hcl.replace(/\s+/g, ' '));

/** Arguments that Terraform itself reads, before it evaluates anything: no expression may stand there. */
const fixed = new Set(['depends_on', 'provider', 'alias']);

/** Whether an expression may stand at a spot: in most of a resource, a data source, a local, an output and a provider. */
export const takesExpressions = (spot: HclSpot): boolean => {
  if (spot.section === 'variable' || spot.section === 'terraform') return false;
  for (let each: HclSpot | undefined = spot; each !== undefined; each = each.parent)
    if (each.part?.kind === 'block' && each.key === 'lifecycle') return false;
    else if (each.part?.kind === 'attribute' && fixed.has(each.key)) return false;
  return spot.section !== 'output' || spot.key !== 'description';
};

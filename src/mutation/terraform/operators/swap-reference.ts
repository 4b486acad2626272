import { pascalCase } from '../../../terraform/variables.ts';
import { valueOfKind } from '../kinds.ts';
import { atEnd, inPlaceOf } from '../edits.ts';
import type { CodeEdit } from '../declaration.ts';
import { codeMutant, type CodeMutant, type TerraformOperator } from '../operator.ts';
import { usualData, type TerraformOriginal } from '../original.ts';
import { referenceOf, type HclReference } from '../references.ts';
import type { HclSpot } from '../spots.ts';
import { decoyOf } from '../tables/decoys.ts';

/** Points each reference at another thing of the same kind: at each that the code has, and at a resource that is added. */
export const swapReference: TerraformOperator = {
  name: 'swap-reference',
  *mutants(original) {
    for (const spot of original.spots) {
      const reference = referenceOf(spot.expression);
      if (reference === undefined) continue;
      if (reference.head === 'data') yield* otherData(original, spot);
      else if (reference.head === 'var') yield* otherVariables(original, spot, reference);
      else if (reference.head === 'local') yield* otherLocals(original, spot, reference);
      else yield* otherResources(original, spot, reference);
    }
  },
};

const to = (spot: HclSpot, from: string, name: string, edits: readonly CodeEdit[]): CodeMutant =>
  codeMutant('swap-reference', spot, `${spot.path} refers to ${name} in place of ${from}`, edits, name);

function* otherResources(
  original: TerraformOriginal,
  spot: HclSpot,
  { head, address, addressAt, instanceAt }: HclReference,
): Iterable<CodeMutant> {
  const { resources } = original.module;
  const own = resources.get(address);
  if (own === undefined) return;
  const many = (name: string): string =>
    ['count', 'for_each'].find((each) => resources.get(name)?.body.attributes.has(each) === true) ?? '';
  for (const [other, { labels }] of resources)
    // What is itself is no circle, and an item of depends_on twice is one.
    if (labels[0] === head && other !== address && other !== spot.address && many(other) === many(address))
      yield to(spot, address, other, [inPlaceOf(addressAt, other)]);
  const decoy = spot.key === 'depends_on' ? undefined : decoyOf(original, head);
  if (decoy === undefined) return;
  const name = `${head}.other`;
  yield to(spot, address, name, [inPlaceOf(instanceAt, name), atEnd(original, spot.at.file, decoy)]);
}

/** So many other variables stand for all: any of them that differs is as wrong as another. */
const otherValues = 2;

/** The next variables of the same type that have another value. */
function* otherVariables(
  { module, scenarios }: TerraformOriginal,
  spot: HclSpot,
  { address, addressAt }: HclReference,
): Iterable<CodeMutant> {
  const typeOf = (name: string): string | undefined =>
    module.variables.get(name)?.body.attributes.get('type')?.value.text;
  const own = address.slice('var.'.length);
  const usual = scenarios[0]?.parameters;
  const names = [...module.variables.keys()];
  const others = [...names.slice(names.indexOf(own) + 1), ...names].filter((name) => {
    const value = usual?.get(pascalCase(name)) ?? '';
    return (
      name !== own && typeOf(name) === typeOf(own) && value !== '' && value !== usual?.get(pascalCase(own))
    );
  });
  for (const name of [...new Set(others)].slice(0, otherValues))
    yield to(spot, address, `var.${name}`, [inPlaceOf(addressAt, `var.${name}`)]);
}

function* otherLocals(
  original: TerraformOriginal,
  spot: HclSpot,
  { address, addressAt }: HclReference,
): Iterable<CodeMutant> {
  const { locals } = original.module;
  const kindOf = (name: string): string | undefined => {
    const local = locals.get(name);
    return local && valueOfKind(usualData(original, local.value), local.value);
  };
  const own = address.slice('local.'.length);
  for (const name of locals.keys())
    if (name !== own && spot.address !== `local.${name}` && kindOf(name) === kindOf(own))
      yield to(spot, address, `local.${name}`, [inPlaceOf(addressAt, `local.${name}`)]);
}

/** What data sources tell, of which the code takes this here and that there. */
function* otherData(original: TerraformOriginal, spot: HclSpot): Iterable<CodeMutant> {
  const own = spot.expression?.text ?? '';
  const taken = new Set(
    original.spots.flatMap(({ expression }) => {
      const reference = referenceOf(expression);
      return reference?.head === 'data' && reference.attribute !== undefined ? [expression?.text ?? ''] : [];
    }),
  );
  for (const other of taken) if (other !== own) yield to(spot, own, other, [inPlaceOf(spot.at, other)]);
}

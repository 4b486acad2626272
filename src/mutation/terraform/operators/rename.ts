import { otherNames } from '../../operators/rename.ts';
import { hclOf, quoted, stringLiteral } from '../literals.ts';
import type { CodeEdit } from '../declaration.ts';
import { inPlaceOf, textOfFile } from '../edits.ts';
import { codeMutant, type CodeMutant, type TerraformOperator } from '../operator.ts';
import type { TerraformOriginal } from '../original.ts';
import { referenceOf } from '../references.ts';
import { literalAt, type HclSpot } from '../spots.ts';

/** Gives an output, a variable (with all that refers to it), an environment variable, a tag, a header or a path another name. */
export const rename: TerraformOperator = {
  name: 'rename',
  *mutants(original) {
    for (const spot of original.spots) {
      if (spot.parent === undefined && (spot.section === 'output' || spot.section === 'variable'))
        yield* renamedBlock(original, spot);
      else if (spot.part?.kind === 'entry' && isNamed(spot)) yield* renamedEntry(spot);
      else if (isName(spot)) yield* renamedValue(spot);
    }
  },
};

const named = (spot: HclSpot, from: string, name: string, edits: readonly CodeEdit[]): CodeMutant =>
  codeMutant('rename', spot, `${from} is called ${name}`, edits, name);

/** Objects whose keys are names that somebody else reads. */
const holders = new Set([
  'variables',
  'tags',
  'dimensions',
  'format',
  'attributes',
  'request_templates',
  'request_parameters',
  'response_parameters',
  'triggers',
]);

const isNamed = ({ parent }: HclSpot): boolean =>
  parent !== undefined && (holders.has(parent.key) || /(?:^|_)tags$/.test(parent.key));

const isName = ({ key, part }: HclSpot): boolean =>
  part?.kind === 'attribute' &&
  ['path_part', 'hash_key', 'range_key', 'attribute_name', 'stage_name'].includes(key);

function* renamedEntry(spot: HclSpot): Iterable<CodeMutant> {
  if (spot.part?.kind !== 'entry') return;
  const { key } = spot.part.entry;
  const name = stringLiteral(key);
  if (name === undefined) return;
  for (const other of otherNames(name))
    yield named(spot, name, other, [inPlaceOf(key.at, key.text.startsWith('"') ? quoted(other) : other)]);
}

function* renamedValue(spot: HclSpot): Iterable<CodeMutant> {
  const value = literalAt(spot);
  if (typeof value === 'string')
    for (const other of otherNames(value))
      yield named(spot, value, other, [inPlaceOf(spot.at, hclOf(other))]);
}

function* renamedBlock(original: TerraformOriginal, spot: HclSpot): Iterable<CodeMutant> {
  const name = spot.address.slice(spot.section.length + 1);
  const { file, start, end } = spot.at;
  const label = textOfFile(original.files, file).slice(start, end).indexOf(`"${name}"`);
  if (label < 0) return;
  const at = { ...spot.at, start: start + label + 1, end: start + label + 1 + name.length };
  const references = original.spots.flatMap(({ expression }) => {
    const reference = referenceOf(expression);
    return spot.section === 'variable' && reference?.address === `var.${name}` ? [reference.addressAt] : [];
  });
  for (const other of otherNames(name))
    yield named(spot, name, other, [
      inPlaceOf(at, other),
      ...references.map((each) => inPlaceOf(each, `var.${other}`)),
    ]);
}

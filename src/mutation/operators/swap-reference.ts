import { getAtt, type Data } from '../data.ts';
import { addEntry, replaceWith } from '../edits.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import { referencesAt, type Reference } from '../references.ts';
import { decoyFunction, decoys, decoysOfApi } from '../tables/decoys.ts';

/** The logical id of a second resource of a type, which is there only for a reference to point at. */
export const decoyId = (type: string): string => `Other${type.slice(type.lastIndexOf(':') + 1)}`;

/** Adds a second resource of a type; undefined for a type of which none is known. */
export const addDecoy = (original: Original, type: string): Edit | undefined => {
  const resources = original.at('Resources')?.node;
  const properties = decoyOf(original, type);
  if (properties === undefined || resources?.kind !== 'mapping') return undefined;
  return addEntry(original.document, resources, decoyId(type), { Type: type, Properties: properties });
};

const decoyOf = (original: Original, type: string): Data | undefined => {
  const role = original.resource('AWS::IAM::Role')?.name;
  const api = original.resource('AWS::ApiGateway::RestApi')?.name;
  if (type === 'AWS::Lambda::Function' && role !== undefined) return decoyFunction(getAtt(role, 'Arn'));
  return decoys[type] ?? (api === undefined ? undefined : decoysOfApi[type]?.(api));
};

/** Parameters and pseudo parameters that are texts, as another of which each can be mistaken. */
const pseudo = ['AWS::StackName', 'AWS::AccountId', 'AWS::Region'];

/** Points each reference at another thing of the same type: at each that the template has, and at one that is added. */
export const swapReference: Operator = {
  name: 'swap-reference',
  *mutants(original) {
    const parameters = original.spots
      .filter(({ parent }) => parent?.path === 'Parameters')
      .map(({ name }) => name);
    const types = new Map(original.resources.map(({ name, type }) => [name, type]));
    for (const spot of original.spots)
      for (const reference of referencesAt(spot)) {
        const type = types.get(reference.name);
        if (type !== undefined) yield* otherResources(original, reference, type);
        for (const names of [parameters, pseudo])
          if (names.includes(reference.name))
            for (const other of names) if (other !== reference.name) yield to(original, reference, other, []);
      }
  },
};

function* otherResources(original: Original, reference: Reference, type: string): Iterable<Mutant> {
  for (const { name } of original.resources.filter(
    (each) => each.type === type && each.name !== reference.name,
  ))
    yield to(original, reference, name, []);
  const added = addDecoy(original, type);
  if (added !== undefined) yield to(original, reference, decoyId(type), [added]);
}

const to = (original: Original, reference: Reference, name: string, more: readonly Edit[]): Mutant => {
  const { spot, attribute, part = '' } = reference;
  const edits = [replaceWith(original.document, spot, reference.with(name, attribute)), ...more];
  const description = `${spot.path} refers to ${name} in place of ${reference.name}`;
  return mutantAt(original, 'swap-reference', spot, description, edits, `${String(part)}${name}`);
};

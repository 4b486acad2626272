import { renameKey, replaceWith } from '../edits.ts';
import type { Edit, Mutant } from '../mutant.ts';
import { literalOf, mutantAt, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import { renamedAt } from '../references.ts';
import type { Spot } from '../spots.ts';

/** Another spelling that a reader may overlook, and another name. */
export const otherNames = (name: string): readonly string[] => {
  const first = name.charAt(0);
  const cased = (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
  return [...new Set([cased, `${name}2`])].filter((each) => each !== name);
};

/** Gives an output, a parameter (with all that refers to it), an environment variable, a tag or a path another name. */
export const rename: Operator = {
  name: 'rename',
  *mutants(original) {
    for (const spot of original.spots) {
      if (spot.parent?.path === 'Parameters') yield* renamedParameter(original, spot);
      else if (isNamedEntry(spot)) yield* renamedEntry(original, spot);
      else if (isName(spot)) yield* renamedValue(original, spot);
    }
  },
};

const isNamedEntry = ({ entry, parent, path }: Spot): boolean =>
  entry !== undefined && (parent?.path === 'Outputs' || /\.Environment\.Variables\.[^.[\]]+$/.test(path));

/** A path of the API, a tag's key, a dimension or an attribute. */
const isName = ({ key, path }: Spot): boolean =>
  key === 'PathPart' ||
  key === 'AttributeName' ||
  /\.Tags\[\d+\]\.Key$/.test(path) ||
  /\.Dimensions\[\d+\]\.Name$/.test(path);

function* renamedEntry(original: Original, spot: Spot): Iterable<Mutant> {
  const { entry, key } = spot;
  if (entry !== undefined)
    for (const name of otherNames(key))
      yield named(original, spot, key, name, [renameKey(original.document, entry, name)]);
}

function* renamedValue(original: Original, spot: Spot): Iterable<Mutant> {
  const value = literalOf(spot);
  if (typeof value === 'string')
    for (const name of otherNames(value))
      yield named(original, spot, value, name, [replaceWith(original.document, spot, name)]);
}

function* renamedParameter(original: Original, spot: Spot): Iterable<Mutant> {
  const { entry, name } = spot;
  if (entry === undefined) return;
  for (const other of otherNames(name)) {
    const references = original.spots.flatMap((each) => {
      const data = renamedAt(each, name, other);
      return data === undefined ? [] : [replaceWith(original.document, each, data)];
    });
    yield named(original, spot, name, other, [renameKey(original.document, entry, other), ...references]);
  }
}

const named = (original: Original, spot: Spot, from: string, to: string, edits: readonly Edit[]): Mutant =>
  mutantAt(original, 'rename', spot, `${from} is called ${to}`, edits, to);

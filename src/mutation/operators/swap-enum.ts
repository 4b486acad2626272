import { literalOf, replaced, type Operator } from '../operator.ts';
import type { Original } from '../original.ts';
import type { Spot } from '../spots.ts';
import { parameterTypes, resourceTypes, siblings, siblingsOfType } from '../tables/siblings.ts';

/** The values that could stand in a value's place as well; none for a value of no enumeration. */
export const siblingsOf = (original: Original, spot: Spot): readonly string[] => {
  const value = literalOf(spot);
  if (typeof value !== 'string') return [];
  return choices(original, spot, value).filter((each) => each !== value);
};

const choices = (
  { at }: Original,
  { section, key, path, type, name }: Spot,
  value: string,
): readonly string[] => {
  if (section === 'Parameters') {
    if (path === `Parameters.${name}.Type`) return parameterTypes;
    if (path === `Parameters.${name}.Default`) return allowedValues(at(`Parameters.${name}.AllowedValues`));
    return [];
  }
  if (section !== 'Resources') return [];
  if (path === `Resources.${name}.Type`) return resourceTypes.find((types) => types.includes(value)) ?? [];
  return siblingsOfType[type]?.[key] ?? (siblings[key]?.includes(value) === true ? siblings[key] : []);
};

const allowedValues = (spot: Spot | undefined): readonly string[] =>
  spot?.node.kind === 'sequence'
    ? spot.node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
    : [];

/** Swaps a value of an enumeration for each of its siblings. */
export const swapEnum: Operator = {
  name: 'swap-enum',
  *mutants(original) {
    for (const spot of original.spots)
      for (const sibling of siblingsOf(original, spot)) yield replaced(original, this.name, spot, sibling);
  },
};

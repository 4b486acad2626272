import { known, unknown, type Fact } from '../facts/fact.ts';
import { propertiesOf, type Properties } from './properties.ts';

/** The entries of a map, each with its own properties; none of an absent one. What is no map is unknown. */
export const childrenOf = ({ value, at }: Properties): Fact<ReadonlyMap<string, Properties>> => {
  if (value === undefined) return known(new Map(), at);
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind !== 'dict') return unknown('it is not a map', value.at);
  return known(new Map([...value.entries].map(([key, entry]) => [key, propertiesOf(entry, entry.at)])), at);
};

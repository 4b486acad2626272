import { known, unknown, type Fact } from '../facts/fact.ts';
import type { Value } from '../facts/value.ts';
import type { Condition } from './policy.ts';

/** Reads a statement's Condition; unknown when it has no shape that IAM takes, for then nothing can be said of it. */
export const parseConditions = (value: Value): Fact<readonly Condition[]> => {
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind !== 'dict') return unknown('its Condition is not an object', value.at);
  const conditions: Condition[] = [];
  for (const [operator, keys] of value.entries) {
    if (keys.kind === 'unknown') return unknown(keys.reason, keys.at);
    if (keys.kind !== 'dict') return unknown(`its condition ${operator} is not an object`, keys.at);
    for (const [key, wanted] of keys.entries) {
      conditions.push({ operator, key, values: valuesOf(wanted, operator), at: wanted.at });
    }
  }
  return known(conditions, value.at);
};

const valuesOf = (value: Value, operator: string): readonly Fact<string>[] =>
  (value.kind === 'list' ? value.items : [value]).map((item) => {
    if (item.kind === 'unknown') return unknown(item.reason, item.at);
    if (item.kind === 'scalar' && item.value !== null) return known(String(item.value), item.at);
    return unknown(`a value of its condition ${operator} is no string`, item.at);
  });

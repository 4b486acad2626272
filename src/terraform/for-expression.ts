import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Scope } from './evaluate.ts';
import type { Expression, ForExpression } from './syntax.ts';
import { dict, list, scalar, textIn, truthIn, unknownValue } from './values.ts';

/** A collection's keys (or indexes) and values; undefined for what is none. */
export const pairsOf = (collection: Value): readonly (readonly [Value, Value])[] | undefined => {
  if (collection.kind === 'list')
    return collection.items.map((item, index) => [scalar(index, item.at), item] as const);
  if (collection.kind === 'dict')
    return [...collection.entries].map(([key, item]) => [scalar(key, item.at), item] as const);
  return undefined;
};

/** A `for` expression: a list, or an object where it gives keys. */
export const evaluateFor = (
  { keyName, valueName, collection, key, value, condition, groups }: ForExpression,
  scope: Scope,
  at: Place,
  evaluate: (expression: Expression, scope: Scope) => Value,
): Value => {
  const over = evaluate(collection, scope);
  const pairs = pairsOf(over);
  if (over.kind === 'unknown') return unknownValue(over.reason, at);
  if (pairs === undefined) return unknownValue(`${collection.text} is no collection`, at);
  const results: (readonly [string, Value])[] = [];
  for (const [itsKey, itsValue] of pairs) {
    const inner: Scope = {
      ...scope,
      name: (name) => (name === valueName ? itsValue : name === keyName ? itsKey : scope.name(name)),
    };
    if (condition !== undefined) {
      const chosen = evaluate(condition, inner);
      const holds = truthIn(chosen);
      if (holds === undefined)
        return unknownValue(
          chosen.kind === 'unknown' ? chosen.reason : `${condition.text} is no boolean`,
          at,
        );
      if (!holds) continue;
    }
    const name = key === undefined ? scalar('', at) : evaluate(key, inner);
    const text = textIn(name);
    if (text === undefined)
      return unknownValue(name.kind === 'unknown' ? name.reason : 'a key is no text', at);
    results.push([text, evaluate(value, inner)]);
  }
  if (key === undefined)
    return list(
      results.map(([, result]) => result),
      at,
    );
  if (!groups) return dict(results, at);
  const grouped = new Map<string, Value[]>();
  for (const [name, result] of results) grouped.set(name, [...(grouped.get(name) ?? []), result]);
  return dict(
    [...grouped].map(([name, group]) => [name, list(group, at)] as const),
    at,
  );
};

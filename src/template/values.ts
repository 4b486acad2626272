import type { Place } from '../facts/place.ts';
import type { ScalarValue, UnknownValue, Value } from '../facts/value.ts';
import { budget } from './budget.ts';

export const text = (value: string, at: Place): Value => {
  if (value.length > budget.stringLength)
    return unknownValue(`it is longer than ${budget.stringLength} characters`, at);
  // Wherever a reference to Parameter Store or Secrets Manager stands, CloudFormation puts in what it finds there.
  if (value.includes('{{resolve:'))
    return unknownValue('it holds a dynamic reference, which is looked up when the stack is made', at);
  return { kind: 'scalar', value, at };
};

export const scalar = (value: ScalarValue['value'], at: Place): ScalarValue => ({
  kind: 'scalar',
  value,
  at,
});

export const list = (items: readonly Value[], at: Place): Value =>
  items.length > budget.listLength
    ? unknownValue(`it has more than ${budget.listLength} items`, at)
    : { kind: 'list', items, at };

export const texts = (items: readonly string[], at: Place): Value =>
  list(
    items.map((item) => text(item, at)),
    at,
  );

export const unknownValue = (reason: string, at: Place): UnknownValue => ({ kind: 'unknown', reason, at });

/** The same value at another place: where it is used, not where it was made. */
export const movedTo = <V extends Value>(value: V, at: Place): V => ({ ...value, at });

/** A value as a text, where one is asked for: undefined for a list, a map or null. */
export const asText = (value: Value): string | UnknownValue | undefined => {
  if (value.kind === 'unknown') return value;
  return value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
};

/**
 * A value as JSON data; the first unknown inside it when there is one.
 */
export const asData = (value: Value): { readonly data: unknown } | UnknownValue => {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'scalar') return { data: value.value };
  if (value.kind === 'list') {
    const items: unknown[] = [];
    for (const item of value.items) {
      const each = asData(item);
      if ('kind' in each) return each;
      items.push(each.data);
    }
    return { data: items };
  }
  const made: [string, unknown][] = [];
  for (const [key, item] of value.entries) {
    const each = asData(item);
    if ('kind' in each) return each;
    made.push([key, each.data]);
  }
  return { data: Object.fromEntries(made) };
};

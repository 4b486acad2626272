import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import type { Expression } from '../syntax.ts';
import { budget } from '../budget.ts';
import { firstUnknown, unknownBecause, unknownValue } from '../values.ts';
import { attempt } from './attempt.ts';
import { collectionFunctions } from './collections.ts';
import { encodingFunctions } from './encoding.ts';
import type { Fn } from './fn.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './texts.ts';

const functions: ReadonlyMap<string, Fn> = new Map(
  Object.entries({
    ...textFunctions,
    ...collectionFunctions,
    ...listFunctions,
    ...numberFunctions,
    ...encodingFunctions,
  }),
);

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function call comes to; unknown, with the call, for a function that is not modelled or takes no such arguments. */
export const callFunction = (call: Call, of: (argument: Expression) => Value, at: Place): Value => {
  const { name } = call;
  if (name === 'try' || name === 'can') return attempt(name, call.arguments, of, at);
  const fn = functions.get(name);
  if (fn === undefined) return unknownValue(`the function ${name} is not evaluated: ${brief(call.text)}`, at);
  const given = call.arguments.map(of);
  const last = given.at(-1);
  const expanded =
    call.expands && last?.kind === 'list'
      ? [...given.slice(0, -1), ...last.items]
      : call.expands && last !== undefined
        ? [last]
        : given;
  if (fn.partial !== true) {
    const hidden = firstUnknown(expanded);
    if (hidden !== undefined) return unknownBecause(hidden, at);
  }
  return (
    within(apply(fn, expanded, at), at) ??
    unknownValue(`${name} does not take these arguments: ${brief(call.text)}`, at)
  );
};

/** A text can get longer than there is room for. */
const apply = (fn: Fn, given: readonly Value[], at: Place): Value | undefined => {
  try {
    return fn.apply(given, at);
  } catch (thrown) {
    if (thrown instanceof RangeError) return unknownValue('it is too large', at);
    throw thrown;
  }
};

const within = (value: Value | undefined, at: Place): Value | undefined => {
  const size =
    value?.kind === 'list'
      ? value.items.length / budget.items
      : value?.kind === 'scalar' && typeof value.value === 'string'
        ? value.value.length / budget.text
        : 0;
  return size > 1 ? unknownValue('it is too large', at) : value;
};

const brief = (text: string): string =>
  (text.length > 80 ? `${text.slice(0, 80)}…` : text).replace(/\s+/g, ' ');

import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import type { Expression } from '../syntax.ts';
import { firstUnknown, unknownValue } from '../values.ts';
import { collectionFunctions } from './collections.ts';
import { encodingFunctions } from './encoding.ts';
import type { Fn } from './fn.ts';
import { textFunctions } from './texts.ts';

const functions: ReadonlyMap<string, Fn> = new Map(
  Object.entries({ ...textFunctions, ...collectionFunctions, ...encodingFunctions }),
);

type Call = Extract<Expression, { kind: 'call' }>;

/** What a function call comes to; unknown, with the call, for a function that is not modelled or takes no such arguments. */
export const callFunction = (call: Call, of: (argument: Expression) => Value, at: Place): Value => {
  const { name } = call;
  // These two look at whether an argument can be evaluated at all.
  if (name === 'try' || name === 'can')
    return unknownValue(`${name} is not evaluated: ${brief(call.text)}`, at);
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
    if (hidden !== undefined) return unknownValue(hidden.reason, at);
  }
  return (
    fn.apply(expanded, at) ?? unknownValue(`${name} does not take these arguments: ${brief(call.text)}`, at)
  );
};

const brief = (text: string): string =>
  (text.length > 80 ? `${text.slice(0, 80)}…` : text).replace(/\s+/g, ' ');

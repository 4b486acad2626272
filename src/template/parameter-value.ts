import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import { isListType, isLookedUp, type ParameterDeclaration } from './parameters.ts';
import { text, texts, unknownValue } from './values.ts';

/** What `Ref` of a parameter gives: a text (numbers too, as CloudFormation has it), or a list for the types that are one. */
export const parameterValue = (
  { name, type = 'String', default: byDefault }: ParameterDeclaration,
  { parameters }: Scenario,
  at: Place,
): Value => {
  const value = parameters.get(name) ?? byDefault;
  if (isLookedUp(type))
    return unknownValue(`the parameter ${name} is looked up in Parameter Store when the stack is made`, at);
  if (value === undefined) return unknownValue(`the parameter ${name} has no value`, at);
  if (!isListType(type)) return text(value, at);
  return texts(value === '' ? [] : value.split(',').map((item) => item.trim()), at);
};

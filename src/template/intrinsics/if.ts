import { nameText } from '../nodes.ts';
import type { Intrinsic } from '../scope.ts';
import { fixedItems } from './arguments.ts';

/** `Fn::If`: `[condition's name, value, other value]`. */
export const choose: Intrinsic = (argument, at, scope) => {
  const [condition, then, otherwise] = fixedItems(argument, 3) ?? [];
  const name = nameText(condition);
  if (name === undefined || then === undefined || otherwise === undefined)
    return scope.problem('Fn::If takes the name of a condition and two values', at);
  const truth = scope.condition(name, at);
  if (typeof truth === 'object') return { ...truth, at };
  // The branch keeps the place where it is written.
  return scope.value(truth ? then : otherwise, at);
};

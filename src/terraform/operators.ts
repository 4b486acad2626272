import { isDeepStrictEqual } from 'node:util';
import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { numberIn, rounded } from './functions/numbers.ts';
import type { Expression } from './syntax.ts';
import { firstUnknown, plainOf, scalar, truthIn, unknownValue } from './values.ts';

type Operation = Extract<Expression, { kind: 'unary' | 'binary' }>;

const arithmetic: Readonly<Record<string, (a: number, b: number) => number | boolean | undefined>> = {
  '+': (a, b) => rounded(a + b),
  '-': (a, b) => rounded(a - b),
  '*': (a, b) => rounded(a * b),
  '/': (a, b) => (b === 0 ? undefined : a / b),
  '%': (a, b) => (b === 0 ? undefined : a % b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** An operator's result; unknown where an operand is, or is of another type than the operator takes. */
export const operate = (expression: Operation, of: (operand: Expression) => Value, at: Place): Value => {
  const operands = (
    expression.kind === 'unary' ? [expression.operand] : [expression.left, expression.right]
  ).map(of);
  const hidden = firstUnknown(operands);
  if (hidden !== undefined) return unknownValue(hidden.reason, at);
  const [left, right] = operands;
  const result =
    left === undefined
      ? undefined
      : right === undefined
        ? unary(expression.operator, left)
        : binary(expression.operator, left, right);
  return result === undefined
    ? unknownValue(`${expression.operator} does not take these: ${expression.text}`, at)
    : scalar(result, at);
};

const unary = (operator: string, operand: Value): number | boolean | undefined => {
  if (operator === '-') {
    const number = numberIn(operand);
    return number === undefined ? undefined : -number;
  }
  const truth = truthIn(operand);
  return truth === undefined ? undefined : !truth;
};

const binary = (operator: string, left: Value, right: Value): number | boolean | undefined => {
  if (operator === '==' || operator === '!=') {
    const [a, b] = [plainOf(left), plainOf(right)];
    if (a === undefined || b === undefined) return undefined;
    return isDeepStrictEqual(a, b) === (operator === '==');
  }
  if (operator === '&&' || operator === '||') {
    const [a, b] = [truthIn(left), truthIn(right)];
    if (a === undefined || b === undefined) return undefined;
    return operator === '&&' ? a && b : a || b;
  }
  const [a, b] = [numberIn(left), numberIn(right)];
  return a === undefined || b === undefined ? undefined : arithmetic[operator]?.(a, b);
};

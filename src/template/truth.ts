import type { Place } from '../facts/place.ts';
import type { UnknownValue, Value } from '../facts/value.ts';
import { budget } from './budget.ts';
import { callOf } from './call.ts';
import type { Node } from './document.ts';
import { fixedItems, textArgument } from './intrinsics/arguments.ts';
import { nameText } from './nodes.ts';
import type { Scope, Truth } from './scope.ts';
import { asData, unknownValue } from './values.ts';

/** A function that only rules have: what it comes to, or undefined for a name that is none. */
export type RuleFunction = (name: string, argument: Node, at: Place, scope: Scope) => Truth | undefined;

/** What a condition (or, with the functions that only rules have, a rule's assertion) comes to. */
export const truthOf = (node: Node, at: Place, scope: Scope, ruleFunction?: RuleFunction): Truth => {
  const { nesting } = scope;
  if (nesting.depth >= budget.resolvingDepth)
    return unknownValue('its condition is made of too many other ones', at);
  nesting.depth++;
  const truth = decide(node, at, scope, ruleFunction);
  nesting.depth--;
  return truth;
};

const decide = (node: Node, at: Place, scope: Scope, ruleFunction?: RuleFunction): Truth => {
  const inner = (each: Node): Truth => truthOf(each, at, scope, ruleFunction);
  const call = callOf(node, 'condition');
  if (call === undefined) return noCondition(at, scope);
  switch (call.name) {
    case 'Condition': {
      const name = nameText(call.argument);
      return name === undefined
        ? scope.problem('Condition takes the name of a condition', at)
        : scope.condition(name, at);
    }
    case 'Fn::Not': {
      const [only] = fixedItems(call.argument, 1) ?? [];
      if (only === undefined) return scope.problem('Fn::Not takes a list of one condition', at);
      const truth = inner(only);
      return typeof truth === 'object' ? truth : !truth;
    }
    case 'Fn::And':
    case 'Fn::Or': {
      const items = fixedItems(call.argument, 2, 10);
      return items === undefined
        ? scope.problem(`${call.name} takes a list of 2 to 10 conditions`, at)
        : combine(items.map(inner), call.name === 'Fn::Or');
    }
    case 'Fn::Equals': {
      const [one, other] = fixedItems(call.argument, 2) ?? [];
      if (one === undefined || other === undefined)
        return scope.problem('Fn::Equals takes a list of two values', at);
      return equal(one, other, at, scope);
    }
    default:
      return ruleFunction?.(call.name, call.argument, at, scope) ?? noCondition(at, scope);
  }
};

const noCondition = (at: Place, scope: Scope): Truth =>
  scope.problem('a condition is made of Fn::And, Fn::Equals, Fn::Not, Fn::Or and Condition', at);

/** Of all: known as soon as one decides, whatever else is not known. */
const combine = (truths: readonly Truth[], decides: boolean): Truth =>
  truths.includes(decides)
    ? decides
    : (truths.find((truth): truth is UnknownValue => typeof truth === 'object') ?? !decides);

/** CloudFormation compares texts: `"true"` equals `true`, `"1"` equals `1`. */
const equal = (one: Node, other: Node, at: Place, scope: Scope): Truth => {
  const left = comparable(one, at, scope);
  const right = comparable(other, at, scope);
  if (typeof left !== 'string') return left;
  return typeof right === 'string' ? left === right : right;
};

const comparable = (node: Node, at: Place, scope: Scope): string | UnknownValue => {
  const text = textArgument(node, at, scope);
  if (text !== undefined) return text;
  const value: Value | undefined = scope.value(node, at);
  const data = value === undefined ? { data: '' } : asData(value);
  return 'data' in data ? JSON.stringify(data.data) : data;
};

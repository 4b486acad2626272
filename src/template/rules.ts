import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Node } from './document.ts';
import { callOf } from './call.ts';
import { fixedItems, textArgument } from './intrinsics/arguments.ts';
import { below, childOf, literalText, placeAt } from './nodes.ts';
import type { Scope, Truth } from './scope.ts';
import { truthOf } from './truth.ts';
import { asText, unknownValue } from './values.ts';

/** Why a template's rules refuse a scenario; undefined when they do not, or when that cannot be known. */
export const refusalByRules = (scope: Scope): string | undefined => {
  for (const [name, { key, value }] of scope.outline.rules) {
    const at = placeAt(scope.outline.document, key, '', `Rules.${name}`);
    const applies = childOf(value, 'RuleCondition');
    if (
      applies !== undefined &&
      truthOf(applies, { ...at, path: below(at.path, 'RuleCondition') }, scope, ruleFunction) !== true
    )
      continue;
    const assertions = childOf(value, 'Assertions');
    if (assertions?.kind !== 'sequence') {
      scope.problem(`the rule ${name} has no list of Assertions`, at);
      continue;
    }
    for (const [index, assertion] of assertions.items.entries()) {
      const place = placeAt(
        scope.outline.document,
        assertion,
        '',
        below(below(at.path, 'Assertions'), index),
      );
      const assert = childOf(assertion, 'Assert');
      if (assert === undefined) scope.problem(`an assertion of the rule ${name} has no Assert`, place);
      else if (truthOf(assert, place, scope, ruleFunction) === false) {
        const description = literalText(childOf(assertion, 'AssertDescription'));
        return `the rule ${name} does not hold${description === undefined ? '' : `: ${description}`}`;
      }
    }
  }
  return undefined;
};

/** The functions that CloudFormation has for rules alone. */
const ruleFunction = (name: string, argument: Node, at: Place, scope: Scope): Truth | undefined => {
  const [one, other] = fixedItems(argument, 2) ?? [];
  const pair = (judge: (left: Node, right: Node) => Truth): Truth =>
    one === undefined || other === undefined
      ? scope.problem(`${name} takes a list of two`, at)
      : judge(one, other);
  switch (name) {
    case 'Fn::Contains':
      return pair((list, text) =>
        compare(
          members(list, at, scope),
          members(text, at, scope),
          (all, [each]) => each !== undefined && all.includes(each),
        ),
      );
    case 'Fn::EachMemberEquals':
      return pair((list, text) =>
        compare(members(list, at, scope), members(text, at, scope), (all, [each]) =>
          all.every((item) => item === each),
        ),
      );
    case 'Fn::EachMemberIn':
      return pair((list, allowed) =>
        compare(members(list, at, scope), members(allowed, at, scope), (all, some) =>
          all.every((item) => some.includes(item)),
        ),
      );
    case 'Fn::Implies':
      return pair((condition, then) => {
        const premise = truthOf(condition, at, scope, ruleFunction);
        return premise === true
          ? truthOf(then, at, scope, ruleFunction)
          : typeof premise === 'object'
            ? premise
            : true;
      });
    default:
      return undefined;
  }
};

type Members = readonly string[] | Exclude<Truth, boolean>;

const compare = (
  left: Members,
  right: Members,
  judge: (left: readonly string[], right: readonly string[]) => boolean,
): Truth => ('kind' in left ? left : 'kind' in right ? right : judge(left, right));

/** The texts that an argument of a rule's function stands for: one, or a list of them. */
const members = (node: Node, at: Place, scope: Scope): Members => {
  const call = callOf(node);
  if (call?.name === 'Fn::RefAll') return refAll(literalText(call.argument) ?? '', at, scope);
  if (call?.name === 'Fn::ValueOf' || call?.name === 'Fn::ValueOfAll')
    return unknownValue('it is an attribute that CloudFormation looks up when the stack is made', at);
  const value = call === undefined && node.kind === 'sequence' ? undefined : scope.value(node, at);
  if (value?.kind === 'list') return textsOf(value.items);
  if (node.kind === 'sequence' && call === undefined) {
    const texts: string[] = [];
    for (const item of node.items) {
      const text = textArgument(item, at, scope);
      if (typeof text === 'object') return text;
      if (text !== undefined) texts.push(text);
    }
    return texts;
  }
  if (value?.kind === 'unknown') return value;
  return value?.kind === 'scalar'
    ? [String(value.value)]
    : scope.problem('a list of texts should stand here', at);
};

/** Values as texts; the first that is not known, when one is not. */
const textsOf = (items: readonly Value[]): Members => {
  const texts: string[] = [];
  for (const item of items) {
    const text = asText(item);
    if (typeof text === 'object') return text;
    if (text !== undefined) texts.push(text);
  }
  return texts;
};

/** The values of every parameter of a type. */
const refAll = (type: string, at: Place, scope: Scope): Members => {
  const values: string[] = [];
  for (const parameter of scope.outline.parameters.values()) {
    if (parameter.type !== type) continue;
    const value = scope.ref(parameter.name, at);
    const texts = value === undefined ? [] : textsOf(value.kind === 'list' ? value.items : [value]);
    if ('kind' in texts) return texts;
    values.push(...texts);
  }
  return values;
};

import type { UnknownValue } from '../../facts/value.ts';
import { budget } from '../budget.ts';
import type { Node } from '../document.ts';
import { entriesOf, literalText } from '../nodes.ts';
import type { Intrinsic } from '../scope.ts';
import { subParts } from '../sub-text.ts';
import { asData, asText, text, texts } from '../values.ts';
import { fixedItems, listArgument, textArgument } from './arguments.ts';

/** `Fn::Join`: `[delimiter, list]`. */
export const join: Intrinsic = (argument, at, scope) => {
  const [delimiter, items] = fixedItems(argument, 2) ?? [];
  const between = literalText(delimiter);
  const values = items === undefined || between === undefined ? undefined : listArgument(items, at, scope);
  if (values === undefined || between === undefined)
    return scope.problem('Fn::Join takes a delimiter and a list of texts', at);
  if ('kind' in values) return { ...values, at };
  const parts: string[] = [];
  for (const value of values) {
    const part = asText(value);
    if (part === undefined) return scope.problem(`Fn::Join joins texts, not a ${value.kind}`, at);
    if (typeof part !== 'string') return { ...part, at };
    parts.push(part);
  }
  return text(parts.join(between), at);
};

/** `Fn::Sub`: a text, or `[text, variables]`. */
export const sub: Intrinsic = (argument, at, scope) => {
  const [template, variables] =
    argument.kind === 'scalar' ? [argument, undefined] : (fixedItems(argument, 2) ?? []);
  const written = literalText(template);
  if (
    written === undefined ||
    (variables !== undefined && (variables.kind !== 'mapping' || variables.tag !== undefined))
  )
    return scope.problem('Fn::Sub takes a text, or a text and a map of variables', at);
  const given = new Map<string, Node>(entriesOf(variables).map(({ key, value }) => [key.text, value]));
  let unknown: UnknownValue | undefined;
  let made = '';
  for (const part of subParts(written)) {
    if ('literal' in part) {
      made += part.literal;
      continue;
    }
    const variable = given.get(part.name);
    const value = variable === undefined ? named(part.name) : textArgument(variable, at, scope);
    if (value === undefined)
      return scope.problem(`\${${part.name}} in Fn::Sub is a list or a map, not a text`, at);
    if (typeof value === 'string') made += value;
    else unknown ??= value;
    if (made.length > budget.stringLength) break;
  }
  return unknown === undefined ? text(made, at) : { ...unknown, at };

  function named(name: string): string | UnknownValue | undefined {
    const dot = name.indexOf('.');
    const value =
      dot < 0 ? scope.ref(name, at) : scope.attribute(name.slice(0, dot), name.slice(dot + 1), at);
    return value === undefined ? '' : asText(value);
  }
};

/** `Fn::Split`: `[delimiter, text]`. */
export const split: Intrinsic = (argument, at, scope) => {
  const [delimiter, source] = fixedItems(argument, 2) ?? [];
  const between = literalText(delimiter);
  const whole = source === undefined ? undefined : textArgument(source, at, scope);
  if (whole === undefined || between === undefined || between === '')
    return scope.problem('Fn::Split takes a delimiter and a text', at);
  return typeof whole === 'string' ? texts(whole.split(between), at) : { ...whole, at };
};

/** `Fn::Base64`: of a text. */
export const base64: Intrinsic = (argument, at, scope) => {
  const whole = textArgument(argument, at, scope);
  if (whole === undefined) return scope.problem('Fn::Base64 takes a text', at);
  return typeof whole === 'string' ? text(Buffer.from(whole).toString('base64'), at) : { ...whole, at };
};

/** `Fn::ToJsonString`: of a map or a list; a language extension. */
export const toJsonString: Intrinsic = (argument, at, scope) => {
  if (!scope.outline.languageExtensions) return needsExtensions('Fn::ToJsonString', at, scope);
  const value = scope.value(argument, at);
  if (value === undefined || value.kind === 'scalar')
    return scope.problem('Fn::ToJsonString takes a map or a list', at);
  const data = asData(value);
  return 'data' in data ? text(JSON.stringify(data.data), at) : { ...data, at };
};

/** What a language extension comes to in a template that does not ask for them. */
export const needsExtensions = (
  name: string,
  at: Parameters<Intrinsic>[1],
  scope: Parameters<Intrinsic>[2],
): UnknownValue => scope.problem(`${name} needs Transform: AWS::LanguageExtensions`, at);

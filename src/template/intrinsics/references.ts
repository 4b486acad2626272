import { literalText } from '../nodes.ts';
import type { Intrinsic } from '../scope.ts';
import { unknownValue } from '../values.ts';
import { fixedItems, textArgument, textArguments } from './arguments.ts';

/** `Ref`: of a parameter, a pseudo parameter or a resource. */
export const ref: Intrinsic = (argument, at, scope) => {
  const name = scope.outline.languageExtensions ? textArgument(argument, at, scope) : literalText(argument);
  if (name === undefined) return scope.problem('Ref takes the name of a parameter or a resource', at);
  return typeof name === 'string' ? scope.ref(name, at) : { ...name, at };
};

/** `Fn::GetAtt`: `Resource.Attribute`, or the two as a list. */
export const getAtt: Intrinsic = (argument, at, scope) => {
  const written = literalText(argument);
  if (written !== undefined) {
    const dot = written.indexOf('.');
    if (dot > 0 && dot < written.length - 1)
      return scope.attribute(written.slice(0, dot), written.slice(dot + 1), at);
  }
  // `[Stack, Outputs, Name]` is taken too: its attribute is all that follows the resource.
  const parts = textArguments(fixedItems(argument, 2, 8) ?? [], at, scope);
  if (parts !== undefined && 'kind' in parts) return { ...parts, at };
  const [id, ...names] = parts ?? [];
  if (id === undefined) return scope.problem('Fn::GetAtt takes a resource and its attribute', at);
  return scope.attribute(id, names.join('.'), at);
};

/** `Fn::ImportValue`: another stack's export. */
export const importValue: Intrinsic = (argument, at, scope) => {
  const name = textArgument(argument, at, scope);
  if (name === undefined) return scope.problem("Fn::ImportValue takes an export's name", at);
  return unknownValue(`it is imported from another stack${typeof name === 'string' ? ` (${name})` : ''}`, at);
};

/** `Fn::Transform` with AWS::Include; any other one stops the template before. */
export const transform: Intrinsic = (_argument, at) =>
  unknownValue('it is included from a file outside the template (AWS::Include)', at);

import type { Call } from './call.ts';
import { entriesOf, literalText, nameText } from './nodes.ts';
import type { Outline } from './outline.ts';
import { isPseudoParameter } from './pseudo-parameters.ts';
import { subParts } from './sub-text.ts';

/** Where a call stands: in the data of resources and outputs, in conditions and rules, or in mappings. */
export type ReferenceContext = 'data' | 'condition' | 'mapping';

/** What is wrong with the names that a call refers to. */
export const checkReference = (
  call: Call,
  outline: Outline,
  context: ReferenceContext,
): readonly string[] => {
  if (context === 'mapping') return [`${call.name} may not stand in Mappings`];
  switch (call.name) {
    case 'Ref':
      return nothing(missingRef(literalText(call.argument), outline, context, 'Ref names'));
    case 'Fn::GetAtt':
      return nothing(missingResource(resourceOf(call), outline, context, 'Fn::GetAtt names'));
    case 'Fn::Sub':
      return missingVariables(call, outline, context);
    case 'Fn::If': {
      const [first] = call.argument.kind === 'sequence' ? call.argument.items : [];
      return nothing(missingCondition(nameText(first), outline));
    }
    case 'Condition':
      return nothing(missingCondition(nameText(call.argument), outline));
    default:
      return [];
  }
};

const nothing = (message: string | undefined): readonly string[] => (message === undefined ? [] : [message]);

const missingCondition = (name: string | undefined, outline: Outline): string | undefined =>
  name === undefined || outline.conditions.has(name) ? undefined : `there is no condition ${name}`;

const missingRef = (
  name: string | undefined,
  outline: Outline,
  context: ReferenceContext,
  how: string,
): string | undefined => {
  if (name === undefined || isPseudoParameter(name) || outline.parameters.has(name)) return undefined;
  if (name.startsWith('AWS::')) return `${how} ${name}, which is no pseudo parameter`;
  if (outline.resources.has(name))
    return context === 'condition'
      ? `${how} the resource ${name}, where only parameters may be referred to`
      : undefined;
  return `${how} ${name}, which is neither a parameter nor a resource of the template`;
};

const missingResource = (
  id: string | undefined,
  outline: Outline,
  context: ReferenceContext,
  how: string,
): string | undefined => {
  if (id === undefined) return undefined;
  if (!outline.resources.has(id)) return `${how} ${id}, which is no resource of the template`;
  return context === 'condition'
    ? `${how} the resource ${id}, where only parameters may be referred to`
    : undefined;
};

const resourceOf = ({ argument }: Call): string | undefined => {
  if (argument.kind === 'sequence') return literalText(argument.items[0]);
  const written = literalText(argument);
  return written?.includes('.') === true ? written.slice(0, written.indexOf('.')) : undefined;
};

const missingVariables = (
  { argument }: Call,
  outline: Outline,
  context: ReferenceContext,
): readonly string[] => {
  const [template, variables] = argument.kind === 'sequence' ? argument.items : [argument];
  const given = new Set(entriesOf(variables).map(({ key }) => key.text));
  const messages: string[] = [];
  for (const part of subParts(literalText(template) ?? '')) {
    if ('literal' in part || given.has(part.name)) continue;
    const { name } = part;
    const dot = name.indexOf('.');
    const message = !/^[A-Za-z0-9_.:]+$/.test(name)
      ? `\${${name}} in Fn::Sub is no name (\${!${name}} stands for the text itself)`
      : dot < 0
        ? missingRef(name, outline, context, 'Fn::Sub names')
        : missingResource(name.slice(0, dot), outline, context, 'Fn::Sub names');
    if (message !== undefined) messages.push(message);
  }
  return messages;
};

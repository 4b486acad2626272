import type { Place } from '../facts/place.ts';
import type { Node, TemplateDocument } from './document.ts';
import { childOf, entriesOf, literalText, placeAt } from './nodes.ts';

/** A parameter as a template declares it; numbers are texts, as CloudFormation keeps them. */
export interface ParameterDeclaration {
  readonly name: string;
  /** Undefined when it is missing, which CloudFormation refuses. */
  readonly type: string | undefined;
  readonly default: string | undefined;
  readonly allowedValues: readonly string[] | undefined;
  readonly allowedPattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
  /** What its author says of a value that is not allowed. */
  readonly constraint: string | undefined;
  readonly at: Place;
}

const declared = new WeakMap<TemplateDocument, ReadonlyMap<string, ParameterDeclaration>>();

/** The parameters that a template declares, in its order. */
export const declaredParameters = (document: TemplateDocument): ReadonlyMap<string, ParameterDeclaration> => {
  let known = declared.get(document);
  if (known === undefined) {
    const entries = entriesOf(childOf(document.root, 'Parameters'));
    known = new Map(
      entries.map(({ key, value }) => [
        key.text,
        declaration(key.text, value, placeAt(document, key, '', `Parameters.${key.text}`)),
      ]),
    );
    declared.set(document, known);
  }
  return known;
};

const declaration = (name: string, node: Node, at: Place): ParameterDeclaration => {
  const text = (key: string): string | undefined => literalText(childOf(node, key));
  const number = (key: string): number | undefined => {
    const written = text(key);
    const value = written === undefined || written.trim() === '' ? NaN : Number(written);
    return Number.isNaN(value) ? undefined : value;
  };
  const allowed = childOf(node, 'AllowedValues');
  return {
    name,
    type: text('Type'),
    default: text('Default'),
    allowedValues:
      allowed?.kind === 'sequence' && allowed.items.length > 0
        ? allowed.items.map((item) => literalText(item) ?? '')
        : undefined,
    allowedPattern: text('AllowedPattern'),
    minLength: number('MinLength'),
    maxLength: number('MaxLength'),
    minValue: number('MinValue'),
    maxValue: number('MaxValue'),
    constraint: text('ConstraintDescription'),
    at,
  };
};

/** Whether a type's value is a list written with commas. */
export const isListType = (type: string): boolean =>
  type === 'CommaDelimitedList' ||
  type.startsWith('List<') ||
  /^AWS::SSM::Parameter::Value<(?:CommaDelimitedList|List<)/.test(type);

/** Whether a type's value is the name of a parameter in Parameter Store, to be looked up when the stack is made. */
export const isLookedUp = (type: string): boolean => type.startsWith('AWS::SSM::Parameter::Value<');

const plainTypes = new Set([
  'String',
  'Number',
  'List<Number>',
  'CommaDelimitedList',
  'AWS::SSM::Parameter::Name',
]);

/** Whether CloudFormation knows a parameter type. */
export const isParameterType = (type: string): boolean =>
  plainTypes.has(type) ||
  /^AWS::SSM::Parameter::Value<.+>$/.test(type) ||
  /^(?:List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9:]+>?$/.test(type);

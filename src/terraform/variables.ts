import type { Value } from '../facts/value.ts';
import { noWork } from './budget.ts';
import { evaluate, placeOf, type Scope } from './evaluate.ts';
import type { TerraformModule } from './module.ts';
import type { Block, Expression } from './syntax.ts';
import { dict, isNull, plainOf, scalar, textIn, unknownValue, valueFrom } from './values.ts';

/** CloudFormation's spelling of a name: `environment_suffix` is `EnvironmentSuffix`; one without underscores stays as it is. */
export const pascalCase = (name: string): string =>
  name.includes('_') || /^[a-z]/.test(name)
    ? name
        .split('_')
        .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
        .join('')
    : name;

/** A variable as it is declared. */
export interface VariableDeclaration {
  readonly name: string;
  readonly block: Block;
  /** `string`, `number`, `bool`, `list(string)`, …; undefined when it has no type. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** Null counts; undefined when whoever applies it has to give one. */
  readonly default: Value | undefined;
  /** By its validations, or because it is a boolean; undefined when every value is allowed. */
  readonly allowedValues: readonly string[] | undefined;
}

/** Only functions may stand there, and no names. */
const noNames = (): Scope => ({ name: () => undefined, resource: '', work: noWork() });

const declared = new WeakMap<TerraformModule, readonly VariableDeclaration[]>();

/** A module's variables. */
export const declaredVariables = (module: TerraformModule): readonly VariableDeclaration[] => {
  const known = declared.get(module) ?? declarations(module);
  declared.set(module, known);
  return known;
};

const declarations = ({ variables }: TerraformModule): readonly VariableDeclaration[] =>
  [...variables].map(([name, block]) => {
    const { attributes, blocks } = block.body;
    const given = attributes.get('default');
    const description = attributes.get('description');
    const type = attributes.get('type')?.value.text;
    const validations = blocks.filter((each) => each.type === 'validation');
    return {
      name,
      block,
      type,
      description: description && textIn(evaluate(description.value, noNames())),
      default: given && evaluate(given.value, noNames()),
      allowedValues:
        type === 'bool'
          ? ['true', 'false']
          : validations.map(allowedBy).find((values) => values !== undefined),
    };
  });

/** `contains(["dev", "prod"], var.x)` allows these. */
const allowedBy = ({ body }: Block): readonly string[] | undefined => {
  const condition: Expression | undefined = body.attributes.get('condition')?.value;
  if (condition?.kind !== 'call' || condition.name !== 'contains') return undefined;
  const [list] = condition.arguments;
  const values = list && plainOf(evaluate(list, noNames()));
  return Array.isArray(values) ? values.map(String) : undefined;
};

/** The value of a variable: what a scenario says, else what a file of variables gives, else its default. */
export const variableValue = (
  variable: VariableDeclaration,
  module: TerraformModule,
  given: string | undefined,
): Value => {
  const { name, block, type } = variable;
  const at = placeOf(block.at, `var.${name}`);
  const usual = usualValue(variable, module);
  // A scenario has texts alone: its usual value is kept as it is written.
  if (given !== undefined && (usual === undefined || valueText(usual) !== given))
    return typed(given, type, at);
  return usual ?? unknownValue(`the variable ${name} has no default, and no value was given`, at);
};

/** The value that a variable has when nobody gives it one. */
export const usualValue = (
  { name, type, default: usual }: VariableDeclaration,
  module: TerraformModule,
): Value | undefined => {
  const file = module.given.get(name);
  const value = file === undefined ? usual : evaluate(file.value, noNames());
  return value && converted(value, type);
};

/** Terraform makes numbers, booleans and texts of one another, as the type asks. */
const converted = (value: Value, type: string | undefined): Value => {
  const text = textIn(value);
  if (text !== undefined && (type === 'string' || type === 'number' || type === 'bool'))
    return typed(text, type, value.at);
  const inner = /^(?:list|set|map)\((string|number|bool)\)$/.exec(type ?? '')?.[1];
  if (inner !== undefined && value.kind === 'list')
    return { ...value, items: value.items.map((item) => converted(item, inner)) };
  if (inner !== undefined && value.kind === 'dict')
    return dict(
      [...value.entries].map(([key, item]) => [key, converted(item, inner)] as const),
      value.at,
    );
  return value;
};

/** A variable's value as a text, for those who follow it; a null is an empty text, as CloudFormation has it. */
export const valueText = (value: Value): string | undefined => {
  if (isNull(value)) return '';
  const text = textIn(value);
  if (text !== undefined) return text;
  const data = plainOf(value);
  return data === undefined ? undefined : JSON.stringify(data);
};
const typed = (text: string, type: string | undefined, at: Value['at']): Value => {
  if (type === 'number' && text.trim() !== '' && !Number.isNaN(Number(text))) return scalar(Number(text), at);
  if (type === 'bool' && (text === 'true' || text === 'false')) return scalar(text === 'true', at);
  if (type === undefined || type === 'string' || type === 'number' || type === 'bool')
    return scalar(text, at);
  try {
    return valueFrom(JSON.parse(text), at);
  } catch {
    return unknownValue(`'${text}' is no ${type}`, at);
  }
};

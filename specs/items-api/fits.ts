import { isDeepStrictEqual } from 'node:util';
import {
  followed,
  isList,
  isObject,
  propertiesOf,
  requiredOf,
  typesOf,
  type Json,
  type JsonObject,
} from './schema.ts';

/** Keywords of draft 4 that are not understood here: what a schema with one of them takes is not known. */
const beyond = ['allOf', 'anyOf', 'oneOf', 'not', 'dependencies', 'patternProperties', 'additionalItems'];

/** What a schema uses that is not understood; undefined when all is. */
export const notUnderstood = (schema: Json, root: Json = schema, depth = 0): string | undefined => {
  if (depth > 20) return 'a schema of more than 20 levels';
  const its = followed(schema, root);
  if (its === undefined) return 'a $ref that leads out of the schema';
  const keyword = beyond.find((each) => each in its);
  if (keyword !== undefined) return keyword;
  const { items, additionalProperties } = its;
  const below = [
    ...Object.values(propertiesOf(its)),
    ...(isObject(items) ? [items] : []),
    ...(isObject(additionalProperties) ? [additionalProperties] : []),
  ];
  if (isList(items)) return 'a list of schemas for items';
  for (const each of below) {
    const found = notUnderstood(each, root, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

const typeNames: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  array: isList,
  object: isObject,
};

const number = (schema: JsonObject, name: string): number | undefined => {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
};

/** Whether a value fits a schema that is understood. Formats are not looked at: API Gateway does not refuse by them. */
export const fits = (value: Json, schema: Json, root: Json = schema): boolean => {
  const its = followed(schema, root);
  if (its === undefined) return false;
  const types = typesOf(its);
  if (types.length > 0 && !types.some((type) => typeNames[type]?.(value) ?? true)) return false;
  const { enum: choice } = its;
  if (isList(choice) && !choice.some((each) => isDeepStrictEqual(each, value))) return false;
  if (typeof value === 'number') return fitsNumber(value, its);
  if (typeof value === 'string') return fitsText(value, its);
  if (isList(value)) return fitsList(value, its, root);
  return !isObject(value) || fitsObject(value, its, root);
};

const fitsNumber = (value: number, schema: JsonObject): boolean => {
  const [least = -Infinity, most = Infinity] = [number(schema, 'minimum'), number(schema, 'maximum')];
  const step = number(schema, 'multipleOf');
  if (value < least || (value === least && schema['exclusiveMinimum'] === true)) return false;
  if (value > most || (value === most && schema['exclusiveMaximum'] === true)) return false;
  return step === undefined || Number.isInteger(value / step);
};

const fitsText = (value: string, schema: JsonObject): boolean => {
  const { length } = Array.from(value);
  const { pattern } = schema;
  if (length < (number(schema, 'minLength') ?? 0) || length > (number(schema, 'maxLength') ?? Infinity))
    return false;
  return typeof pattern !== 'string' || matches(value, pattern);
};

const matches = (value: string, pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
};

const fitsList = (value: readonly Json[], schema: JsonObject, root: Json): boolean => {
  const { items } = schema;
  if (
    value.length < (number(schema, 'minItems') ?? 0) ||
    value.length > (number(schema, 'maxItems') ?? Infinity)
  )
    return false;
  if (
    schema['uniqueItems'] === true &&
    value.some((one, index) => value.slice(0, index).some((other) => isDeepStrictEqual(one, other)))
  )
    return false;
  return items === undefined || value.every((each) => fits(each, items, root));
};

const fitsObject = (value: JsonObject, schema: JsonObject, root: Json): boolean => {
  const names = Object.keys(value);
  const declared = propertiesOf(schema);
  const { additionalProperties: more } = schema;
  if (requiredOf(schema).some((name) => !(name in value))) return false;
  if (
    names.length < (number(schema, 'minProperties') ?? 0) ||
    names.length > (number(schema, 'maxProperties') ?? Infinity)
  )
    return false;
  return names.every((name) => {
    const its = declared[name];
    const given = value[name] ?? null;
    if (its !== undefined) return fits(given, its, root);
    return isObject(more) ? fits(given, more, root) : more !== false;
  });
};

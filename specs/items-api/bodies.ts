import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { fits, notUnderstood } from './fits.ts';
import { textFor } from './pattern.ts';
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

/** Bodies that fit a model. */
export interface Bodies {
  /** One that fits; its texts are the mark, where the schema lets them. */
  readonly valid: JsonObject;
  /** The same with a number that is no integer; undefined when the schema has no place for one. */
  readonly fraction: JsonObject | undefined;
  /** The same with an `id` of the client's choice; undefined when the schema has no place for one. */
  readonly withId: (id: string) => JsonObject | undefined;
}

/** What cannot be derived from a schema, and why. */
class NotDerivable extends Error {}

/**
 * Derives bodies from a model's schema. Each was checked against it.
 * @param mark a text to know the item by.
 * @returns unknown, with the reason, for a schema from which none can be derived.
 */
export const bodiesFor = (schema: Json, mark: string): Fact<Bodies> => {
  const root = followed(schema, schema);
  const foreign = notUnderstood(schema);
  if (root === undefined || foreign !== undefined)
    return unknown(`no body was derived from the model: its schema has ${foreign ?? 'no content'}`);
  try {
    const valid = valueFor(root, { root: schema, mark, depth: 0, fraction: false });
    if (!isObject(valid) || !fits(valid, schema))
      return unknown('no body was derived from the model: no object was found that fits its schema');
    const fraction = fractionOf(root, schema, mark);
    return known({
      valid,
      fraction,
      withId: (id) => {
        const body = { ...valid, id };
        return fits(body, schema) ? body : undefined;
      },
    });
  } catch (thrown) {
    if (thrown instanceof NotDerivable)
      return unknown(`no body was derived from the model: ${thrown.message}`);
    throw thrown;
  }
};

const fractionOf = (root: JsonObject, schema: Json, mark: string): JsonObject | undefined => {
  const body = valueFor(root, { root: schema, mark, depth: 0, fraction: true });
  const plain = valueFor(root, { root: schema, mark, depth: 0, fraction: false });
  return isObject(body) && fits(body, schema) && JSON.stringify(body) !== JSON.stringify(plain)
    ? body
    : undefined;
};

interface Making {
  /** The whole schema, for what its `$ref`s point at. */
  readonly root: Json;
  readonly mark: string;
  readonly depth: number;
  /** Whether numbers have fractions where they may. */
  readonly fraction: boolean;
}

const valueFor = (schema: Json, making: Making): Json => {
  const its = followed(schema, making.root);
  if (its === undefined || making.depth > 10) throw new NotDerivable('its schema does not end');
  const { enum: choice } = its;
  if (isList(choice)) {
    const chosen = choice.find((each) => fits(each, its, making.root));
    if (chosen === undefined) throw new NotDerivable('it has a choice of nothing that fits');
    return chosen;
  }
  const made = makers[typeOf(its)]?.(its, making);
  if (made === undefined || !fits(made, its, making.root))
    throw new NotDerivable(`no value was found that fits ${JSON.stringify(its).slice(0, 120)}`);
  return made;
};

const typeOf = (schema: JsonObject): string => {
  const type = typesOf(schema).find((each) => each !== 'null') ?? typesOf(schema)[0];
  if (type !== undefined) return type;
  if ('properties' in schema || 'required' in schema) return 'object';
  return 'items' in schema ? 'array' : 'string';
};

const makers: Readonly<Record<string, (schema: JsonObject, making: Making) => Json | undefined>> = {
  string: (schema, { mark }) => textOf(schema, mark),
  integer: (schema) => integerOf(schema),
  number: (schema, { fraction }) => {
    const whole = integerOf(schema);
    const broken = [whole + 0.5, whole - 0.5, 2.5, 0.5, whole + 0.25].find((each) => fits(each, schema));
    return fraction ? (broken ?? whole) : fits(whole, schema) ? whole : broken;
  },
  boolean: () => true,
  null: () => null,
  array: (schema, making) => {
    const { items = {}, minItems } = schema;
    const count = Math.max(1, typeof minItems === 'number' ? minItems : 1);
    if (schema['maxItems'] === 0) return [];
    return Array.from({ length: Math.min(count, 100) }, (_, index) =>
      valueFor(items, {
        ...making,
        depth: making.depth + 1,
        mark: index === 0 ? making.mark : `${making.mark}${String(index)}`,
      }),
    );
  },
  object: (schema, making) => {
    const inner = { ...making, depth: making.depth + 1 };
    const entries: [string, Json][] = [];
    const required = requiredOf(schema);
    for (const [name, its] of Object.entries(propertiesOf(schema)))
      try {
        entries.push([name, valueFor(its, inner)]);
      } catch (thrown) {
        // What may be left out and cannot be made is left out.
        if (!(thrown instanceof NotDerivable) || required.includes(name)) throw thrown;
      }
    const declared = propertiesOf(schema);
    const { additionalProperties: more } = schema;
    for (const name of required)
      if (!(name in declared)) entries.push([name, isObject(more) ? valueFor(more, inner) : making.mark]);
    return Object.fromEntries(entries);
  },
};

const limit = (schema: JsonObject, name: string): number | undefined => {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
};

/** What some formats look like: API Gateway does not check them, the function may. */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  time: '12:00:00Z',
  email: 'stackproof@example.com',
  uri: 'https://example.com/',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '6f1ed002-ab5c-4d5d-8f2b-0c2b2d3f4a5b',
};

const textOf = (schema: JsonObject, mark: string): string | undefined => {
  const { format, pattern } = schema;
  const least = limit(schema, 'minLength') ?? 0;
  const most = limit(schema, 'maxLength') ?? Infinity;
  if (least > 100_000) return undefined;
  const plain = mark.length > most ? 'x'.repeat(Math.max(least, Math.min(1, most))) : mark.padEnd(least, 'x');
  const known = typeof format === 'string' ? formats[format] : undefined;
  const derived = typeof pattern === 'string' ? textFor(pattern) : undefined;
  const candidates = [known, plain, derived, derived?.padEnd(least, 'x')];
  return candidates.find((text) => text !== undefined && fits(text, schema));
};

const integerOf = (schema: JsonObject): number => {
  const [least, most] = [limit(schema, 'minimum'), limit(schema, 'maximum')];
  const step = limit(schema, 'multipleOf') ?? 1;
  const from = least ?? (most === undefined ? 7 : most - Math.abs(step) * 3);
  const first = Math.ceil(from / step) * step;
  return [first, first + step, Math.ceil(from), Math.floor(from)].find((each) => fits(each, schema)) ?? first;
};

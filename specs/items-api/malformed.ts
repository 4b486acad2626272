import { fits } from './fits.ts';
import { followed, propertiesOf, requiredOf, typesOf, type Json, type JsonObject } from './schema.ts';

/** A body that a model refuses. */
export interface MalformedBody {
  /** e.g. `a body without name`. */
  readonly what: string;
  readonly body: string;
}

const list = (valid: JsonObject): MalformedBody => ({ what: 'a list', body: JSON.stringify([valid]) });

/**
 * Bodies that a model refuses, made from one that it takes: not JSON, each required property left out, each typed property of
 * another type, a list, nothing at all. Each was checked against the schema.
 */
export const malformedBodies = (schema: Json, valid: JsonObject, mark: string): readonly MalformedBody[] => {
  const root = followed(schema, schema) ?? {};
  const incomplete = requiredOf(root).map((name) => ({
    what: `a body without ${name}`,
    value: Object.fromEntries(Object.entries(valid).filter(([each]) => each !== name)),
  }));
  const mistyped = Object.entries(propertiesOf(root)).flatMap(([name, its]) => {
    const typed = followed(its, schema);
    if (typed === undefined || typesOf(typed).length === 0) return [];
    const wrong = [12345, mark, { wrong: mark }, true].find((each) => !fits(each, typed, schema));
    return wrong === undefined
      ? []
      : [{ what: `a body whose ${name} is ${kindOf(wrong)}`, value: { ...valid, [name]: wrong } }];
  });
  const text = JSON.stringify(valid);
  return [
    { what: 'a body that is not JSON', body: text.slice(0, -1) },
    ...[...incomplete, ...mistyped]
      .filter(({ value }) => !fits(value, schema))
      .map(({ what, value }) => ({ what, body: JSON.stringify(value) })),
    ...(fits([valid], schema) ? [] : [list(valid)]),
    { what: 'an empty body', body: '' },
  ];
};

const kindOf = (value: Json): string => {
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? 'a number' : typeof value === 'string' ? 'a text' : 'true or false';
};

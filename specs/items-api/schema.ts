import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { Value } from '../../src/facts/value.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A tree as JSON; unknown when any part of it is. */
export const jsonOf = (value: Value): Fact<Json> => {
  switch (value.kind) {
    case 'scalar':
      return known(value.value, value.at);
    case 'unknown':
      return unknown(value.reason, value.at);
    case 'list': {
      const items: Json[] = [];
      for (const item of value.items) {
        const json = jsonOf(item);
        if (!json.known) return json;
        items.push(json.value);
      }
      return known(items, value.at);
    }
    case 'dict': {
      const entries: [string, Json][] = [];
      for (const [name, entry] of value.entries) {
        const json = jsonOf(entry);
        if (!json.known) return json;
        entries.push([name, json.value]);
      }
      return known(Object.fromEntries(entries), value.at);
    }
  }
};

/** What a schema says, its `$ref` within the same document followed; undefined when it points anywhere else or in a circle. */
export const followed = (schema: Json | undefined, root: Json): JsonObject | undefined => {
  let found = schema;
  for (let steps = 0; steps < 20 && isObject(found); steps++) {
    const reference: Json | undefined = found['$ref'];
    if (reference === undefined) return found;
    found = typeof reference === 'string' ? at(root, reference) : undefined;
  }
  return undefined;
};

/** `#` or `#/definitions/Name` in a document. */
const at = (root: Json, pointer: string): Json | undefined =>
  /^#(?:\/|$)/.test(pointer)
    ? pointer
        .slice(1)
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<Json | undefined>((value, step) => (isObject(value) ? value[step] : undefined), root)
    : undefined;

/** The properties that a schema of an object declares. */
export const propertiesOf = (schema: JsonObject): JsonObject => {
  const properties = schema['properties'];
  return isObject(properties) ? properties : {};
};

/** The names that a schema of an object requires. */
export const requiredOf = (schema: JsonObject): readonly string[] => {
  const required = schema['required'];
  return isList(required) ? required.filter((name) => typeof name === 'string') : [];
};

/** The types that a schema allows; none when it does not say. */
export const typesOf = (schema: JsonObject): readonly string[] => {
  const type = schema['type'];
  return (isList(type) ? type : [type]).filter((each) => typeof each === 'string');
};

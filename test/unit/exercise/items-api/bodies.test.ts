import { describe, expect, test } from '@jest/globals';
import { bodiesFor } from '../../../../specs/items-api/bodies.ts';
import { fits } from '../../../../specs/items-api/fits.ts';
import { malformedBodies } from '../../../../specs/items-api/malformed.ts';
import { textFor } from '../../../../specs/items-api/pattern.ts';
import type { Json, JsonObject } from '../../../../specs/items-api/schema.ts';

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...more,
});
const made = (schema: Json): JsonObject => {
  const bodies = bodiesFor(schema, 'mark123456');
  if (!bodies.known) throw new Error(bodies.reason);
  return bodies.value.valid;
};
const reasonFor = (schema: Json): string => {
  const bodies = bodiesFor(schema, 'mark123456');
  return bodies.known ? `made ${JSON.stringify(bodies.value.valid)}` : bodies.reason;
};

describe('a body for a schema', () => {
  test.each<[string, JsonObject, Json]>([
    ['a text', { type: 'string' }, 'mark123456'],
    ['a text that is long enough', { type: 'string', minLength: 12 }, 'mark123456xx'],
    ['a text that is too short for the mark', { type: 'string', minLength: 2, maxLength: 4 }, 'xx'],
    ['a choice', { type: 'string', enum: ['a', 'b'] }, 'a'],
    ['a choice of which one fits', { type: 'string', enum: [1, 'b'] }, 'b'],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{3}-\\d{2,4}$' }, 'AAA-77'],
    ['a pattern that the mark fits', { type: 'string', pattern: '^[a-z0-9]+$' }, 'mark123456'],
    ['a format', { type: 'string', format: 'email' }, 'stackproof@example.com'],
    ['a whole number', { type: 'integer' }, 7],
    ['a number from', { type: 'integer', minimum: 18 }, 18],
    ['a number above', { type: 'number', minimum: 0, exclusiveMinimum: true }, 1],
    ['a number up to', { type: 'integer', maximum: 3 }, 0],
    ['a multiple', { type: 'integer', minimum: 7, multipleOf: 5 }, 10],
    ['a number between two whole ones', { type: 'number', minimum: 0.25, maximum: 0.75 }, 0.5],
    ['a truth', { type: 'boolean' }, true],
    ['nothing', { type: 'null' }, null],
    ['a type of several', { type: ['null', 'string'] }, 'mark123456'],
    ['any type', {}, 'mark123456'],
    ['a list', { type: 'array', items: { type: 'integer' } }, [7]],
    [
      'a list of different texts',
      { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string' } },
      ['mark123456', 'mark1234561'],
    ],
    ['an empty list', { type: 'array', maxItems: 0 }, []],
    ['an object in it', object({ deep: { type: 'string' } }), { deep: 'mark123456' }],
  ])('has %s', (_, schema, expected) => {
    expect(made(object({ it: schema }))).toEqual({ it: expected });
  });

  test('leaves out what may be left out and cannot be made', () => {
    const schema = object({ name: { type: 'string' }, odd: { type: 'string', pattern: '^(?=x)y$' } });
    expect(made({ ...schema, required: ['name'] })).toEqual({ name: 'mark123456' });
    expect(reasonFor(schema)).toMatch('no value was found that fits');
  });
  test('has what is required and not declared', () => {
    expect(made({ type: 'object', required: ['name'] })).toEqual({ name: 'mark123456' });
    expect(made({ type: 'object', required: ['n'], additionalProperties: { type: 'integer' } })).toEqual({
      n: 7,
    });
  });
  test('follows references within the schema', () => {
    const schema = {
      $ref: '#/definitions/Item',
      definitions: { Item: object({ name: { type: 'string' } }) },
    };
    expect(made(schema)).toEqual({ name: 'mark123456' });
  });
  test.each<[string, Json, string]>([
    ['a keyword beyond ours', object({ a: { oneOf: [] } }), 'its schema has oneOf'],
    [
      'a reference that leads out',
      { $ref: 'https://example.com/item' },
      'a $ref that leads out of the schema',
    ],
    ['a circle', object({ a: { $ref: '#' } }), 'a schema of more than 20 levels'],
    ['a schema of no object', { type: 'array' }, 'no object was found'],
    ['a choice of nothing', object({ a: { enum: [] } }), 'a choice of nothing that fits'],
    [
      'what it forbids and requires',
      { type: 'object', required: ['a'], additionalProperties: false },
      'no value was found',
    ],
    ['no schema', 'text', 'a $ref that leads out of the schema'],
  ])('is not derived from %s', (_, schema, why) => {
    expect(reasonFor(schema)).toMatch(why);
  });

  test('has a fraction and an own id where there is a place for them', () => {
    const bodies = bodiesFor(object({ price: { type: 'number' } }), 'mark');
    expect(bodies).toMatchObject({ value: { valid: { price: 7 }, fraction: { price: 7.5 } } });
    expect(bodies.known && bodies.value.withId('own')).toEqual({ price: 7, id: 'own' });
    const strict = bodiesFor(object({ count: { type: 'integer' } }, { additionalProperties: false }), 'mark');
    expect(strict).toMatchObject({ value: { fraction: undefined } });
    expect(strict.known && strict.value.withId('own')).toBeUndefined();
  });
});

describe('malformed bodies', () => {
  const schema = object({ name: { type: 'string' }, count: { type: 'integer' }, any: {} });
  const valid = { name: 'mark', count: 7, any: 'mark' };

  test('are all that the schema refuses', () => {
    expect(malformedBodies(schema, valid, 'mark')).toEqual([
      { what: 'a body that is not JSON', body: '{"name":"mark","count":7,"any":"mark"' },
      { what: 'a body without name', body: '{"count":7,"any":"mark"}' },
      { what: 'a body without count', body: '{"name":"mark","any":"mark"}' },
      { what: 'a body without any', body: '{"name":"mark","count":7}' },
      { what: 'a body whose name is a number', body: '{"name":12345,"count":7,"any":"mark"}' },
      { what: 'a body whose count is a text', body: '{"name":"mark","count":"mark","any":"mark"}' },
      { what: 'a list', body: '[{"name":"mark","count":7,"any":"mark"}]' },
      { what: 'an empty body', body: '' },
    ]);
  });
  test('leave out what the schema would take', () => {
    expect(malformedBodies({}, { name: 'mark' }, 'mark').map(({ what }) => what)).toEqual([
      'a body that is not JSON',
      'an empty body',
    ]);
  });
});

describe('fits', () => {
  test.each<[Json, JsonObject, boolean]>([
    [3, { minimum: 3 }, true],
    [3, { minimum: 3, exclusiveMinimum: true }, false],
    [3, { maximum: 3, exclusiveMaximum: true }, false],
    [4, { maximum: 3 }, false],
    ['🌍', { maxLength: 1 }, true],
    ['a', { pattern: '(' }, false],
    [[1, 1], { uniqueItems: true }, false],
    [[1], { minItems: 2 }, false],
    [{ a: 1 }, { minProperties: 2 }, false],
    [{ a: 1, b: 2 }, { maxProperties: 1 }, false],
    [{ a: 1 }, { additionalProperties: { type: 'string' } }, false],
    [1.5, { type: 'integer' }, false],
    [1, { type: 'odd' }, true],
  ])('%j in %j: %s', (value, schema, expected) => {
    expect(fits(value, schema)).toBe(expected);
  });
});

describe('a text for a pattern', () => {
  test.each([
    ['^(?:ab|cd)+x?$', 'ab'],
    ['[^x]{2}', '77'],
    ['\\w\\s\\.', 'w .'],
    ['.*', 'x'],
    ['[\\d]{3,}', '777'],
    ['(a', undefined],
    ['(?=a)', undefined],
    ['\\p{L}', undefined],
    ['a)', undefined],
    ['a|(?!b)', undefined],
  ])('%s: %s', (pattern, expected) => {
    expect(textFor(pattern)).toBe(expected);
  });
});

import { describe, expect, test } from '@jest/globals';
import { holdsText } from '../../../../specs/common/exercise-run.ts';
import { storedItem } from '../../../../specs/data-api/exercise-stored-item.ts';
import type { Item } from '../../../../src/exercise/table.ts';

const sent = JSON.stringify({ id: 'own', timestamp: 'then', mark: 'm', list: [1, null], deep: { é: '🌍' } });
const asMap: Item[string] = {
  M: {
    id: { S: 'own' },
    timestamp: { S: 'then' },
    mark: { S: 'm' },
    list: { L: [{ N: '1' }, { NULL: true }] },
    deep: { M: { é: { S: '🌍' } } },
  },
};
const keys: Item = { id: { S: 'generated' }, timestamp: { S: '2026-11-21T07:40:00.855Z' } };
const { id: _id, timestamp: _timestamp, ...spread } = asMap.M;
const whole = (item: Item, body = sent): string | undefined =>
  storedItem({ ...keys, ...item }, body, 0).wholeBodyIn;

describe('the whole body is found in an item', () => {
  test.each<[string, Item, string]>([
    ['as a map', { body: asMap }, 'attribute body'],
    ['as the text that was sent', { body: { S: sent } }, 'attribute body, as JSON text'],
    ['as other JSON text of the same', { body: { S: ` ${sent} ` } }, 'attribute body, as JSON text'],
    ['as bytes', { body: { B: Buffer.from(sent) } }, 'attribute body, as JSON text'],
    [
      'as JSON text of JSON text in an object',
      { all: { S: JSON.stringify({ body: sent }) } },
      'attribute all.body, as JSON text',
    ],
    ['in a map of its own', { record: { M: { payload: asMap } } }, 'attribute record.payload'],
    ['spread over attributes, but for id and timestamp', spread, 'attributes of its own'],
    ['spread, with its parts as text', { ...spread, deep: { S: '{"é":"🌍"}' } }, 'attributes of its own'],
  ])('%s', (_, item, where) => {
    expect(whole(item)).toBe(where);
  });

  test('a text that is no JSON, as it was sent', () => {
    expect(whole({ raw: { S: '{"broken": ' } }, '{"broken": ')).toBe('attribute raw, as it was sent');
  });
});

describe('and is not', () => {
  const { list: _list, ...withoutList } = spread;
  test.each<[string, Item]>([
    ['when there is nothing of it', {}],
    ['when a part is missing', withoutList],
    ['when only a part of it was stored', { data: { M: { é: { S: '🌍' } } } }],
    ['when a value differs', { ...spread, mark: { S: 'M' } }],
    ['when a list is in another order', { ...spread, list: { L: [{ NULL: true }, { N: '1' }] } }],
    ['when it is how Python prints it', { body: { S: "{'id': 'own', 'mark': 'm'}" } }],
    ['when its text is cut', { body: { S: sent.slice(0, -1) } }],
  ])('%s', (_, item) => {
    expect(whole(item)).toBeUndefined();
  });

  test('of an empty body there is nothing to find', () => {
    expect(whole({ body: { S: '' } }, '')).toBeUndefined();
  });
});

describe('its timestamp', () => {
  const at = Date.parse('2026-11-21T07:40:00Z');
  const stored = (timestamp: Item[string]) => storedItem({ timestamp }, '{}', at);

  test.each([
    ['2026-11-21T07:40:00.855Z', 855],
    ['2026-11-21T07:40:01+00:00', 1000],
    ['2026-11-21T08:40:01+0100', 1000],
    ['2026-11-21T07:40:01.123456', 1123],
    ['2026-11-21 07:40:01 UTC', 1000],
    ['2026-11-21T07:41', 60_000],
    ['1795246800', 0],
    ['1795246800.5', 500],
    ['1795246801000', 1000],
  ])('%s is a moment', (text, offByMs) => {
    expect(stored({ S: text })).toMatchObject({ timestampIsMoment: true, offByMs });
  });

  test.each(['', 'now', '21/11/2026 07:40', '2026-13-01T00:00:00Z', '12345', 'then'])(
    '%j is none',
    (text) => {
      expect(stored({ S: text })).toMatchObject({ timestampIsMoment: false, offByMs: undefined });
    },
  );

  test('one that is no text is none, like an id that is no text', () => {
    expect(storedItem({ id: { N: '1' }, timestamp: { N: '1795246800' } }, '{}', at)).toMatchObject({
      id: undefined,
      timestamp: undefined,
      timestampIsMoment: false,
      attributes: ['id', 'timestamp'],
    });
  });
});

test('a text is found wherever it is in an item, and only there', () => {
  expect(holdsText({ body: { S: '{"mark": "m-1"}' } }, 'm-1')).toBe(true);
  expect(holdsText({ body: { L: [{ M: { 'm-1': { NULL: true } } }] } }, 'm-1')).toBe(true);
  expect(holdsText({ body: { S: 'm-2' } }, 'm-1')).toBe(false);
});

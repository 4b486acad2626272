import { describe, expect, test } from '@jest/globals';
import { known, unknown } from '../../../../src/facts/fact.ts';
import { jsonValue } from '../../../../src/facts/json-value.ts';
import type { Value } from '../../../../src/facts/value.ts';
import {
  propertiesOf,
  required,
  textOf,
  withDefault,
  type Properties,
} from '../../../../src/resources/properties.ts';
import { reason, value, values } from '../live/facts.ts';

const at = { resource: 'R', path: 'Properties' };
const of = (data: unknown): Properties => propertiesOf(jsonValue(data, at), at);
const hidden: Value = { kind: 'unknown', reason: 'it is imported', at };
const withHidden = (name: string): Properties =>
  propertiesOf({ kind: 'dict', entries: new Map([[name, hidden]]), at }, at);

describe('a text', () => {
  test.each([
    ['as it is', 'text', 'text'],
    ['a number', 5, '5'],
    ['a boolean', true, 'true'],
    ['an empty one', '', ''],
  ])('%s', (_, data, text) => {
    expect(value(of({ A: data }).text('A'))).toBe(text);
  });
  test('that is absent is known to be, where it would stand', () => {
    expect(of({}).text('A')).toEqual(known(undefined, { resource: 'R', path: 'Properties.A' }));
  });
  test.each([
    ['null', null, /null/],
    ['a list', ['a'], /a list where a text belongs/],
    ['a map', { a: 1 }, /a dict where a text belongs/],
  ])('that is %s is unknown', (_, data, why) => {
    expect(reason(of({ A: data }).text('A'))).toMatch(why);
  });
  test('that is unknown stays so', () => {
    expect(reason(withHidden('A').text('A'))).toBe('it is imported');
  });
});

describe('a number', () => {
  test.each([
    [5, 5],
    ['5', 5],
    ['0.5', 0.5],
    ['1e2', 100],
  ])('%p is %p', (data, number) => {
    expect(value(of({ A: data }).number('A'))).toBe(number);
  });
  test.each([['five'], [''], [' '], ['Infinity'], ['NaN']])('%p is none', (data) => {
    expect(reason(of({ A: data }).number('A'))).toContain('is no number');
  });
  test('that is absent is known to be', () => {
    expect(value(of({}).number('A'))).toBeUndefined();
  });
});

describe('a flag', () => {
  test.each([
    [true, true],
    ['true', true],
    ['True', true],
    [false, false],
    ['false', false],
    ['FALSE', false],
  ])('%p is %p', (data, flag) => {
    expect(value(of({ A: data }).flag('A'))).toBe(flag);
  });
  test.each([['yes'], [1], [''], ['constructor'], ['__proto__']])('%p is none', (data) => {
    expect(reason(of({ A: data }).flag('A'))).toContain('is no boolean');
  });
});

describe('a child', () => {
  test('of what is there has its place', () => {
    const child = of({ A: { B: 'x' } }).child('A');
    expect(value(child.text('B'))).toBe('x');
    expect(child.text('C').at.path).toBe('Properties.A.C');
  });
  test('of what is absent has nothing', () => {
    const child = of({}).child('A').child('B');
    expect(child.value).toBeUndefined();
    expect(child.text('C')).toEqual(known(undefined, { resource: 'R', path: 'Properties.A.B.C' }));
    expect(value(child.list('C'))).toEqual([]);
  });
  test('of what is unknown is unknown throughout', () => {
    const child = withHidden('A').child('A');
    for (const fact of [
      child.text('B'),
      child.number('B'),
      child.flag('B'),
      child.list('B'),
      child.texts('B'),
      child.textMap('B'),
      child.child('B').text('C'),
    ])
      expect(reason(fact)).toBe('it is imported');
  });
  test('of a text has nothing', () => {
    expect(value(of({ A: 'text' }).child('A').text('B'))).toBeUndefined();
  });
});

describe('a list', () => {
  test('has its members', () => {
    const members = value(of({ A: [{ B: 1 }, { B: 2 }] }).list('A'));
    expect(values(members.map((member) => member.text('B')))).toEqual(['1', '2']);
    expect(members[1]?.at.path).toBe('Properties.A[1]');
  });
  test('of one may be its member', () => {
    expect(value(of({ A: { B: 1 } }).list('A'))).toHaveLength(1);
    expect(values(value(of({ A: 'x' }).texts('A')))).toEqual(['x']);
  });
  test('that is absent is empty', () => {
    expect(value(of({}).list('A'))).toEqual([]);
    expect(value(of({}).texts('A'))).toEqual([]);
  });
  test('of texts keeps what is none as unknown', () => {
    const [text, map] = value(of({ A: ['x', {}] }).texts('A'));
    expect(text).toMatchObject({ known: true, value: 'x' });
    expect(map).toMatchObject({ known: false });
  });
});

describe('a map of texts', () => {
  test('has its entries', () => {
    const entries = value(of({ A: { B: 1, C: ['x'] } }).textMap('A'));
    expect(entries.get('B')).toMatchObject({ value: '1' });
    expect(entries.get('C')).toMatchObject({ known: false });
  });
  test('that is absent is empty', () => {
    expect(value(of({}).textMap('A')).size).toBe(0);
  });
  test('that is a list or a text is unknown', () => {
    expect(reason(of({ A: ['x'] }).textMap('A'))).toBe('it is not a map');
    expect(reason(of({ A: 'x' }).textMap('A'))).toBe('it is not a map');
  });
});

test('a default stands for what is absent, and for nothing else', () => {
  expect(withDefault(known<number | undefined>(undefined), 3)).toMatchObject({ value: 3 });
  expect(withDefault(known<number | undefined>(0), 3)).toMatchObject({ value: 0 });
  expect(withDefault<number>(unknown('hidden'), 3)).toMatchObject({ known: false });
});

test('what is required and absent is unknown', () => {
  expect(reason(required(known<string | undefined>(undefined)))).toBe('it is not given');
  expect(reason(required(known<string | undefined>(undefined), 'nobody says'))).toBe('nobody says');
  expect(value(required(known<string | undefined>('')))).toBe('');
  expect(reason(required<string>(unknown('hidden')))).toBe('hidden');
});

test('a node of its own is a text or unknown', () => {
  expect(value(textOf({ kind: 'scalar', value: 1.5, at }))).toBe('1.5');
  expect(reason(textOf(hidden))).toBe('it is imported');
});

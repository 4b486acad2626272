import { describe, expect, test } from '@jest/globals';
import { jsonTextValue, jsonValue } from '../../../src/facts/json-value.ts';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import type { Statement } from '../../../src/iam/policy.ts';

const at = { resource: 'Role', path: 'PolicyDocument', file: 't.yaml', line: 3, column: 5 };

const statementOf = (statement: unknown): Statement => {
  const document = parsePolicy(jsonValue({ Version: '2012-10-17', Statement: statement }, at));
  const first = document.known ? document.value.statements[0] : undefined;
  if (first === undefined) throw new Error('no statement');
  return first;
};
const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('parsePolicy', () => {
  test('reads one statement or a list of them', () => {
    for (const Statement of [good, [good]]) {
      const document = parsePolicy(jsonValue({ Statement }, at));
      expect(document).toMatchObject({
        known: true,
        value: { statements: [{ effect: { value: 'Allow' } }] },
      });
    }
  });

  test('reads a string or a list of actions, each with its place', () => {
    expect(statementOf(good).actions).toMatchObject([{ value: 's3:GetObject' }]);
    const { actions } = statementOf([{ ...good, Action: ['s3:GetObject', 's3:PutObject'] }]);
    expect(actions).toMatchObject([
      { value: 's3:GetObject', at: { path: 'PolicyDocument.Statement[0].Action[0]', line: 3 } },
      { value: 's3:PutObject', at: { path: 'PolicyDocument.Statement[0].Action[1]' } },
    ]);
  });

  test('reads NotAction, NotResource, a Sid', () => {
    const statement = statementOf({ Sid: 'a', Effect: 'Deny', NotAction: 's3:*', NotResource: ['x', 'y'] });
    expect(statement).toMatchObject({ sid: 'a', effect: { value: 'Deny' }, notActions: [{ value: 's3:*' }] });
    expect(statement.notResources).toHaveLength(2);
    expect(statement.actions).toBeUndefined();
  });

  test('reads a document that is a string of JSON', () => {
    const text = JSON.stringify({ Statement: [good] });
    expect(parsePolicy({ kind: 'scalar', value: text, at })).toMatchObject({
      known: true,
      value: { statements: [{ actions: [{ value: 's3:GetObject', at: { line: 3 } }] }] },
    });
  });

  test.each([
    ['"*"', '*', [{ type: '*', id: { value: '*' } }]],
    [
      'a service',
      { Service: 'lambda.amazonaws.com' },
      [{ type: 'Service', id: { value: 'lambda.amazonaws.com' } }],
    ],
    [
      'several',
      { Service: ['a', 'b'], AWS: '*' },
      [{ type: 'Service' }, { type: 'Service' }, { type: 'AWS' }],
    ],
    [
      'an account written as a number',
      { AWS: 12345678901 },
      [{ type: 'AWS', id: { value: '012345678901' } }],
    ],
  ])('reads %s as principals', (_, Principal, expected) => {
    expect(statementOf({ ...good, Principal }).principals).toMatchObject(expected);
    expect(statementOf({ ...good, NotPrincipal: Principal }).notPrincipals).toMatchObject(expected);
  });

  test('reads conditions, also those that are no strings', () => {
    const Condition = { Bool: { 'aws:SecureTransport': false }, StringLike: { a: ['b', 'c'], d: 1 } };
    expect(statementOf({ ...good, Condition }).conditions).toMatchObject([
      { operator: 'Bool', key: 'aws:SecureTransport', values: [{ value: 'false' }] },
      { operator: 'StringLike', key: 'a', values: [{ value: 'b' }, { value: 'c' }] },
      { operator: 'StringLike', key: 'd', values: [{ value: '1' }] },
    ]);
  });
});

describe('a statement that IAM would refuse has no known effect', () => {
  test.each([
    ['no Effect', { Action: 'a', Resource: '*' }, 'the statement has no Effect'],
    ['another effect', { ...good, Effect: 'allow' }, 'its Effect is neither Allow nor Deny'],
    ['both actions', { ...good, NotAction: 'b' }, 'the statement has both Action and NotAction'],
    ['both resources', { ...good, NotResource: 'b' }, 'the statement has both Resource and NotResource'],
    [
      'both principals',
      { ...good, Principal: '*', NotPrincipal: '*' },
      'the statement has both Principal and NotPrincipal',
    ],
    ['no action', { Effect: 'Allow', Resource: '*' }, 'the statement has neither Action nor NotAction'],
    ['a misspelt element', { ...good, Actions: 'a' }, 'a statement has no element `Actions`'],
    [
      'a principal that is a string',
      { ...good, Principal: 'x' },
      'its Principal is neither "*" nor an object of principals',
    ],
    ['no principals', { ...good, Principal: {} }, 'its Principal is neither "*" nor an object of principals'],
    ['an unheard-of kind', { ...good, Principal: { Aws: '*' } }, 'there is no kind of principal `Aws`'],
    ['a condition that is none', { ...good, Condition: 'x' }, 'its Condition is not an object'],
    [
      'an operator without keys',
      { ...good, Condition: { Bool: 'x' } },
      'its condition Bool is not an object',
    ],
    ['a statement that is a string', 'x', 'the statement is not an object'],
  ])('%s', (_, statement, reason) => {
    expect(statementOf(statement).effect).toMatchObject({ known: false, reason });
  });

  test('a value that is no string is unknown by itself', () => {
    expect(statementOf({ ...good, Action: ['a', { Ref: 'x' }] }).actions).toMatchObject([
      { known: true },
      { known: false, reason: 'its Action is not a string' },
    ]);
    expect(statementOf({ ...good, Resource: [] }).resources).toMatchObject([
      { known: false, reason: 'its Resource is empty' },
    ]);
    expect(statementOf({ ...good, Condition: { Bool: { a: null } } }).conditions).toMatchObject([
      { values: [{ known: false }] },
    ]);
  });
});

describe('what is no document is unknown', () => {
  const unknownPart = { kind: 'unknown', reason: 'it is imported', at } as const;

  test.each([
    ['an unknown value', unknownPart, 'it is imported'],
    ['a list', jsonValue([], at), 'the policy document is not an object'],
    ['a number', jsonValue(1, at), 'the policy document is not an object'],
    ['a plain string', jsonValue('"x"', at), 'the policy document is a plain string'],
    ['no statement', jsonValue({}, at), 'the policy document has no Statement'],
    [
      'a misspelt element',
      jsonValue({ Statements: [] }, at),
      'a policy document has no element `Statements`',
    ],
  ])('%s', (_, value, reason) => {
    expect(parsePolicy(value)).toMatchObject({ known: false, reason });
  });

  test('a string that is not JSON', () => {
    expect(parsePolicy(jsonValue('{', at))).toMatchObject({
      known: false,
      reason: expect.stringContaining('not JSON'),
    });
  });

  test('an unknown part is just that part', () => {
    const entries = new Map<string, typeof unknownPart | ReturnType<typeof jsonValue>>([
      ['Effect', unknownPart],
      ['Action', { kind: 'list', items: [unknownPart, jsonValue('s3:*', at)], at }],
      ['Principal', unknownPart],
      ['Condition', unknownPart],
    ]);
    const statement = { kind: 'dict', entries, at } as const;
    const document = parsePolicy({ kind: 'dict', entries: new Map([['Statement', statement]]), at });
    expect(document).toMatchObject({
      known: true,
      value: { statements: [{ effect: { known: false }, actions: [{ known: false }, { value: 's3:*' }] }] },
    });
  });

  test('an unknown condition or its unknown keys take the effect away', () => {
    for (const inner of [new Map([['Bool', unknownPart]])]) {
      const entries = new Map<string, ReturnType<typeof jsonValue>>([
        ['Effect', jsonValue('Allow', at)],
        ['Action', jsonValue('a:b', at)],
        ['Condition', { kind: 'dict', entries: inner, at }],
      ]);
      const document = parsePolicy({
        kind: 'dict',
        entries: new Map([['Statement', { kind: 'dict', entries, at } as const]]),
        at,
      });
      expect(document).toMatchObject({ value: { statements: [{ effect: { reason: 'it is imported' } }] } });
    }
  });
});

describe('jsonValue', () => {
  test('gives every part its place', () => {
    const value = jsonValue({ a: [1, null, undefined], b: undefined }, { resource: 'x', path: '' });
    expect(value).toMatchObject({ kind: 'dict' });
    if (value.kind !== 'dict') return;
    expect([...value.entries.keys()]).toEqual(['a']);
    expect(value.entries.get('a')).toMatchObject({
      at: { path: 'a' },
      items: [{ value: 1, at: { path: 'a[0]' } }, { value: null }, { kind: 'unknown' }],
    });
  });

  test('what nests too deep is unknown', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    expect(JSON.stringify(jsonValue(deep, at))).toContain('levels deep');
  });

  test('reads a text, or says why not', () => {
    expect(jsonTextValue('[1]', at)).toMatchObject({ kind: 'list' });
    expect(jsonTextValue('[', at)).toMatchObject({ kind: 'unknown' });
  });
});

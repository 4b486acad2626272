import { describe, expect, test } from '@jest/globals';
import { jsonValue } from '../../../src/facts/json-value.ts';
import { arnLike, evaluate } from '../../../src/iam/condition.ts';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import type { Statement } from '../../../src/iam/policy.ts';
import { account, document } from './fixtures.ts';

const at = { resource: 'R', path: 'P' };
const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const parsed = (statement: object): Partial<Statement> => {
  const policy = document(statement);
  return policy.known ? (policy.value.statements[0] ?? {}) : {};
};

describe('a policy document', () => {
  test('may have an id', () => {
    expect(parsePolicy(jsonValue({ Id: 'x', Statement: [good] }, at)).known).toBe(true);
  });

  test('is read once', () => {
    const value = jsonValue({ Statement: [good] }, at);
    expect(parsePolicy(value)).toBe(parsePolicy(value));
  });

  test('with a strange element says where that stands', () => {
    expect(parsed({ ...good, Actoin: 'x' }).effect).toMatchObject({
      reason: 'a statement has no element `Actoin`',
      at: { path: 'PolicyDocument.Statement[0].Actoin' },
    });
  });

  test('has no Sid but a text', () => {
    expect(parsed({ ...good, Sid: 5 }).sid).toBeUndefined();
    expect(parsed({ ...good, Sid: 'five' }).sid).toBe('five');
  });
});

describe('a principal', () => {
  test.each([
    [12345678901, '012345678901'],
    [0, '000000000000'],
  ])('of the number %s is an account', (number, id) => {
    expect(parsed({ ...good, Principal: { AWS: [number] } }).principals).toMatchObject([
      { type: 'AWS', id: { value: id } },
    ]);
  });

  test.each([[-1], [1.5], [true], [['x']]])('of %j is none', (AWS) => {
    expect(parsed({ ...good, Principal: { AWS: [AWS] } }).principals).toMatchObject([
      { id: { known: false, reason: 'its Principal is not a string' } },
    ]);
  });

  test('that is not known makes nothing of the statement sure, and says why', () => {
    expect(parsed({ ...good, Principal: '(unknown)' }).effect).toMatchObject({
      known: false,
      reason: 'it is imported',
    });
  });
});

describe('an action', () => {
  test.each([[5], [true], [['s3:*']], [{ Ref: 'x' }]])('of %j is not known', (action) => {
    expect(parsed({ ...good, Action: [action] }).actions).toMatchObject([
      { known: false, reason: 'its Action is not a string' },
    ]);
  });
});

describe('a condition', () => {
  test('that is not known makes nothing of the statement sure, and says why', () => {
    expect(parsed({ ...good, Condition: '(unknown)' }).effect).toMatchObject({
      known: false,
      reason: 'it is imported',
    });
  });

  test('compares texts, not lists of lists', () => {
    expect(parsed({ ...good, Condition: { StringEquals: { a: [['b']] } } }).conditions).toMatchObject([
      { values: [{ known: false, reason: 'a value of its condition StringEquals is no string' }] },
    ]);
  });

  test('fills a variable from what is known of the request', () => {
    const Condition = { StringEquals: { 'kms:CallerAccount': '${ aws:PrincipalAccount }' } };
    const conditions = parsed({ ...good, Condition }).conditions ?? [];
    const context = { 'kms:CallerAccount': account };
    expect(evaluate(conditions, { ...context, 'aws:PrincipalAccount': account })).toBe('yes');
    expect(evaluate(conditions, { ...context, 'aws:PrincipalAccount': '999999999999' })).toBe('no');
    expect(evaluate(conditions, context)).toBe('maybe');
  });
});

describe('ArnLike', () => {
  test.each([
    ['arn:aws:s3:::b/k', 'arn:aws:s3:::b*', true],
    ['arn:aws:sqs:r:1:q', 'arn:aws:*:r:1:q', true],
    ['a:b:c:d:e:f:g', 'a:b:c:d:e:f:g', true],
    ['a:b:c:d:e:f:g', 'a:b:c:d:e:fg', false],
    ['a:b:c:d:e:z:c:d:e:y', 'a:*:c:d:e:y', false],
    ['arn:aws:s3', 'arn:aws:s3:*:*:*', false],
    ['a:b:c:d:e', 'a:b:c:d:e', false],
    ['a:b:c:d:e:f', 'a:b:c:d:e', false],
  ])('%s against %s: %s', (actual, wanted, expected) => {
    expect(arnLike(actual, wanted)).toBe(expected);
  });
});

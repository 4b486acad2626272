import { describe, expect, test } from '@jest/globals';
import { actionsOfService, services } from '../../../src/iam/catalogue.ts';
import {
  actionsOfComplement,
  actionsOfEntry,
  type ConcreteAction,
  type Services,
} from '../../../src/iam/concrete-actions.ts';
import { examplesOf } from '../../../src/iam/examples.ts';
import { extent, noExtent, overlaps, type Entry } from '../../../src/iam/extent.ts';
import { anything, compile, literally, type Pattern } from '../../../src/iam/pattern.ts';
import { account, scenario, tableArn } from './fixtures.ts';

const pattern = (text: string): Pattern => compile(text, 'widest') ?? literally('');
const entry = (text: string): Entry => ({
  pattern: pattern(text.toLowerCase()),
  text,
  at: { resource: 'R', path: 'P' },
});
const names = (actions: Iterable<ConcreteAction>): readonly string[] =>
  [...actions].map(({ action }) => action);
const serviceIn = (action: string): string => action.split(':')[0] ?? '';
const everywhere: Services = { except: [] };

/** The actions that a reader is shown first, the most telling services first. */
const familiar = {
  dynamodb: ['GetItem', 'Scan', 'DeleteItem'],
  s3: ['GetObject'],
  iam: ['PassRole'],
  kms: ['Decrypt', 'ScheduleKeyDeletion'],
  sns: ['Publish'],
  sqs: ['ReceiveMessage', 'SendMessage'],
  lambda: ['InvokeFunction'],
  logs: ['GetLogEvents', 'DeleteLogGroup'],
  xray: ['GetTraceSummaries'],
};

describe('the actions that NotAction leaves', () => {
  const all = names(actionsOfComplement(noExtent, everywhere));

  test('begin with familiar services, and leave none out', () => {
    const inOrder = [...new Set(all.map(serviceIn))];
    expect(inOrder.slice(0, 9)).toEqual(Object.keys(familiar));
    const having = [...services()].filter((service) => actionsOfService(service)?.length !== 0);
    expect(new Set(inOrder)).toEqual(new Set(having));
  });

  test('are each action once', () => {
    expect(new Set(all).size).toBe(all.length);
    const inCatalogue = [...services()].flatMap((service) => actionsOfService(service) ?? []);
    expect(all).toHaveLength(inCatalogue.length);
  });

  test('are without those that it names, and of the wanted services alone', () => {
    const but = extent([entry('s3:*'), entry('dynamodb:GetItem')], true);
    const left = names(actionsOfComplement(but, { only: ['s3', 'dynamodb', 'kms'] }));
    expect([...new Set(left.map(serviceIn))]).toEqual(['dynamodb', 'kms']);
    expect(left).not.toContain('dynamodb:GetItem');
    expect(left).toContain('dynamodb:PutItem');
    const others = names(actionsOfComplement(but, { except: ['kms', 'ec2'] })).map(serviceIn);
    expect(others).toContain('sqs');
    expect(others).not.toContain('kms');
    expect(others).not.toContain('ec2');
    expect(others).not.toContain('s3');
  });

  test('stand for the statement', () => {
    const [first] = actionsOfComplement(noExtent, everywhere);
    expect(first).toEqual({ action: 'dynamodb:GetItem', example: true });
  });
});

describe('the actions of an element', () => {
  test.each(Object.entries(familiar))('of %s begin with the familiar ones', (service, actions) => {
    const found = names(actionsOfEntry(entry(`${service}:*`), everywhere));
    expect(found.slice(0, actions.length)).toEqual(actions.map((action) => `${service}:${action}`));
    expect(found).toHaveLength(actionsOfService(service)?.length ?? -1);
  });

  test('that it names itself are no examples', () => {
    const only = { only: ['s3'] };
    expect([...actionsOfEntry(entry('s3:GetObject'), only)]).toEqual([
      { action: 's3:GetObject', example: false },
    ]);
    expect([...actionsOfEntry(entry('sqs:SendMessage'), only)]).toEqual([]);
    expect([...actionsOfEntry(entry('sqs:*'), only)]).toEqual([]);
  });

  test.each(['nosuch:*', 's3:Frobnicate*', '*sqs:Send*'])('that nothing meets: %s itself', (text) => {
    expect([...actionsOfEntry(entry(text), { only: ['s3', 'nosuch'] })]).toEqual([
      { action: text, example: false },
    ]);
  });

  test('of a service that is written in another case', () => {
    expect(names(actionsOfEntry(entry('S3:GetObj*'), { only: ['s3'] }))[0]).toBe('s3:GetObject');
    expect(names(actionsOfEntry(entry('S3:GetObj*'), { only: ['sqs'] }))).toEqual([]);
  });
});

describe('examples of resources', () => {
  const examples = (...patterns: readonly Pattern[]): readonly string[] => [
    ...examplesOf(patterns, scenario),
  ];
  const tables = 'arn:aws:dynamodb:us-east-1:123456789012:table/';

  test('fill a pattern, first as a reader expects it, then elsewhere', () => {
    expect(examples(pattern('arn:aws:dynamodb:*:*:table/*'))).toEqual([
      `${tables}other`,
      tables,
      `${tables}any/other`,
      `${tables}x`,
      `arn:aws:dynamodb:eu-central-1:${account}:table/other`,
      'arn:aws:dynamodb:us-east-1:999999999999:table/other',
      '*',
    ]);
  });

  test('are literals before anything else, but for a star', () => {
    expect(examples(literally('*'), anything, literally(tableArn)).slice(0, 2)).toEqual([tableArn, 'other']);
    expect(examples(literally(tableArn))).toEqual([tableArn, '*']);
  });

  test.each([
    ['arn:*:s3:::b', 'arn:aws:s3:::b'],
    ['arn:aws:*:*:*:x', 'arn:aws:other:us-east-1:123456789012:x'],
    ['arn:aws:s3:::b?/**', 'arn:aws:s3:::bx/other'],
    ['arn:aws:s3:::${aws:userid}/k', 'arn:aws:s3:::other/k'],
    ['arn:*', 'arn:other'],
    ['urn:*:*:*:*:*', 'urn:other:other:other:other:other'],
    ['arn:aws:sqs:us-*:*:q', 'arn:aws:sqs:us-other:123456789012:q'],
  ])('of %s is %s', (text, expected) => {
    expect(examples(pattern(text))[0]).toBe(expected);
  });

  test('fill a name within an ARN', () => {
    const table = compile('arn:aws:dynamodb:*:*:table/{}', 'plain') ?? anything;
    expect(examples(table)[0]).toBe(`${tables}other`);
    expect(examples(table).at(-2)).toBe('arn:aws:dynamodb:us-east-1:999999999999:table/other');
    expect(examples(table).at(-3)).toBe(`arn:aws:dynamodb:eu-central-1:${account}:table/other`);
  });
});

describe('an extent within a bound', () => {
  const within = (asked: Pattern, bound: Pattern, complement = false): boolean =>
    overlaps(asked, extent([entry('a*')], complement), [bound]);

  test('holds only what both hold', () => {
    expect(within(literally('ab'), literally('ab'))).toBe(true);
    expect(within(literally('ab'), literally('ac'))).toBe(false);
    expect(within(anything, literally('ac'))).toBe(true);
    expect(within(anything, literally('b'))).toBe(false);
    expect(within(anything, literally('b'), true)).toBe(true);
    expect(within(anything, literally('ac'), true)).toBe(false);
  });
});

import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { specs } from '../../../specs/index.ts';
import type { Spec } from '../../../src/control/control.ts';
import { stackOf } from '../../integration/stack-of.ts';
import { smallSpec } from '../control/small-spec.ts';

const withOutputs = (id: string, ...names: readonly string[]): Spec => ({
  ...smallSpec([]),
  id,
  live: {
    outputs: Object.fromEntries(names.map((name) => [name, 'tableName' as const])),
    tableVariables: [],
  },
});
const orders = withOutputs('orders', 'QueueUrl', 'TableName');
const items = withOutputs('items', 'ApiUrl', 'TableName');
const plain = withOutputs('plain', 'TableName');
const all = [orders, items, plain];
const whose = (spec: Spec, ...names: readonly string[]) =>
  stackOf(spec, all, new Map(names.map((name) => [name, 'x'])));

describe('whose stack the flat outputs are of', () => {
  test('is told by an output that only one spec has, even when others are missing', () => {
    expect(whose(orders, 'QueueUrl', 'TableName')).toBe('its own');
    expect(whose(orders, 'QueueUrl')).toBe('its own');
    expect(whose(items, 'QueueUrl', 'TableName')).toBe('of another');
    expect(whose(plain, 'QueueUrl', 'TableName')).toBe('of another');
  });

  test("is told in Terraform's spelling, too", () => {
    expect(whose(orders, 'queue_url', 'table_name')).toBe('its own');
    expect(whose(items, 'queue_url', 'table_name')).toBe('of another');
    expect(whose(plain, 'table_name')).toBe('its own');
    expect(whose(plain, 'table_names')).toBe('of none');
  });

  test('may be several: each is tested', () => {
    expect([orders, items].map((spec) => whose(spec, 'QueueUrl', 'ApiUrl'))).toEqual(['its own', 'its own']);
  });

  test('is everybody that might be meant when no output tells', () => {
    expect(all.map((spec) => whose(spec, 'TableName'))).toEqual(['its own', 'its own', 'its own']);
  });

  test('is nobody when there is no output that anybody knows', () => {
    expect(all.map((spec) => whose(spec, 'BucketName'))).toEqual(['of none', 'of none', 'of none']);
    expect(whose(orders)).toBe('of none');
  });
});

describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  test('is told from every other specification by its own outputs', () => {
    const outputs = new Map(Object.keys(spec.live.outputs).map((name) => [name, 'x']));
    expect(stackOf(spec, specs, outputs)).toBe('its own');
    for (const other of specs.filter((each) => each !== spec))
      expect(stackOf(other, specs, outputs)).toBe('of another');
  });

  test('has a suite on its template and one on its live stack', () => {
    expect(existsSync(`test/unit/${id}.test.ts`)).toBe(true);
    expect(existsSync(`test/integration/${id}.test.ts`)).toBe(true);
  });
});

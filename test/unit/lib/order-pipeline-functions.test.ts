import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadTemplate } from '../../../src/template/load.ts';
import { childOf, literalText } from '../../../src/template/nodes.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
const runner = fileURLToPath(new URL('run_order_functions.py', import.meta.url));

const codeOf = (logicalId: string): string => {
  let node = childOf(loadTemplate('lib/order-pipeline.yaml').root, 'Resources');
  for (const name of [logicalId, 'Properties', 'Code', 'ZipFile']) node = childOf(node, name);
  return literalText(node) ?? '';
};

interface Result {
  readonly answer?: { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };
  readonly raised?: string;
  readonly items: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly messages: readonly string[];
  readonly lines: readonly string[];
}
interface Case {
  readonly event: unknown;
  readonly fails?: readonly string[];
}

const run = (logicalId: string, ...cases: readonly Case[]): readonly Result[] => {
  const { stdout, stderr } = spawnSync(python ?? '', ['-I', '-S', runner], {
    input: JSON.stringify({
      code: codeOf(logicalId),
      events: cases.map(({ event, fails = [] }) => ({ event, fails })),
    }),
    env: { ...process.env, TABLE_NAME: 'orders', TOPIC_ARN: 'topic-arn' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { results: readonly Result[] }).results;
};

/** A batch of the queue's: the messages are called m0, m1, … */
const batch = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `m${String(index)}`, body })),
});
const failed = ({ answer }: Result | Record<string, never> = {}): readonly string[] | undefined =>
  answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

const change = (eventName: string, image: object, position = '1') => ({
  eventName,
  dynamodb: { SequenceNumber: position, ...(eventName === 'REMOVE' ? {} : { NewImage: image }) },
});
const image = (orderID: string, more: object = {}) => ({ orderID: { S: orderID }, ...more });

const behaves = (): void => {
  describe('function 1', () => {
    test('stores an order whole, under its own orderID', () => {
      const order =
        '{"orderID": "a", "é": "🌍 &+%", "n": 0.1, "big": 12345678901234567890, "list": [1, null, {"x": []}], "yes": true, "": ""}';
      const [result] = run('StoreFunction', { event: batch(order) });
      expect(failed(result)).toEqual([]);
      expect(result?.items).toEqual({
        a: {
          orderID: { S: 'a' },
          é: { S: '🌍 &+%' },
          n: { N: '0.1' },
          big: { N: '12345678901234567890' },
          list: { L: [{ N: '1' }, { NULL: true }, { M: { x: { L: [] } } }] },
          yes: { BOOL: true },
          '': { S: '' },
        },
      });
    });

    test.each([
      ['no JSON', 'no order'],
      ['an array', '["orderID"]'],
      ['a text', '"orderID"'],
      ['null', 'null'],
      ['no orderID', '{"id": "a"}'],
      ['an orderID that is a number', '{"orderID": 1}'],
      ['an empty orderID', '{"orderID": ""}'],
      ['NaN', '{"orderID": "a", "n": NaN}'],
      ['a deep nest', `{"orderID": "a", "n": ${'['.repeat(100_000)}`],
    ])('reports %s, and stores its neighbours', (_, bad) => {
      const [result] = run('StoreFunction', { event: batch('{"orderID": "x"}', bad, '{"orderID": "y"}') });
      expect(failed(result)).toEqual(['m1']);
      expect(Object.keys(result?.items ?? {})).toEqual(['x', 'y']);
      expect(result?.lines.length).toBe(1);
    });

    test('reports what the table does not take, and nothing else', () => {
      const event = batch('{"orderID": "x"}', '{"orderID": "y"}');
      const [throttled, again] = run('StoreFunction', { event, fails: ['"x"'] }, { event });
      expect(failed(throttled)).toEqual(['m0']);
      expect(failed(again)).toEqual([]);
      expect(Object.keys(again?.items ?? {})).toEqual(['y', 'x']);
    });

    test('takes the same order twice, and refuses another one of its orderID', () => {
      const order = '{"orderID": "a", "n": 1.0, "list": [1, "two"]}';
      const [result] = run('StoreFunction', { event: batch(order, order, '{"orderID": "a", "n": 2}') });
      expect(failed(result)).toEqual(['m2']);
      expect(result?.items['a']?.['n']).toEqual({ N: '1.0' });
    });

    test('logs no order', () => {
      const [result] = run('StoreFunction', { event: batch('{"secret": "s3cret"}') });
      expect(result?.lines.join()).not.toContain('s3cret');
    });
  });

  describe('function 2', () => {
    test('tells of each new order by itself, and of no change and no deletion', () => {
      const Records = [
        change('INSERT', image('a', { n: { N: '0.1' }, m: { N: '42' }, text: { S: 'é' } })),
        change('MODIFY', image('b')),
        change('REMOVE', image('c')),
        change('INSERT', image('d')),
      ];
      const [result] = run('NotifyFunction', { event: { Records } });
      expect(failed(result)).toEqual([]);
      expect(result?.messages.map((message) => JSON.parse(message) as unknown)).toEqual([
        { orderID: 'a', n: 0.1, m: 42, text: 'é' },
        { orderID: 'd' },
      ]);
    });

    test('goes on from the record that could not be told of', () => {
      const Records = ['a', 'b', 'c'].map((id, index) => change('INSERT', image(id), String(index)));
      const [result] = run('NotifyFunction', { event: { Records }, fails: ['"b"'] });
      expect(failed(result)).toEqual(['1']);
      expect(result?.messages.length).toBe(1);
    });

    test.each([
      [200_000, false],
      [262_144, true],
    ])('an order of %d bytes: in short is %s', (bytes, short) => {
      const Records = [change('INSERT', image('a', { pad: { S: 'x'.repeat(bytes) } }))];
      const [result] = run('NotifyFunction', { event: { Records } });
      const [message = ''] = result?.messages ?? [];
      expect(message).toContain('"orderID": "a"');
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(256 * 1024);
      expect(message.length < bytes).toBe(short);
    });
  });
};

test.each(['StoreFunction', 'NotifyFunction'])('%s: its code is plain ASCII, and small enough', (id) => {
  expect(codeOf(id)).toMatch(/^[\t\n -~]+$/);
  expect(codeOf(id).length).toBeLessThan(4096);
});

if (python === undefined)
  test.skip("the order pipeline's functions: there is no Python here to run them", () => undefined);
else describe("the order pipeline's functions", behaves);

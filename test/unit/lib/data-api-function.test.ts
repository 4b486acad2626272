import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadTemplate } from '../../../src/template/load.ts';
import { childOf, literalText } from '../../../src/template/nodes.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
const runner = fileURLToPath(new URL('run_function.py', import.meta.url));

const codeOf = (...path: readonly string[]): string => {
  let node = childOf(loadTemplate('lib/data-api.yaml').root, 'Resources');
  for (const name of path) node = childOf(node, name);
  return literalText(node) ?? '';
};
const code = codeOf('DataFunction', 'Properties', 'Code', 'ZipFile');

interface Result {
  readonly answer?: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: string;
  };
  readonly raised?: string;
  readonly items: readonly {
    readonly TableName: string;
    readonly Item: Record<string, { readonly S: string }>;
  }[];
  readonly lines: readonly string[];
}

interface Case {
  readonly event: unknown;
  readonly fails: 'service' | 'connection' | null;
}

const run = (events: readonly Case[], level = 'INFO'): { config: unknown; results: readonly Result[] } => {
  const environment = {
    AWS_REGION: 'us-east-1',
    STAGE: 'dev',
    DYNAMODB_TABLE_NAME: 'data',
    LOG_LEVEL: level,
  };
  const { stdout, stderr } = spawnSync(python ?? '', ['-I', '-S', runner], {
    input: JSON.stringify({ code, events }),
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { config: unknown; results: readonly Result[] };
};

const request = (body: string | null, more: object = {}) => ({
  body,
  isBase64Encoded: false,
  requestContext: { requestId: 'request-1' },
  ...more,
});
const one = (event: unknown, fails: Case['fails'] = null, level = 'INFO'): Result => {
  const [result] = run([{ event, fails }], level).results;
  if (result === undefined) throw new Error('the function was not run');
  return result;
};
const contentOf = ({ answer }: Result): unknown => JSON.parse(answer?.body ?? '');

test('its code is small enough for a template, and plain ASCII', () => {
  expect(code.length).toBeGreaterThan(0);
  expect(code.length).toBeLessThan(4096);
  expect(/^[\t\n -~]*$/.test(code)).toBe(true);
});

const behaves = (): void => {
  describe('stores an object', () => {
    const body = '{"id": "own", "timestamp": "then", "é": [1.50, 1e400, null, ""], "": {"🌍": true}}';
    const stored = one(request(body));

    test('whole and as it came, under an id and a timestamp of its own', () => {
      const [{ TableName: table, Item: item } = { TableName: '', Item: {} }, ...more] = stored.items;
      expect(more).toEqual([]);
      expect(table).toBe('data');
      expect(Object.keys(item).sort()).toEqual(['body', 'id', 'timestamp']);
      expect(item['body']).toEqual({ S: body });
      expect(item['id']?.S).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(item['timestamp']?.S).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    test('and answers with both, in JSON', () => {
      const item = stored.items[0]?.Item;
      expect(stored.answer).toMatchObject({
        statusCode: 201,
        headers: { 'Content-Type': 'application/json' },
      });
      expect(contentOf(stored)).toMatchObject({ id: item?.['id']?.S, timestamp: item?.['timestamp']?.S });
    });

    test('twice, if it comes twice', () => {
      const { results } = run([1, 2].map(() => ({ event: request(body), fails: null })));
      expect(new Set(results.map(({ items }) => items[0]?.Item['id']?.S)).size).toBe(2);
    });

    test('from base64 too', () => {
      const encoded = request(Buffer.from('{"é": 1}').toString('base64'), { isBase64Encoded: true });
      expect(one(encoded).items[0]?.Item['body']).toEqual({ S: '{"é": 1}' });
    });

    test('with a number that is longer than Python likes', () => {
      expect(one(request(`{"n": ${'9'.repeat(50_000)}}`)).answer?.statusCode).toBe(201);
    });
  });

  describe('refuses everything else, and stores none of it', () => {
    const bodies: readonly (readonly [string, object])[] = [
      ['no body', request(null)],
      ['an empty body', request('')],
      ['a broken object', request('{"broken": ')],
      ['an array', request('[1]')],
      ['a text', request('"text"')],
      ['a number', request('1')],
      ['null', request('null')],
      ['NaN', request('{"n": NaN}')],
      ['Infinity', request('{"n": -Infinity}')],
      ['two objects', request('{}{}')],
      ['a deep nest', request('{"a":'.repeat(100_000))],
      ['what is no base64', request('{}', { isBase64Encoded: true })],
      ['base64 of what is no UTF-8', request('//4=', { isBase64Encoded: true })],
    ];
    const { results } = run(bodies.map(([, event]) => ({ event, fails: null })));
    test.each(bodies.map(([name], index) => [name, results[index]] as const))('%s', (_, result) => {
      expect(result?.answer).toEqual({
        statusCode: 400,
        headers: { 'Content-Type': 'application/json' },
        body: '{"error": "The body must be a JSON object."}',
      });
      expect(result?.items).toEqual([]);
    });
  });

  test.each(['service', 'connection'] as const)(
    'a write that fails (%s) tells its caller nothing',
    (fails) => {
      const failed = one(request('{}'), fails);
      expect(failed.answer).toEqual({
        statusCode: 500,
        headers: { 'Content-Type': 'application/json' },
        body: '{"error": "The data could not be stored."}',
      });
      expect(failed.lines.join()).toContain(fails === 'service' ? 'arn:aws:dynamodb' : 'Could not connect');
    },
  );

  test.each([[null], [[]], ['text'], [{}], [{ body: '{}' }]])(
    '%j is no request: it fails, for the alarm to see',
    (event) => {
      expect(one(event).raised).toMatch(/^(KeyError|TypeError)$/);
    },
  );

  describe('its log', () => {
    const outcomes: readonly Case[] = [
      { event: request('{"secret": "s3cret"}'), fails: null },
      { event: request('{"secret": "s3cret"'), fails: null },
      { event: request('{"secret": "s3cret"}'), fails: 'service' },
    ];
    test.each([
      ['INFO', ['INFO', 'WARNING', 'ERROR']],
      ['WARN', ['WARNING', 'ERROR']],
      ['ERROR', ['ERROR']],
    ])(
      'at %s: one line of JSON each, with its region and its request, and never the body',
      (level, levels) => {
        const lines = run(outcomes, level).results.flatMap((result) => result.lines);
        expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(levels);
        for (const line of lines) {
          expect(JSON.parse(line)).toMatchObject({
            region: 'us-east-1',
            stage: 'dev',
            requestId: 'request-1',
          });
          expect(line).not.toContain('s3cret');
        }
      },
    );
  });

  test('both attempts of a write end before the function does', () => {
    const { config } = run([]);
    expect(config).toEqual({
      connect_timeout: 2,
      read_timeout: 4,
      retries: { total_max_attempts: 2, mode: 'standard' },
    });
    expect(Number(codeOf('DataFunction', 'Properties', 'Timeout'))).toBeGreaterThan(2 * (2 + 4));
  });
};

if (python === undefined)
  test.skip("the data API's function: there is no Python here to run it", () => undefined);
else describe("the data API's function", behaves);

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { loadTemplate } from '../../../src/template/load.ts';
import { childOf, literalText } from '../../../src/template/nodes.ts';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

const codeOf = (...path: readonly string[]): string => {
  let node = childOf(loadTemplate('lib/serverless_template.yaml').root, 'Resources');
  for (const name of path) node = childOf(node, name);
  return literalText(node) ?? '';
};
const code = codeOf('ItemsFunction', 'Properties', 'Code', 'ZipFile');

/** Runs the code on events, with a DynamoDB of its own, which fails for items of the name `fail`. */
const runner = `
import contextlib, io, json, sys, types
given = json.load(sys.stdin)
items, opened = [], {}

class Table:
    def __init__(self, name):
        opened["table"] = name
    def put_item(self, Item):
        if Item.get("name") == "fail":
            raise OSError("no connection")
        items.append({name: repr(value) for name, value in Item.items()})

def resource(service, config):
    opened["service"] = service
    return types.SimpleNamespace(Table=Table)

def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made

module("boto3", resource=resource)
module("botocore")
module("botocore.config", Config=lambda **settings: opened.update(settings))
lines = io.StringIO()
function = {"__name__": "index"}
exec(compile(given["code"], "index.py", "exec"), function)
results = []
for event in given["events"]:
    try:
        with contextlib.redirect_stdout(lines):
            results.append({"answer": function["handler"](event, types.SimpleNamespace(aws_request_id="r-1"))})
    except Exception as error:
        results.append({"raised": type(error).__name__})
json.dump({"opened": opened, "items": items, "results": results, "lines": lines.getvalue().splitlines()}, sys.stdout)
`;

interface Run {
  readonly opened: Record<string, unknown>;
  /** Attributes as Python shows them. */
  readonly items: readonly Record<string, string>[];
  readonly results: readonly {
    readonly answer?: { statusCode: number; headers: object; body: string };
    readonly raised?: string;
  }[];
  readonly lines: readonly string[];
}

const run = (...events: readonly unknown[]): Run => {
  const { stdout, stderr } = spawnSync(python ?? '', ['-c', runner], {
    input: JSON.stringify({ code, events }),
    env: { ...process.env, TABLE_NAME: 'items' },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Run;
};

test('its code is small enough for a template, and plain ASCII', () => {
  expect(code.length).toBeGreaterThan(0);
  expect(code.length).toBeLessThan(4096);
  expect(/^[\t\n -~]*$/.test(code)).toBe(true);
});

(python === undefined ? describe.skip : describe)('the function behind POST /items', () => {
  test('stores the item under an id of its own, twice if it comes twice', () => {
    const event = { body: '{"name": "a", "id": "own", "price": 2.50}' };
    const { opened, items, results, lines } = run(event, event);
    expect(opened).toMatchObject({ service: 'dynamodb', table: 'items' });
    expect(items).toHaveLength(2);
    for (const [index, item] of items.entries()) {
      expect(item).toMatchObject({ name: "'a'", price: "Decimal('2.50')" });
      expect(item['id']).toMatch(/^'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'$/);
      const { answer } = results[index] ?? {};
      expect(answer).toMatchObject({ statusCode: 201, headers: { 'Content-Type': 'application/json' } });
      expect(`'${(JSON.parse(answer?.body ?? '{}') as { id: string }).id}'`).toBe(item['id']);
    }
    expect(items[0]?.['id']).not.toBe(items[1]?.['id']);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'stored', requestId: 'r-1' });
    expect(lines.join()).not.toMatch('"a"');
  });

  test.each([
    ['a write that fails', { body: '{"name": "fail"}' }, 'OSError'],
    ['an event that is no request', [], 'TypeError'],
    ['a request without a body', {}, 'KeyError'],
    ['a body that is no object, which API Gateway lets nobody send', { body: '[]' }, 'TypeError'],
  ])('fails on %s, so that the alarm sees it', (_, event, raised) => {
    const { items, results } = run(event);
    expect(results).toEqual([{ raised }]);
    expect(items).toEqual([]);
  });
});

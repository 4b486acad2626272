import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ItemsApiEvidence } from '../../../../specs/items-api/evidence.ts';
import { exerciseItemsApi } from '../../../../specs/items-api/exercises.ts';
import { fits } from '../../../../specs/items-api/fits.ts';
import {
  logsArrive,
  refusesMalformed,
  storesItems,
  urlAnswers,
} from '../../../../specs/items-api/in-motion.ts';
import type { Json } from '../../../../specs/items-api/schema.ts';
import { itemsApiSubjects } from '../../../../specs/items-api/subjects.ts';
import type { Check } from '../../../../src/control/verdict.ts';
import { known } from '../../../../src/facts/fact.ts';
import { jsonValue } from '../../../../src/facts/json-value.ts';
import type { System } from '../../../../src/resources/system.ts';
import { goodStack, serve, targetOf, type FakeStack } from '../data-api/fake-stack.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

const place = { resource: 'live', path: '' };
const fact = <T>(value: T) => known(value, place);
const schema = {
  type: 'object',
  properties: { name: { type: 'string' }, price: { type: 'number' } },
  required: ['name'],
};

const systemOf = (its: Json = schema, types = ['application/json', '$default']): System => {
  const integration = { functionArn: fact('fn-arn') };
  const post = {
    id: 'post',
    at: place,
    path: fact('/items'),
    verb: fact('POST'),
    integration,
    requestModels: fact(new Map(types.map((type) => [type, fact('Item')]))),
    validator: { ...fact('v1'), gapFilled: 'request-validator' },
  };
  const one: Readonly<Record<string, object>> = {
    function: {
      name: fact('fn'),
      arn: fact('fn-arn'),
      logGroupName: fact('/aws/lambda/fn'),
      permissions: fact([]),
    },
    table: { name: fact('table') },
    alarm: { name: fact('errors'), alarmActions: fact([fact('topic-arn')]) },
    topic: { arn: fact('topic-arn') },
    restApi: {
      apiId: fact('a1b2'),
      methods: fact([post]),
      stages: fact([{ name: fact('prod') }]),
      models: fact([{ id: 'Item', name: fact('Item'), at: place, schema: fact(jsonValue(its, place)) }]),
      validators: fact([{ id: fact('v1'), at: place }]),
    },
  };
  return {
    source: 'live',
    scenario: { stackName: 'demo', region: 'us-east-1', parameters: new Map() },
    all: (kind: string) =>
      one[kind] === undefined
        ? []
        : [
            {
              id: kind,
              at: place,
              environment: fact(new Map()),
              metric: fact('Errors'),
              dimensions: fact(new Map()),
              ...one[kind],
            },
          ],
    unreadable: () => undefined,
    outputs: new Map(),
  } as unknown as System;
};

interface Behaviour {
  /** What API Gateway lets through. */
  readonly lets?: (body: string) => boolean;
  /** What the function does; it throws to fail. */
  readonly store?: (item: Record<string, Json>, stack: FakeStack) => void;
  readonly logs?: boolean;
  readonly system?: System;
  readonly gaps?: readonly { id: string; reason: string }[];
  readonly output?: string;
}

const plainItem = (item: Record<string, Json>, id: string) => ({
  id: { S: id },
  ...Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => name !== 'id')
      .map(([name, value]) => [
        name,
        typeof value === 'number'
          ? { N: String(value) }
          : { S: typeof value === 'string' ? value : JSON.stringify(value) },
      ]),
  ),
});

const validates = (body: string): boolean => {
  try {
    return fits(JSON.parse(body) as Json, schema);
  } catch {
    return false;
  }
};

const exercise = async ({
  lets = validates,
  store = (item, stack) => stack.items.push(plainItem(item, randomUUID())),
  logs = true,
  system = systemOf(),
  gaps = [{ id: 'validation-content-type', reason: 'the local target does not choose' }],
  output,
}: Behaviour = {}): Promise<{ evidence: ItemsApiEvidence; stack: FakeStack; system: System }> => {
  const stack = goodStack();
  const lines: { timestamp: number; message: string }[] = [];
  stack.handler = (body) => {
    if (!lets(body)) return { status: 400, body: '{"message":"Invalid request body"}' };
    if (logs) lines.push({ timestamp: Date.now(), message: `START RequestId: ${randomUUID()}` });
    try {
      store(JSON.parse(body) as Record<string, Json>, stack);
      return { status: 201, body: '{}' };
    } catch {
      return { status: 502, body: '{"message":"Internal server error"}' };
    }
  };
  const served = await serve(stack);
  close = served.close;
  const target = targetOf(stack, {
    reachable: (url) => (url.startsWith('https://a1b2.') ? served.url : url),
    gaps: gaps.map((gap) => ({ ...gap, lost: '', remedy: 'not-observable' as const })),
  });
  const clients = {
    ...target.clients,
    logs: () =>
      Promise.resolve({
        filterLogEvents: ({ startTime }: { startTime: number }) =>
          Promise.resolve({ events: lines.filter(({ timestamp }) => timestamp >= startTime) }),
      }),
  } as unknown as typeof target.clients;
  const evidence = await exerciseItemsApi({
    target: { ...target, clients },
    system,
    patience: 0.05,
    outputs: new Map([
      ['ApiInvokeUrl', output ?? 'https://a1b2.execute-api.us-east-1.amazonaws.com/prod/items'],
    ]),
  });
  return { evidence, stack, system };
};

const told = (checks: Check | readonly Check[]): readonly string[] =>
  ('outcome' in checks ? [checks] : checks).flatMap((check) =>
    check.outcome === 'pass' ? [] : [check.outcome === 'fail' ? check.finding.message : `? ${check.reason}`],
  );
const ofMalformed = ({
  evidence,
  system,
}: {
  evidence: ItemsApiEvidence;
  system: System;
}): readonly string[] => told(refusesMalformed(evidence, itemsApiSubjects(system)));

describe('an items API that is as it should be', () => {
  test('passes, marked by the gap that was filled, and is left as it was', async () => {
    const { evidence, stack, system } = await exercise();
    expect(told(storesItems(evidence))).toEqual([]);
    expect(told(logsArrive(evidence))).toEqual([]);
    expect(told(urlAnswers(evidence))).toEqual([]);
    const checks = refusesMalformed(evidence, itemsApiSubjects(system));
    expect(told(checks)).toEqual([]);
    expect(checks[0]).toEqual({ outcome: 'pass', gapFilled: 'request-validator' });
    expect(evidence.malformed).toMatchObject({ value: { items: 0, invocations: { value: 0 } } });
    expect(evidence.otherTypes).toMatchObject({ known: false, reason: 'the local target does not choose' });
    expect(stack.items).toEqual([]);
    expect(evidence.leftBehind).toEqual([]);
  });

  test('refuses other content types too, where that can be seen', async () => {
    const good = await exercise({ gaps: [] });
    expect(good.evidence.otherTypes).toMatchObject({ value: [{ answer: { status: 400 } }, {}, {}] });
    expect(ofMalformed(good)).toEqual([]);
  });
});

describe('what stores items wrongly', () => {
  test.each<[string, Behaviour['store'] & object, readonly RegExp[]]>([
    [
      'nothing',
      () => undefined,
      [/two equal POSTs do not make two items/, /fraction is not stored/, /own id/],
    ],
    [
      'the id alone',
      (_, stack) => stack.items.push({ id: { S: randomUUID() } }),
      [/two equal POSTs/, /fraction/, /own id/],
    ],
    [
      'a part',
      ({ name }, stack) => stack.items.push(plainItem({ name: name ?? '' }, randomUUID())),
      [/what is stored is not the item/],
    ],
    ['one id', (item, stack) => stack.items.push(plainItem(item, 'one')), [/two items have the same id/]],
    ['no id', (item, stack) => stack.items.push(plainItem(item, '')), [/what is stored/, /same id/]],
    [
      "the client's id",
      (item, stack) =>
        stack.items.push(plainItem(item, typeof item['id'] === 'string' ? item['id'] : randomUUID())),
      [/client's own id takes the place/],
    ],
  ])('%s', async (_, store, expected) => {
    const { evidence } = await exercise({ store });
    const failures = told(storesItems(evidence));
    expect(failures).toHaveLength(expected.length);
    failures.forEach((failure, index) => {
      expect(failure).toMatch(expected[index] ?? /none/);
    });
  });

  test('a failure on fractions', async () => {
    const { evidence } = await exercise({
      store: (item, stack) => {
        if (!Number.isInteger(item['price'])) throw new TypeError('Float types are not supported');
        stack.items.push(plainItem(item, randomUUID()));
      },
    });
    expect(told(storesItems(evidence))).toEqual([
      'a valid POST of a number with a fraction is not answered by a success',
      'a number with a fraction is not stored',
    ]);
  });

  test("an id of the client's that is refused is none that takes the place", async () => {
    const { evidence } = await exercise({ lets: (body) => validates(body) && !body.includes('"id"') });
    expect(told(storesItems(evidence))).toEqual([]);
  });
});

describe('what lets malformed requests through', () => {
  test('reaches the function, and leaves items that nobody may delete', async () => {
    const seen = await exercise({ lets: () => true, gaps: [] });
    const failures = ofMalformed(seen);
    expect(failures).toContain('a body without name is not answered by a 400');
    expect(failures).toContain('malformed requests leave items');
    expect(failures).toContain('malformed requests reach the function');
    expect(failures).toContain('a body without name, sent as text/plain, is neither refused nor validated');
    expect(seen.evidence.leftBehind.join()).toMatch('Malformed POSTs seem to have left');
  });

  test('a function that answers 400 itself was reached all the same', async () => {
    const seen = await exercise({
      lets: (body) => body !== '' && !body.startsWith('['),
      store: (item, stack) => {
        if (typeof item['name'] !== 'string') throw new TypeError('refused');
        stack.items.push(plainItem(item, randomUUID()));
      },
    });
    expect(ofMalformed(seen)).toContain('malformed requests reach the function');
  });

  test('cannot be told where the log shows not even a valid request', async () => {
    const seen = await exercise({ logs: false });
    expect(ofMalformed(seen)).toEqual([
      expect.stringMatching(/shows no invocation, not even of a valid one/),
    ]);
    expect(told(logsArrive(seen.evidence))).toEqual([
      "the function's output does not arrive in its log group",
    ]);
  });

  test('nor where no request is answered by a success', async () => {
    const seen = await exercise({ lets: () => false });
    expect(ofMalformed(seen)).toEqual([expect.stringMatching(/not even a valid one is answered/)]);
    expect(told(urlAnswers(seen.evidence))).toEqual(['the URL in the outputs does not answer']);
  });

  test('nor locally where the model is for every type alone', async () => {
    const { evidence } = await exercise({ system: systemOf(schema, ['$default']) });
    expect(evidence.malformed).toMatchObject({
      known: false,
      reason: expect.stringMatching('application/json'),
    });
  });
});

test('a model from which no body can be made shows nothing, with the reason', async () => {
  const { evidence } = await exercise({ system: systemOf({ type: 'object', anyOf: [] }) });
  for (const part of [evidence.valid, evidence.malformed, evidence.url])
    expect(part).toMatchObject({ known: false, reason: expect.stringMatching('its schema has anyOf') });
});

test('a model that has no place for a mark leaves a sentence', async () => {
  const numbers = {
    type: 'object',
    properties: { price: { type: 'integer' } },
    required: ['price'],
    additionalProperties: false,
  };
  const { evidence } = await exercise({ system: systemOf(numbers), lets: () => true });
  expect(evidence.valid).toMatchObject({ value: { ownId: undefined, fraction: undefined } });
  expect(evidence.leftBehind.join()).toMatch('the items of this run are still in the table');
});

test('a URL that nothing answers fails its clause alone', async () => {
  const { evidence } = await exercise({ output: 'http://127.0.0.1:1/prod/items' });
  expect(told(urlAnswers(evidence))).toEqual(['the URL in the outputs does not answer']);
  expect(told(storesItems(evidence))).toEqual([]);
});

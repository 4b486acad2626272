import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { known } from '../../../../src/facts/fact.ts';
import type { System } from '../../../../src/resources/system.ts';
import { accessLogLines } from '../../../../src/target/local/gaps/not-observable.ts';
import type { Item } from '../../../../src/exercise/table.ts';
import type { Target } from '../../../../src/target/target.ts';
import { fakeTarget, serviceError } from '../fake-target.ts';

/** What a fake function does with a POST's body. It may put items into the table and write lines into its log. */
export type Handler = (body: string, stack: FakeStack) => { status: number; body: string; headers?: object };

/** A data API in memory: as much of AWS as its exercises touch. What a test wants to be different, it replaces. */
export interface FakeStack {
  readonly items: Item[];
  readonly lines: string[];
  /** Queues, subscriptions and stacks that were made and are still there. */
  readonly left: Set<string>;
  handler: Handler;
  /** What a direct invocation comes to: the error's type, or undefined when the function answers. */
  onInvoke: (event: unknown) => string | undefined;
  alarm: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  /** Whether the alarm looks at the metric. */
  watching: boolean;
  /** Whether it does so by itself, as CloudWatch does, and not only when a metric is put. */
  evaluating: boolean;
  /** Whether the topic hands the alarm's notifications on. */
  delivering: boolean;
  refusedElsewhere: boolean;
  /** Calls that are denied: `client.call`. */
  readonly denied: Set<string>;
  errors: number;
}

const json = (status: number, body: unknown) => ({
  status,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** Stores the whole body as the reference does. */
export const goodHandler: Handler = (body, stack) => {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return json(400, { error: 'not JSON' });
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return json(400, { error: 'no object' });
  if (body.length > 400_000) {
    stack.lines.push('{"level": "ERROR", "region": "us-east-1"}');
    return json(500, { error: 'could not be stored' });
  }
  put(stack, { body: { S: body } });
  return json(201, { message: 'Stored.' });
};

/** Puts an item with an id and a timestamp of its own. */
export const put = (stack: FakeStack, attributes: Item): void => {
  stack.items.push({ id: { S: randomUUID() }, timestamp: { S: new Date().toISOString() }, ...attributes });
};

export const goodStack = (): FakeStack => ({
  items: [],
  lines: [],
  left: new Set(),
  handler: goodHandler,
  onInvoke: () => 'TypeError',
  alarm: 'INSUFFICIENT_DATA',
  watching: true,
  evaluating: false,
  delivering: true,
  refusedElsewhere: true,
  denied: new Set(),
  errors: 0,
});

/** Serves the stack's API on the loopback until `close`. */
export const serve = async (stack: FakeStack): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const answer = stack.handler(body, stack);
      response.writeHead(answer.status, { 'x-amzn-requestid': 'request-1', ...answer.headers });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const notice = (state: string, before: string): string =>
  JSON.stringify({ AlarmName: 'errors', NewStateValue: state, OldStateValue: before, NewStateReason: 'r' });

/** The target on which the stack lives. */
export const targetOf = (stack: FakeStack, more: Partial<Target> = {}): Target => {
  const queue: string[] = [];
  const become = (state: FakeStack['alarm']): void => {
    if (state !== undefined && stack.alarm !== state && stack.delivering)
      queue.push('no JSON', '{"AlarmName": 7}', notice(state, stack.alarm ?? ''));
    stack.alarm = state;
  };
  const evaluate = (): void => {
    if (stack.watching && stack.errors > 0) become('ALARM');
  };
  const service = (client: string, calls: Record<string, (input: never) => unknown>) =>
    Object.fromEntries(
      Object.entries(calls).map(([call, answer]) => [
        call,
        (input: never) =>
          stack.denied.has(`${client}.${call}`)
            ? Promise.reject(serviceError('AccessDenied', `${call} is not allowed`))
            : Promise.resolve(answer(input)),
      ]),
    );
  const target = fakeTarget(
    {
      dynamoDb: service('dynamoDb', {
        scan: () => ({ Items: [...stack.items] }),
        describeTable: () => ({
          Table: {
            KeySchema: [{ AttributeName: 'id' }],
            SSEDescription: { SSEType: 'KMS', KMSMasterKeyArn: 'key-arn' },
          },
        }),
        deleteItem: ({ Key: key }: { Key: Item }) => {
          const at = stack.items.findIndex(({ id }) => id?.S === key['id']?.S);
          if (at >= 0) stack.items.splice(at, 1);
        },
      }),
      lambda: service('lambda', {
        invoke: ({ Payload: payload }: { Payload: Uint8Array }) => {
          const error = stack.onInvoke(JSON.parse(Buffer.from(payload).toString('utf8')));
          if (error !== undefined) stack.errors += 1;
          const told = JSON.stringify(error === undefined ? {} : { errorType: error });
          return {
            ...(error === undefined ? {} : { FunctionError: 'Unhandled' }),
            Payload: Buffer.from(told),
          };
        },
      }),
      logs: service('logs', {
        filterLogEvents: () => ({ events: stack.lines.map((message) => ({ message })) }),
      }),
      cloudWatch: service('cloudWatch', {
        describeAlarms: () => {
          if (stack.evaluating) evaluate();
          return { MetricAlarms: stack.alarm === undefined ? [] : [{ StateValue: stack.alarm }] };
        },
        setAlarmState: ({ StateValue: state }: { StateValue: 'OK' | 'ALARM' }) => {
          become(state);
        },
        getMetricStatistics: () => ({ Datapoints: [{ Sum: stack.errors }] }),
        putMetricData: () => {
          evaluate();
        },
      }),
      sqs: service('sqs', {
        createQueue: () => {
          stack.left.add('queue');
          return { QueueUrl: 'queue' };
        },
        getQueueAttributes: () => ({ Attributes: { QueueArn: 'queue-arn' } }),
        setQueueAttributes: () => ({}),
        receiveMessage: () => ({ Messages: queue.splice(0).map((Body) => ({ Body })) }),
        deleteMessageBatch: () => ({}),
        deleteQueue: () => stack.left.delete('queue'),
      }),
      sns: service('sns', {
        subscribe: () => {
          stack.left.add('subscription');
          return { SubscriptionArn: 'subscription' };
        },
        unsubscribe: () => stack.left.delete('subscription'),
      }),
      cloudFormation: service('cloudFormation', {
        getTemplate: () => ({ TemplateBody: 'Resources: {}' }),
        describeStacks: () => ({ Stacks: [{ Parameters: [] }] }),
        createChangeSet: () => {
          if (stack.refusedElsewhere) throw serviceError('ValidationError', 'only in us-east-1');
          stack.left.add('stack');
        },
        describeChangeSet: () => ({ Status: 'CREATE_COMPLETE' }),
        deleteStack: () => stack.left.delete('stack'),
      }),
    },
    { gaps: [accessLogLines], ...more },
  );
  return target;
};

const place = { resource: 'live', path: '' };
const fact = <T>(value: T) => known(value, place);

/** What an observer would have found of it. @param without kinds that the stack lacks. */
export const systemOf = (...without: readonly string[]): System => {
  const one: Readonly<Record<string, object>> = {
    function: { name: fact('fn'), arn: fact('fn-arn'), logGroupName: fact('/aws/lambda/fn') },
    table: { name: fact('table'), encryption: { type: { ...fact('KMS'), gapFilled: 'table-encryption' } } },
    alarm: { name: fact('errors'), alarmActions: fact([fact('topic-arn')]) },
    topic: { arn: fact('topic-arn') },
    logGroup: { name: fact('/access'), arn: fact('group-arn') },
    restApi: {
      methods: fact([]),
      stages: fact([{ name: fact('dev'), accessLog: { destinationArn: fact('group-arn') } }]),
    },
  };
  return {
    source: 'live',
    scenario: { stackName: 'demo', region: 'us-east-1', parameters: new Map() },
    all: (kind: string) =>
      without.includes(kind) || one[kind] === undefined
        ? []
        : [{ id: kind, at: place, ...sparse, ...one[kind] }],
    unreadable: () => undefined,
    outputs: new Map(),
  } as unknown as System;
};

/** Facts that are looked at for finding things, and say nothing here. */
const sparse = {
  environment: fact(new Map()),
  metric: fact('Errors'),
  dimensions: fact(new Map()),
  apiId: fact('a'),
};

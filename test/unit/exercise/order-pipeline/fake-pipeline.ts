import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { known } from '../../../../src/facts/fact.ts';
import type { Item } from '../../../../src/exercise/table.ts';
import type { System } from '../../../../src/resources/system.ts';
import type { Clients, Target } from '../../../../src/target/target.ts';
import { fakeTarget, serviceError } from '../fake-target.ts';

/** An order pipeline in memory: as much of AWS as its exercises touch. What a test wants to be different, it replaces. */
export interface FakePipeline {
  readonly items: Map<string, Item>;
  /** Messages that wait for function 1. */
  readonly queue: string[];
  readonly deadLetters: string[];
  /** What was made and is still there, settings that are not as they were, things of the stack. */
  readonly left: Set<string>;
  /** Calls that are denied: `client.call`. */
  readonly denied: Set<string>;
  /** Whether the queue has a dead-letter queue. */
  redrive: boolean;
  /** What the API makes of a body before it is the message; undefined: it is refused. */
  take: (body: string) => string | undefined;
  /** The item that function 1 stores of an order; undefined: it fails. */
  store: (order: Record<string, unknown>) => Record<string, unknown> | undefined;
  /** What becomes of the rest of a batch once a message has failed. */
  neighbours: 'stored' | 'failed';
  /** Whether what failed is tried again. */
  retries: boolean;
  /** The notification of a change of the table. */
  notify: (event: 'INSERT' | 'MODIFY' | 'REMOVE', item: Item) => readonly string[];
  /** Who is let through to the queue beside the roles. */
  letsIn: boolean;
  /** What the stack leaves when it is deleted. */
  leaves: string | undefined;
  deleted: boolean;
}

const attribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null || value === undefined) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  return { M: itemOf(value) };
};
const itemOf = (value: object): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, attribute(inner)]));

export const goodPipeline = (): FakePipeline => ({
  items: new Map(),
  queue: [],
  deadLetters: [],
  left: new Set(),
  denied: new Set(),
  redrive: true,
  take: (body) => (body === '' || body.length > 300_000 ? undefined : body),
  store: (order) => order,
  neighbours: 'stored',
  retries: true,
  notify: (event, item) => (event === 'INSERT' ? [JSON.stringify(item)] : []),
  letsIn: false,
  leaves: undefined,
  deleted: false,
});

/** What a subscriber has to hear. */
const outbox = new WeakMap<FakePipeline, string[]>();
const told = (pipeline: FakePipeline): string[] => {
  const messages = outbox.get(pipeline) ?? [];
  outbox.set(pipeline, messages);
  return messages;
};

const objectIn = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** Function 1 works on all that is in the queue, as one batch. */
const work = (pipeline: FakePipeline): void => {
  let failed = false;
  for (const message of pipeline.queue.splice(0)) {
    const order = objectIn(message);
    const item = order && !(failed && pipeline.neighbours === 'failed') ? pipeline.store(order) : undefined;
    if (item === undefined) {
      failed = true;
      if (pipeline.retries && pipeline.redrive) pipeline.deadLetters.push(message);
      continue;
    }
    const id = String(item['orderID']);
    if (pipeline.items.has(id)) continue;
    const stored = itemOf(item);
    pipeline.items.set(id, stored);
    told(pipeline).push(...pipeline.notify('INSERT', stored));
  }
};

/** Serves the pipeline's API, and its queue for those without credentials, until `close`. */
export const serve = async (pipeline: FakePipeline): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      if (request.url === '/queue') {
        response.writeHead(pipeline.letsIn ? 200 : 403);
        response.end(pipeline.letsIn ? '<SendMessageResponse/>' : '<Error><Code>AccessDenied</Code></Error>');
        return;
      }
      const message = pipeline.take(body);
      if (message !== undefined) pipeline.queue.push(message);
      if (!pipeline.left.has('paused')) work(pipeline);
      response.writeHead(message === undefined ? 400 : 200);
      response.end('{}');
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

type Calls = Record<string, (input: never) => unknown>;

/** The target on which the pipeline lives. @param url where it is served. */
export const targetOf = (pipeline: FakePipeline, url: string, more: Partial<Target> = {}): Target => {
  const { items, left, denied } = pipeline;
  const service = (client: string, calls: Calls) =>
    Object.fromEntries(
      Object.entries(calls).map(([call, answer]) => [
        call,
        async (input: never) => {
          await Promise.resolve();
          if (denied.has(`${client}.${call}`)) throw serviceError('AccessDenied', `${call} is not allowed`);
          return answer(input);
        },
      ]),
    );
  const change = (event: 'MODIFY' | 'REMOVE', id: string): void => {
    const item = items.get(id);
    if (item !== undefined) told(pipeline).push(...pipeline.notify(event, item));
  };
  const attempt = (): Promise<unknown> =>
    pipeline.letsIn ? Promise.resolve({}) : Promise.reject(serviceError('AccessDenied', 'denied'));
  const stranger = {
    sqs: () =>
      Promise.resolve({
        sendMessage: attempt,
        receiveMessage: attempt,
        deleteMessage: attempt,
        changeMessageVisibility: attempt,
      }),
  } as unknown as Clients;
  const isGone = (what: string) => () => {
    if (pipeline.deleted && pipeline.leaves !== what) throw serviceError('ResourceNotFoundException', what);
    return {};
  };
  type Ids = { readonly Key: { readonly orderID: { readonly S: string } } };
  return fakeTarget(
    {
      dynamoDb: service('dynamoDb', {
        scan: () => ({ Items: [...items.values()] }),
        describeTable: () => ({
          ...isGone('table')(),
          Table: { KeySchema: [{ AttributeName: 'orderID' }] },
        }),
        batchGetItem: ({ RequestItems: of }: { RequestItems: Record<string, { Keys: Ids['Key'][] }> }) => ({
          Responses: {
            orders: (of['orders']?.Keys ?? []).flatMap(({ orderID }): readonly Item[] => {
              const item = items.get(orderID.S);
              return item === undefined ? [] : [item];
            }),
          },
        }),
        updateItem: ({ Key: key }: Ids) => {
          if (!items.has(key.orderID.S)) throw serviceError('ConditionalCheckFailedException', 'no item');
          change('MODIFY', key.orderID.S);
        },
        deleteItem: ({ Key: key }: Ids) => {
          change('REMOVE', key.orderID.S);
          items.delete(key.orderID.S);
        },
      }),
      lambda: service('lambda', {
        listEventSourceMappings: () => ({
          EventSourceMappings: [{ UUID: 'mapping', State: left.has('disabled') ? 'Disabled' : 'Enabled' }],
        }),
        updateEventSourceMapping: ({ Enabled: enabled }: { Enabled: boolean }) => {
          if (enabled) {
            left.delete('paused');
            work(pipeline);
          } else left.add('paused');
        },
        getFunctionConfiguration: isGone('function'),
      }),
      logs: service('logs', {
        filterLogEvents: () => ({ events: [{ message: 'a line' }] }),
        describeLogGroups: () => ({
          logGroups:
            pipeline.deleted && pipeline.leaves !== 'group' ? [] : [{ logGroupName: '/aws/lambda/fn' }],
        }),
      }),
      iam: service('iam', {
        createUser: () => left.add('user'),
        createAccessKey: () => {
          left.add('key');
          return { AccessKey: { AccessKeyId: 'AKIA', SecretAccessKey: 's' } };
        },
        deleteAccessKey: () => left.delete('key'),
        deleteUser: () => left.delete('user'),
      }),
      sqs: service('sqs', {
        createQueue: () => {
          left.add('queue');
          return { QueueUrl: 'listener' };
        },
        deleteQueue: () => left.delete('queue'),
        getQueueUrl: () => ({ QueueUrl: 'dead-letters' }),
        getQueueAttributes: ({ AttributeNames: [name] }: { AttributeNames: readonly string[] }) => {
          if (name === 'ApproximateNumberOfMessages')
            return { Attributes: { ApproximateNumberOfMessages: String(pipeline.queue.length) } };
          return { Attributes: { VisibilityTimeout: '60', QueueArn: 'arn', MaximumMessageSize: '300000' } };
        },
        setQueueAttributes: ({ Attributes: set }: { Attributes: Record<string, string> }) => {
          const { VisibilityTimeout: timeout } = set;
          if (timeout === '60') left.delete('visibility');
          else if (timeout !== undefined) left.add('visibility');
        },
        receiveMessage: ({ QueueUrl: of }: { QueueUrl: string }) => {
          const from = of === 'listener' ? told(pipeline) : pipeline.deadLetters;
          return { Messages: from.splice(0, 10).map((Body) => ({ Body, ReceiptHandle: Body })) };
        },
        deleteMessage: () => ({}),
        deleteMessageBatch: () => ({}),
      }),
      sns: service('sns', {
        subscribe: () => {
          left.add('subscription');
          return { SubscriptionArn: 'subscription' };
        },
        unsubscribe: () => left.delete('subscription'),
      }),
      cloudFormation: service('cloudFormation', {
        describeStackResources: () => ({
          StackResources: [
            { ResourceType: 'AWS::DynamoDB::Table', PhysicalResourceId: 'orders' },
            { ResourceType: 'AWS::Lambda::Function', PhysicalResourceId: 'fn' },
            { ResourceType: 'AWS::SQS::QueuePolicy', PhysicalResourceId: 'policy' },
          ],
        }),
        // What was filled for it is taken back first: nothing was.
        listStackResources: () => ({ StackResourceSummaries: [] }),
        describeStacks: () => ({
          Stacks: [{ StackId: 'id', StackStatus: pipeline.deleted ? 'DELETE_COMPLETE' : 'CREATE_COMPLETE' }],
        }),
        deleteStack: () => {
          pipeline.deleted = true;
        },
      }),
    },
    { as: () => stranger, reachable: (of) => (of === 'queue-url' ? `${url}/queue` : of), ...more },
  );
};

const place = { resource: 'live', path: '' };
const fact = <T>(value: T) => known(value, place);

/** What an observer would have found of it. @param without kinds that the stack lacks. */
export const systemOf = (pipeline: FakePipeline, ...without: readonly string[]): System => {
  const queueArn = 'arn:aws:sqs:us-east-1:123456789012:POC-Queue';
  const streamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/now';
  const one: Readonly<Record<string, object>> = {
    queue: {
      name: fact('POC-Queue'),
      arn: fact(queueArn),
      url: fact('queue-url'),
      visibilityTimeout: fact(60),
      redrive: fact(
        pipeline.redrive ? { targetArn: fact(`${queueArn}-dead`), maxReceiveCount: fact(5) } : undefined,
      ),
    },
    table: { name: fact('orders'), stream: { arn: fact(streamArn) } },
    function: {
      name: fact('fn'),
      arn: fact('arn:aws:lambda:us-east-1:123456789012:function:fn'),
      role: fact('role-arn'),
      logGroupName: fact('/aws/lambda/fn'),
      environment: fact(new Map()),
    },
    topic: { arn: fact('topic-arn'), subscriptions: fact([]) },
    restApi: { apiId: fact('api'), methods: fact([]) },
    eventSource: { sourceArn: fact(queueArn), functionName: fact('fn') },
  };
  return {
    source: 'live',
    scenario: { stackName: 'demo', region: 'us-east-1', parameters: new Map() },
    all: (kind: string) =>
      without.includes(kind) || one[kind] === undefined ? [] : [{ id: kind, at: place, ...one[kind] }],
    unreadable: () => undefined,
    outputs: new Map(),
  } as unknown as System;
};

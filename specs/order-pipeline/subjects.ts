import { clue, findByPart, MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { EventSourceFacts } from '../../src/resources/event-source/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { namesFunction, qualifierOf } from '../../src/resources/function/names.ts';
import type { ManagedPolicyFacts } from '../../src/resources/managed-policy/facts.ts';
import type { QueueFacts } from '../../src/resources/queue/facts.ts';
import { namesQueue } from '../../src/resources/queue/names.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { ifThere } from '../common/grants.ts';
import { isPost, methodsOf, onceEach, outputValue, stageOf } from '../common/subjects.ts';
import { policyNamed } from './policies-by-name.ts';

/** The names that the specification fixes. */
export const names = {
  storeRole: 'Lambda-SQS-DynamoDB',
  notifyRole: 'Lambda-DynamoDBStreams-SNS',
  sendRole: 'APIGateway-SQS',
  writePolicy: 'Lambda-Write-DynamoDB',
  publishPolicy: 'Lambda-SNS-Publish',
  streamPolicy: 'Lambda-DynamoDBStreams-Read',
  receivePolicy: 'Lambda-Read-SQS',
  table: 'orders',
  queue: 'POC-Queue',
} as const;

/** The parts of the order pipeline, each found by its name, where it has one, and by its relations to the others. */
export interface OrderPipeline {
  /** The REST API that takes orders. */
  readonly api: RestApiFacts;
  /** Its POST, which sends to the queue. */
  readonly post: MethodFacts;
  /** The stage that serves the URL. */
  readonly stage: StageFacts;
  /** POC-Queue, between the API and function 1. */
  readonly queue: QueueFacts;
  /** The queue that its undeliverable messages go to. */
  readonly deadLetters: QueueFacts;
  /** Function 1: from the queue into the table. */
  readonly function1: FunctionFacts;
  /** What brings messages to function 1. */
  readonly mapping1: EventSourceFacts;
  readonly table: TableFacts;
  /** Function 2: from the table's stream to the topic. */
  readonly function2: FunctionFacts;
  /** What brings the stream's records to function 2. */
  readonly mapping2: EventSourceFacts;
  readonly topic: TopicFacts;
  /** Lambda-SQS-DynamoDB, of function 1. */
  readonly storeRole: RoleFacts;
  /** Lambda-DynamoDBStreams-SNS, of function 2. */
  readonly notifyRole: RoleFacts;
  /** APIGateway-SQS, of the API. */
  readonly sendRole: RoleFacts;
  /** Lambda-Write-DynamoDB */
  readonly writePolicy: ManagedPolicyFacts;
  /** Lambda-SNS-Publish */
  readonly publishPolicy: ManagedPolicyFacts;
  /** Lambda-DynamoDBStreams-Read */
  readonly streamPolicy: ManagedPolicyFacts;
  /** Lambda-Read-SQS */
  readonly receivePolicy: ManagedPolicyFacts;
}

type QueueName = Pick<QueueFacts, 'arn' | 'url'>;

/** Whether a method sends to a queue: by its URI, or by the URL in what it sends. */
const sendsTo = ({ integration }: MethodFacts, queue: QueueName): boolean =>
  namesQueue(valueOf(integration.uri) ?? '', queue);
const callsSqs = ({ integration }: MethodFacts): boolean =>
  /:apigateway:[\w-]+:sqs:/.test(valueOf(integration.uri) ?? '');

const invokes = (mapping: EventSourceFacts, fn: FunctionFacts): boolean => {
  const named = valueOf(mapping.functionName) ?? '';
  return namesFunction(named, fn) || qualifierOf(named, fn) !== undefined;
};
const sourceOf = (mapping: EventSourceFacts): string => valueOf(mapping.sourceArn) ?? '';
const readsQueue = (mapping: EventSourceFacts): boolean => /^arn:[\w-]+:sqs:/.test(sourceOf(mapping));
const readsStream = (mapping: EventSourceFacts): boolean =>
  /^arn:[\w-]+:dynamodb:.*\/stream\//.test(sourceOf(mapping));

/** The values of a function's variables, as far as they are known. */
export const variablesOf = (fn: FunctionFacts): readonly string[] =>
  [...(valueOf(fn.environment)?.values() ?? [])].flatMap((value) => valueOf(value) ?? []);

/** The order pipeline's subjects. Each is looked for when a control asks for it. */
export const orderPipelineSubjects = (system: System): OrderPipeline => {
  const url = invokeUrl(outputValue(system, 'ApiUrl'));
  const allMethods = (): readonly MethodFacts[] => system.all('restApi').flatMap(methodsOf);
  const isOutput = (name: string, value: string | undefined): boolean =>
    value !== undefined && value === outputValue(system, name);

  /** A role by its name, or by who uses it, if there is such a one. */
  const roleNamed = (name: string, used: () => Fact<string | undefined>): RoleFacts => {
    const its = ifThere(used);
    return findByPart(system, 'role', `the role ${name}`, [
      clue(2, (role) => valueOf(role.name) === name),
      clue(1, (role) => its?.known === true && its.value === valueOf(role.arn)),
    ]);
  };
  /** A function by what brings it its events, its output, what its variables name, and its role's name. */
  const functionOf = (
    what: string,
    output: string,
    roleName: string,
    reads: (mapping: EventSourceFacts) => boolean,
    knows: (variable: string) => boolean,
  ): FunctionFacts =>
    findByPart(system, 'function', what, [
      clue(1.5, (fn) => system.all('eventSource').some((mapping) => reads(mapping) && invokes(mapping, fn))),
      clue(1.5, (fn) => namesFunction(outputValue(system, output) ?? '', fn)),
      clue(1, (fn) => variablesOf(fn).some(knows)),
      clue(0.5, (fn) => valueOf(fn.role)?.endsWith(`/${roleName}`) === true),
    ]);
  /** A mapping by what it reads or by what it invokes; one that does neither is none, if it is the only one. */
  const mappingOf = (
    what: string,
    reads: (mapping: EventSourceFacts) => boolean,
    invokesIt: (mapping: EventSourceFacts) => boolean,
  ): EventSourceFacts => {
    const found = findByPart(system, 'eventSource', what, [clue(1.5, reads), clue(1.5, invokesIt)]);
    const unclear = !found.sourceArn.known || !found.functionName.known;
    if (unclear || reads(found) || invokesIt(found)) return found;
    throw new MissingSubject(what, `${found.id} is another one`, found.at);
  };

  return onceEach<OrderPipeline>({
    queue: () =>
      findByPart(system, 'queue', `the queue ${names.queue}`, [
        clue(1.5, (queue) => valueOf(queue.name) === names.queue),
        clue(1.5, (queue) => allMethods().some((method) => sendsTo(method, queue))),
        clue(1, (queue) => isOutput('QueueArn', valueOf(queue.arn))),
        clue(1, (queue) => isOutput('QueueUrl', valueOf(queue.url))),
        clue(1, (queue) =>
          system.all('eventSource').some((each) => sourceOf(each) === (valueOf(queue.arn) ?? NaN)),
        ),
      ]),
    deadLetters: ({ queue }) => {
      const redrive = need(queue.redrive);
      const target = redrive && need(redrive.targetArn);
      const found = system.all('queue').find(({ arn }) => target !== undefined && valueOf(arn) === target);
      if (found !== undefined) return found;
      throw new MissingSubject('a dead-letter queue', target ?? 'there is none', queue.redrive.at);
    },
    api: ({ queue }) =>
      findByPart(system, 'restApi', 'a REST API that takes orders', [
        clue(2, (api) => methodsOf(api).some((method) => isPost(method) && sendsTo(method, queue))),
        clue(1, (api) => url !== undefined && valueOf(api.apiId) === url.apiId),
        clue(0.5, (api) => methodsOf(api).some(callsSqs)),
        clue(0.5, (api) => methodsOf(api).some(isPost)),
      ]),
    post: ({ api, queue }) => {
      const methods = need(api.methods);
      const found =
        methods.find((method) => isPost(method) && sendsTo(method, queue)) ??
        methods.find((method) => isPost(method) && callsSqs(method)) ??
        methods.find((method) => sendsTo(method, queue)) ??
        methods.find(isPost);
      if (found !== undefined) return found;
      throw new MissingSubject('a POST that sends to the queue', 'the API has no such method', api.at);
    },
    stage: ({ api }) => stageOf(api, url?.stage),
    function1: () =>
      functionOf('function 1', 'Function1Arn', names.storeRole, readsQueue, (variable) =>
        system.all('table').some(({ name, arn }) => [valueOf(name), valueOf(arn)].includes(variable)),
      ),
    function2: () =>
      functionOf('function 2', 'Function2Arn', names.notifyRole, readsStream, (variable) =>
        system.all('topic').some(({ arn }) => valueOf(arn) === variable),
      ),
    mapping1: ({ queue, function1 }) =>
      mappingOf(
        'a mapping of the queue to function 1',
        (mapping) => sourceOf(mapping) === (valueOf(queue.arn) ?? NaN),
        (mapping) => readsQueue(mapping) && invokes(mapping, function1),
      ),
    mapping2: ({ table, function2 }) =>
      mappingOf(
        "a mapping of the table's stream to function 2",
        (mapping) => sourceOf(mapping) === (valueOf(table.stream.arn) ?? NaN),
        (mapping) => readsStream(mapping) && invokes(mapping, function2),
      ),
    table: () =>
      findByPart(system, 'table', `the table ${names.table}`, [
        clue(1.5, (table) => valueOf(table.name) === names.table),
        clue(1, (table) => isOutput('TableName', valueOf(table.name))),
        clue(1, (table) =>
          system.all('eventSource').some((each) => sourceOf(each) === (valueOf(table.stream.arn) ?? NaN)),
        ),
      ]),
    topic: ({ function2 }) =>
      findByPart(system, 'topic', 'the topic that function 2 publishes to', [
        clue(1, (topic) => variablesOf(function2).includes(valueOf(topic.arn) ?? '')),
        clue(1, (topic) => isOutput('TopicArn', valueOf(topic.arn))),
        clue(1, (topic) =>
          (valueOf(topic.subscriptions) ?? []).some(({ protocol }) => valueOf(protocol) === 'email'),
        ),
      ]),
    storeRole: (its) => roleNamed(names.storeRole, () => its.function1.role),
    notifyRole: (its) => roleNamed(names.notifyRole, () => its.function2.role),
    sendRole: (its) => roleNamed(names.sendRole, () => its.post.integration.credentials),
    writePolicy: () => policyNamed(system, names.writePolicy, 'dynamodb:PutItem'),
    publishPolicy: () => policyNamed(system, names.publishPolicy, 'sns:Publish'),
    streamPolicy: () => policyNamed(system, names.streamPolicy, 'dynamodb:GetRecords'),
    receivePolicy: () => policyNamed(system, names.receivePolicy, 'sqs:ReceiveMessage'),
  });
};

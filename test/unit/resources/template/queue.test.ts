import { describe, expect, test } from '@jest/globals';
import type { QueueFacts } from '../../../../src/resources/queue/facts.ts';
import { isQueueUrl, namesQueue } from '../../../../src/resources/queue/names.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const queue = (properties: string, others = ''): QueueFacts =>
  the('queue', resource('Queue', 'AWS::SQS::Queue', properties) + others);

describe('a queue', () => {
  test('has its name, ARN and URL', () => {
    const facts = queue('QueueName: orders');
    expect(value(facts.name)).toBe('orders');
    expect(value(facts.arn)).toBe('arn:aws:sqs:us-east-1:123456789012:orders');
    expect(value(facts.url)).toBe('https://sqs.us-east-1.amazonaws.com/123456789012/orders');
    expect(value(facts.own)).toBe(true);
  });

  test('has what AWS fills in', () => {
    const facts = queue('');
    expect(value(facts.fifo)).toBe(false);
    expect(value(facts.visibilityTimeout)).toBe(30);
    expect(value(facts.redrive)).toBeUndefined();
    expect(value(facts.policy)).toBeUndefined();
    expect(value(facts.denials)).toEqual([]);
  });

  test.each([
    ['FifoQueue: true', true],
    ["FifoQueue: 'true'", true],
    ['QueueName: orders.fifo', true],
    ['FifoQueue: false\nQueueName: orders.fifo', true],
    ['FifoQueue: false', false],
    ['QueueName: ordersfifo', false],
  ])('with %s is FIFO: %p', (properties, fifo) => {
    expect(value(queue(properties).fifo)).toBe(fifo);
  });

  test.each([
    ['90', 90],
    ["'90'", 90],
    ['0', 0],
  ])('hides a message for %s seconds', (written, seconds) => {
    expect(value(queue(`VisibilityTimeout: ${written}`).visibilityTimeout)).toBe(seconds);
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = queue(
      `QueueName: ${spelling}\nFifoQueue: ${spelling}\nVisibilityTimeout: ${spelling}\nRedrivePolicy: ${spelling}`,
    );
    for (const fact of [facts.name, facts.arn, facts.url, facts.fifo, facts.visibilityTimeout, facts.redrive])
      expect(reason(fact)).toMatch(why);
    expect(reason(queue(`QueueName: ${spelling}`).fifo)).toMatch(why);
    const parts = value(
      queue(`RedrivePolicy: {deadLetterTargetArn: ${spelling}, maxReceiveCount: ${spelling}}`).redrive,
    );
    expect(parts && reason(parts.targetArn)).toMatch(why);
    expect(parts && reason(parts.maxReceiveCount)).toMatch(why);
  });

  test.each(oddities)('with %s where something else belongs is no crash', (odd) => {
    const facts = queue(
      `FifoQueue: ${odd}\nVisibilityTimeout: ${odd}\nRedrivePolicy: ${odd}`,
      resource('P', 'AWS::SQS::QueuePolicy', `Queues: ${odd}\nPolicyDocument: ${odd}`) +
        resource('I', 'AWS::SQS::QueueInlinePolicy', `Queue: ${odd}\nPolicyDocument: ${odd}`),
    );
    expect(facts.policy).toHaveProperty('known');
    expect(facts.denials).toHaveProperty('known');
    // Whatever stands there: no queue is named, and no number of tries is enough.
    if (facts.redrive.known && facts.redrive.value !== undefined) {
      expect(facts.redrive.value.targetArn).toMatchObject({ value: '' });
      expect(facts.redrive.value.maxReceiveCount).toMatchObject({ value: 0 });
    }
    const document = `Queues: [!Ref Queue]\nPolicyDocument: ${odd}`;
    expect(queue('', resource('P', 'AWS::SQS::QueuePolicy', document)).policy.known).toBe(false);
  });
});

describe("a queue's redrive", () => {
  const dead = resource('Dead', 'AWS::SQS::Queue', 'QueueName: dead');
  const arn = 'arn:aws:sqs:us-east-1:123456789012:dead';
  const redrive = (written: string) => {
    const found = observed(resource('Queue', 'AWS::SQS::Queue', `RedrivePolicy: ${written}`) + dead).all(
      'queue',
    )[0]?.redrive;
    const parts = found && value(found);
    return parts && [value(parts.targetArn), value(parts.maxReceiveCount)];
  };
  test.each([
    ['an object', '{deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}'],
    ['an object with a text for a number', "{deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: '5'}"],
    ['a text of JSON', `'{"deadLetterTargetArn": "${arn}", "maxReceiveCount": 5}'`],
    [
      'a text of JSON with a text for a number',
      `!Sub '{"deadLetterTargetArn": "\${Dead.Arn}", "maxReceiveCount": "5"}'`,
    ],
  ])('may be %s', (_, written) => {
    expect(redrive(written)).toEqual([arn, 5]);
  });
  test('that is an empty text is none', () => {
    expect(redrive("''")).toBeUndefined();
  });
  test('without its parts goes nowhere, and never', () => {
    expect(redrive('{maxReceiveCount: 5}')).toEqual(['', 5]);
    expect(redrive('{deadLetterTargetArn: !GetAtt Dead.Arn}')).toEqual([arn, 0]);
  });
  test.each([
    ['no JSON', "'{'", /not JSON/],
    ['a list', '[a]', 'not an object'],
    ['a number', '5', 'not an object'],
    ['a text of a list', "'[]'", 'not an object'],
  ])('that is %s is unknown', (_, written, why) => {
    expect(reason(queue(`RedrivePolicy: ${written}`).redrive)).toMatch(why);
  });
  test('of a number that is none has an unknown one', () => {
    const found = value(queue('RedrivePolicy: {deadLetterTargetArn: a, maxReceiveCount: often}').redrive);
    expect(found && reason(found.maxReceiveCount)).toContain('no number');
  });
});

describe("a queue's policy", () => {
  const document = (effect = 'Allow'): string =>
    `{Statement: [{Effect: ${effect}, Principal: '*', Action: 'sqs:SendMessage', Resource: '*'}]}`;
  const policy = (id: string, queues: string, effect?: string): string =>
    resource(id, 'AWS::SQS::QueuePolicy', `Queues: ${queues}\nPolicyDocument: ${document(effect)}`);
  const inline = (id: string, of: string): string =>
    resource(id, 'AWS::SQS::QueueInlinePolicy', `Queue: ${of}\nPolicyDocument: ${document()}`);
  const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
  const named = (others: string): QueueFacts => queue('QueueName: orders', others);
  const actions = ({ policy }: QueueFacts): readonly string[] | undefined =>
    value(policy)?.statements.flatMap(({ actions = [] }) => actions.map(value));

  test.each([
    ['a policy that names it', policy('P', '[!Ref Queue]')],
    ['a policy that names it alone', policy('P', '!Ref Queue')],
    ['a policy that names its URL', policy('P', `[${url}]`)],
    [
      'a policy that names its older URL',
      policy('P', `[${url.replace('sqs.us-east-1', 'us-east-1.queue')}]`),
    ],
    ['a policy that names another as well', policy('P', `[${url}2, !Ref Queue]`)],
    ['a policy of its own', inline('P', '!Ref Queue')],
    ['one of two policies', policy('P', '[!Ref Queue]') + policy('Q', `[${url}2]`)],
  ])('is that of %s', (_, others) => {
    expect(actions(named(others))).toEqual(['sqs:SendMessage']);
  });

  test.each([
    ['of another queue', policy('P', `[${url}2]`)],
    ['of no queue', policy('P', '[]')],
    ['that names its ARN, which SQS refuses', policy('P', '[!GetAtt Queue.Arn]')],
    ['of another region', policy('P', `[${url.replace('us-east-1', 'eu-west-1')}]`)],
    ['of another account', policy('P', `[${url.replace('123456789012', '999999999999')}]`)],
    ["of another queue's own", inline('P', `${url}2`)],
  ])('is not one %s', (_, others) => {
    expect(value(named(others).policy)).toBeUndefined();
  });

  test.each([
    ['two of a kind', policy('P', '[!Ref Queue]') + policy('Q', '[!Ref Queue]')],
    ['two of two kinds', policy('P', '[!Ref Queue]') + inline('Q', '!Ref Queue')],
  ])('is unknown with %s', (_, others) => {
    const facts = named(others);
    expect(reason(facts.policy)).toBe('P and Q are both its policy, of which a queue has only one');
    expect(reason(facts.denials)).toBe(reason(facts.policy));
  });

  test.each(unknowns)('that may be %s is unknown', (spelling, why) => {
    for (const others of [
      policy('P', spelling),
      policy('P', `[!Ref Queue, ${spelling}]`),
      inline('P', spelling),
    ]) {
      expect(reason(named(others).policy)).toMatch(why);
      expect(reason(named(others).denials)).toMatch(why);
    }
    const unread = resource(
      'P',
      'AWS::SQS::QueuePolicy',
      `Queues: [!Ref Queue]\nPolicyDocument: ${spelling}`,
    );
    expect(reason(named(unread).policy)).toMatch(why);
  });

  test('without a document is unknown', () => {
    expect(reason(named(resource('P', 'AWS::SQS::QueuePolicy', 'Queues: [!Ref Queue]')).policy)).toBe(
      'there is no such policy document',
    );
  });

  test('has its denials apart', () => {
    expect(value(named(policy('P', '[!Ref Queue]')).denials)).toEqual([]);
    expect(value(named(policy('P', '[!Ref Queue]', 'Deny')).denials)).toHaveLength(1);
    expect(value(named(policy('P', `[${url}2]`, 'Deny')).denials)).toEqual([]);
    expect(reason(named(policy('P', '[!Ref Queue]', 'Maybe')).denials)).toContain('neither Allow nor Deny');
  });

  test('is there when its condition holds', () => {
    const conditional = policy('P', '[!Ref Queue]').replace(
      '    Properties',
      '    Condition: Never\n    Properties',
    );
    const facts = observed(
      resource('Queue', 'AWS::SQS::Queue', '') + conditional,
      'Conditions: {Never: !Equals [a, b]}',
    ).all('queue')[0];
    expect(facts && value(facts.policy)).toBeUndefined();
  });
});

describe('a text names a queue', () => {
  const facts = queue('QueueName: orders');
  const path = 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders';

  test.each([
    ['its ARN', 'arn:aws:sqs:us-east-1:123456789012:orders'],
    ['its URL', 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'],
    ["an integration's path", path],
  ])('by %s', (_, text) => {
    expect(namesQueue(text, facts)).toBe(true);
    expect(namesQueue(`${text}2`, facts)).toBe(false);
    expect(namesQueue(text.replace('us-east-1', 'eu-west-1'), facts)).toBe(false);
    expect(namesQueue(text.replace('123456789012', '999999999999'), facts)).toBe(false);
  });

  test.each([
    '',
    'orders',
    'arn:aws:apigateway:us-east-1:sqs:action/SendMessage',
    'arn:aws:apigateway:us-east-1:sqs:path/orders',
    `${path}/`,
    `x${path}`,
    path.replace('arn:aws:', 'arn:aws-cn:'),
    path.replace('sqs:', 'sns:'),
  ])('not by %p', (text) => {
    expect(namesQueue(text, facts)).toBe(false);
  });

  test('only by its URL where a URL is asked for', () => {
    expect(isQueueUrl('https://sqs.us-east-1.amazonaws.com/123456789012/orders', facts)).toBe(true);
    expect(isQueueUrl('arn:aws:sqs:us-east-1:123456789012:orders', facts)).toBe(false);
    expect(isQueueUrl(path, facts)).toBe(false);
  });

  test('of a FIFO queue, too', () => {
    const fifo = queue('QueueName: orders.fifo\nFifoQueue: true');
    expect(namesQueue(`${path}.fifo`, fifo)).toBe(true);
    expect(namesQueue(path, fifo)).toBe(false);
  });

  test('never when the queue is not known', () => {
    const hidden = queue('QueueName: !ImportValue q');
    expect(namesQueue('', hidden)).toBe(false);
    expect(namesQueue(path, hidden)).toBe(false);
  });

  test('by a URL of its own making', () => {
    const local = {
      ...facts,
      url: { ...facts.url, known: true as const, value: 'http://127.0.0.1:4566/1/orders' },
    };
    expect(namesQueue('http://127.0.0.1:4566/1/orders', local)).toBe(true);
    expect(namesQueue('http://127.0.0.1:4566/1/order', local)).toBe(false);
  });
});

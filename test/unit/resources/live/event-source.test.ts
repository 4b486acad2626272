import { describe, expect, test } from '@jest/globals';
import type { EventSourceFacts } from '../../../../src/resources/event-source/facts.ts';
import { only, reason, value, values } from './facts.ts';
import {
  account,
  fails,
  fnArn,
  mapping,
  observe,
  queueArn,
  table,
  tableArn,
  topicArn,
  configuration,
  type Answers,
} from './world.ts';

const streamArn = `${tableArn}/stream/2026-11-21T00:00:00.000`;
const mappings = (...found: readonly object[]) => ({
  'lambda.listEventSourceMappings': () => ({ EventSourceMappings: found }),
});
const sourceWhere = async (more: object): Promise<EventSourceFacts> =>
  only(await observe(mappings({ ...mapping, ...more })), 'eventSource');

describe('an event source mapping', () => {
  test('of a queue', async () => {
    const its = await sourceWhere({ StartingPosition: 'LATEST' });
    expect([its.id, value(its.own)]).toEqual(['mapping-1', true]);
    expect(
      values([its.functionName, its.sourceArn, its.batchSize, its.reportsBatchItemFailures, its.filters]),
    ).toEqual([fnArn, queueArn, 10, true, []]);
    expect(
      values([its.startingPosition, its.bisects, its.maximumRetryAttempts, its.maximumRecordAge]),
    ).toEqual([undefined, false, -1, -1]);
  });

  test('of a stream, and its table', async () => {
    const system = await observe({
      ...mappings({
        ...mapping,
        EventSourceArn: streamArn,
        FunctionResponseTypes: undefined,
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        MaximumRecordAgeInSeconds: 60,
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
      }),
      'lambda.getFunctionConfiguration': () => ({ ...configuration, Environment: {} }),
      'dynamoDb.describeTable': () => ({
        Table: {
          ...table,
          LatestStreamArn: streamArn,
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
        },
      }),
    });
    const its = only(system, 'eventSource');
    expect(
      values([its.startingPosition, its.bisects, its.maximumRetryAttempts, its.maximumRecordAge]),
    ).toEqual(['TRIM_HORIZON', true, 3, 60]);
    expect(value(its.filters).map(value)).toEqual(['{"eventName":["INSERT"]}']);
    expect(value(its.reportsBatchItemFailures)).toBe(false);
    const { stream } = only(system, 'table');
    expect(values([stream.arn, stream.view])).toEqual([streamArn, 'NEW_IMAGE']);
  });

  test.each([
    ['Enabled', true],
    ['Enabling', true],
    ['Creating', true],
    ['Disabled', false],
    ['Disabling', false],
    ['Deleting', false],
  ])('whose state is %s: enabled is %j', async (State, enabled) => {
    expect(value((await sourceWhere({ State })).enabled)).toBe(enabled);
  });

  test.each(['Updating', undefined])('whose state is %s: it is not known', async (State) => {
    expect(reason((await sourceWhere({ State })).enabled)).toContain('does not say');
  });

  test('whose filters cannot be decrypted', async () => {
    const its = await sourceWhere({ FilterCriteriaError: { ErrorCode: 'AccessDenied' } });
    expect(reason(its.filters)).toContain('AccessDenied');
  });

  test('of an alias counts as its function’s; of another function it does not', async () => {
    expect(values([(await sourceWhere({ FunctionArn: `${fnArn}:live` })).functionName])).toEqual([
      `${fnArn}:live`,
    ]);
    for (const FunctionArn of [`${fnArn}-2`, undefined])
      expect((await observe(mappings({ ...mapping, FunctionArn }))).all('eventSource')).toEqual([]);
  });

  test('a source that has no ARN leads nowhere', async () => {
    const its = await sourceWhere({ EventSourceArn: undefined });
    expect(value(its.sourceArn)).toBeUndefined();
  });

  test('page after page', async () => {
    const system = await observe({
      'lambda.listEventSourceMappings': ({ Marker }) =>
        Marker === undefined
          ? { EventSourceMappings: [], NextMarker: '2' }
          : { EventSourceMappings: [mapping] },
    });
    expect(system.all('eventSource').length).toBe(1);
  });
});

describe('who reads', () => {
  const other = fnArn.replace('demo-fn', 'other-fn');
  const functions = async (mapped: object, changed: Answers = {}): Promise<readonly string[]> => {
    const system = await observe({
      ...mappings(mapping, { ...mapping, UUID: 'mapping-2', FunctionArn: other, ...mapped }),
      ...changed,
    });
    return system.all('function').map(({ id }) => id);
  };
  const streaming: Answers = {
    'dynamoDb.describeTable': () => ({
      Table: { ...table, LatestStreamArn: streamArn, StreamSpecification: { StreamEnabled: true } },
    }),
  };

  test('a queue is followed, though nothing else leads there', async () => {
    expect(await functions({})).toEqual(['demo-fn', 'other-fn']);
    expect(await functions({ EventSourceArn: `${queueArn}-2` })).toEqual(['demo-fn']);
  });

  test('a table’s stream likewise', async () => {
    expect(await functions({ EventSourceArn: streamArn }, streaming)).toEqual(['demo-fn', 'other-fn']);
    expect(await functions({ EventSourceArn: streamArn })).toEqual(['demo-fn']);
  });

  test('may be missed when mappings may not be listed', async () => {
    const system = await observe({
      ...streaming,
      'lambda.listEventSourceMappings': fails('AccessDeniedException'),
    });
    expect(system.unreadable('function')).toContain('needs lambda:ListEventSourceMappings');
  });
});

describe('a table’s stream', () => {
  test.each([
    ['without one', {}],
    ['that was turned off', { LatestStreamArn: streamArn, StreamSpecification: { StreamEnabled: false } }],
  ])('%s', async (_, more) => {
    const system = await observe({ 'dynamoDb.describeTable': () => ({ Table: { ...table, ...more } }) });
    const { stream } = only(system, 'table');
    expect(values([stream.arn, stream.view])).toEqual([undefined, undefined]);
  });
});

describe('a topic that a function’s environment names', () => {
  const other = `arn:aws:sns:us-east-1:${account}:orders`;
  const topics = async (Variables: Record<string, string>): Promise<readonly string[]> => {
    const system = await observe({
      'lambda.getFunctionConfiguration': () => ({ ...configuration, Environment: { Variables } }),
    });
    return system.all('topic').map(({ id }) => id);
  };

  test('is followed, whatever the variable is called', async () => {
    expect(await topics({ ANY: other })).toEqual([topicArn, other]);
  });

  test('a subscription, another service and plain text are none', async () => {
    expect(await topics({ A: `${other}:11111111-2222`, B: queueArn, C: 'orders' })).toEqual([topicArn]);
  });
});

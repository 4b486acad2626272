import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../../src/facts/fact.ts';
import { filledFacts, filledMark, type FilledFacts } from '../../../../src/resources/live-filled.ts';
import { gaps } from '../../../../src/target/local/gaps/index.ts';
import { only, reason, value } from './facts.ts';
import { fails, mapping, observe, queueUrl, tableArn } from './world.ts';

const filled: FilledFacts = new Map([
  ['table.encryption', 'table-encryption'],
  ['stage.accessLog', 'access-log'],
]);
const gapOf = (fact: Fact<unknown>): string | undefined => (fact.known ? fact.gapFilled : undefined);

describe('facts that rest on a filled gap of the local target', () => {
  test('are marked with it, and no others', async () => {
    const system = await observe({}, undefined, { filled });
    const table = only(system, 'table');
    const [stage] = value(only(system, 'restApi').stages);
    if (stage === undefined) throw new Error('no stage');
    const { destinationArn, format } = stage.accessLog;
    expect([table.encryption.type, table.encryption.key, destinationArn, format].map(gapOf)).toEqual([
      'table-encryption',
      'table-encryption',
      'access-log',
      'access-log',
    ]);
    expect([table.name, table.tags, table.readCapacity, stage.settings, stage.name].map(gapOf)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  test('a single fact is marked like a group of them', async () => {
    const system = await observe({}, undefined, { filled: new Map([['key.rotation', 'key-rotation']]) });
    const { rotation, policy } = only(system, 'key');
    expect([rotation, policy].map(gapOf)).toEqual(['key-rotation', undefined]);
  });

  test('none is marked where nothing was filled', async () => {
    const { encryption } = only(await observe(), 'table');
    expect([encryption.type, encryption.key].map(gapOf)).toEqual([undefined, undefined]);
  });

  test('what could not be read stays unknown', async () => {
    const system = await observe({ 'dynamoDb.describeTable': fails('AccessDenied') }, undefined, { filled });
    expect(only(system, 'table').encryption.type.known).toBe(false);
  });
});

test('what a marked fact is made of is marked too: controls judge that', async () => {
  const { replicas } = only(
    await observe(
      {
        'dynamoDb.describeTable': () => ({
          Table: { TableArn: tableArn, Replicas: [{ RegionName: 'us-west-2' }] },
        }),
      },
      undefined,
      { filled: filledFacts(['table-replicas']) },
    ),
    'table',
  );
  const [, west] = value(replicas);
  expect(west?.region).toMatchObject({ value: 'us-west-2', gapFilled: 'table-replicas' });
  expect(west?.at).toEqual({ resource: 'demo-data', path: 'DescribeTable.Table.Replicas' });
  expect(value(replicas)[0]?.tags).toMatchObject({ gapFilled: 'table-replicas' });
});

describe('what a gap hides', () => {
  test("an API's endpoint: what reads back is not what was asked for", async () => {
    const { endpointTypes, name } = only(
      await observe({}, undefined, { filled: filledFacts(['api-endpoint']) }),
      'restApi',
    );
    expect(reason(endpointTypes)).toBe("the local target keeps no REST API's endpoint configuration");
    expect(value(name)).toBe('demo-api');
    expect(value(only(await observe(), 'restApi').endpointTypes)).toMatchObject([{ value: 'EDGE' }]);
  });

  test('a kind: nobody is asked for it, and none of it counts as missing', async () => {
    const entry = { names: { samplingRule: ['rule'] } };
    const asked = async (marks: readonly string[]) => {
      const calls: [string, Readonly<Record<string, unknown>>][] = [];
      const system = await observe(
        { 'xRay.getSamplingRules': () => ({ SamplingRuleRecords: [] }) },
        undefined,
        {
          entry,
          calls,
          filled: filledFacts(marks),
        },
      );
      return [
        calls.some(([name]) => name === 'xRay.getSamplingRules'),
        system.unreadable('samplingRule'),
        system.unreadable('healthCheck'),
      ];
    };
    expect(await asked(['sampling-rule', 'health-check'])).toEqual([
      false,
      'the local target has no X-Ray, so that the stack was deployed there without it',
      "the local target's CloudFormation knows no health checks, so that the stack was deployed there without it",
    ]);
    expect(await asked([])).toEqual([true, undefined, undefined]);
  });
});

describe('what filling a gap takes away', () => {
  const reading = { 'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [mapping] }) };
  const after = async (physicalId: string) => {
    const marks = [filledMark({ gap: 'service-integration-role', physicalId })];
    return only(await observe(reading, undefined, { filled: filledFacts(marks) }), 'queue');
  };

  test("a queue's denials, of that queue", async () => {
    const { denials, policy } = await after(queueUrl);
    expect(reason(denials)).toContain('deployed there without the Deny');
    expect(gapOf(policy)).toBe('service-integration-role');
  });

  test('nothing of another queue', async () => {
    const { denials, policy } = await after(`${queueUrl}-2`);
    expect(value(denials)).toEqual([]);
    expect(gapOf(policy)).toBeUndefined();
  });
});

describe('the facts behind a gap', () => {
  test('go by the resource only where it matters which', () => {
    expect(filledMark({ gap: 'table-encryption', physicalId: 't' })).toBe('table-encryption');
    expect([...filledFacts([filledMark({ gap: 'event-source-state', physicalId: 'uuid' })])]).toEqual([
      ['eventSource.enabled uuid', 'event-source-state'],
    ]);
  });

  test('are those of the gaps that were filled, each once', () => {
    expect([...filledFacts(['stage-access-log', 'deployment-stage', 'table-encryption'])]).toEqual([
      ['stage.accessLog', 'stage-access-log'],
      ['stage.settings', 'deployment-stage'],
      ['table.encryption', 'table-encryption'],
    ]);
    expect([...filledFacts(['unheard-of'])]).toEqual([]);
  });

  test('are known for every gap that is filled, but for those whose facts nobody observes', () => {
    const filledGaps = gaps.filter(({ remedy }) => remedy === 'filled').map(({ id }) => id);
    const unseen = filledGaps.filter((id) => filledFacts([id]).size === 0);
    // The second is filled when a stack goes.
    expect(unseen.sort()).toEqual(['api-origin', 'global-table-tags-left']);
  });

  test('belong to gaps that there are', () => {
    const ids = new Set(gaps.map(({ id }) => id));
    const marked = [...filledFacts(ids).values(), ...filledFacts(['deployment-stage']).values()];
    expect(marked.filter((id) => !ids.has(id))).toEqual([]);
    expect(marked.length).toBeGreaterThan(0);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import type { OrderPipelineEvidence } from '../../../../specs/order-pipeline/evidence.ts';
import { exerciseOrderPipeline } from '../../../../specs/order-pipeline/exercises.ts';
import * as judges from '../../../../specs/order-pipeline/in-motion.ts';
import { orderPipelineSubjects } from '../../../../specs/order-pipeline/subjects.ts';
import { judgeOnce, verdictOf } from '../../../../src/control/judge.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import type { Target } from '../../../../src/target/target.ts';
import { goodPipeline, serve, systemOf, targetOf, type FakePipeline } from './fake-pipeline.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

interface Changes {
  readonly more?: Partial<Target>;
  readonly without?: readonly string[];
  readonly signal?: AbortSignal;
  readonly disposable?: boolean;
}

const exercise = async (pipeline: FakePipeline, changes: Changes = {}): Promise<OrderPipelineEvidence> => {
  const { more, without = [], signal, disposable = true } = changes;
  const served = await serve(pipeline);
  close = served.close;
  return exerciseOrderPipeline({
    target: targetOf(pipeline, served.url, more),
    system: systemOf(pipeline, ...without),
    outputs: new Map([['ApiUrl', `${served.url}/orders`]]),
    patience: 0.02,
    disposable,
    ...(signal === undefined ? {} : { signal }),
  });
};

type JudgeName = keyof typeof judges;

const verdict = (
  name: JudgeName,
  evidence: OrderPipelineEvidence,
  system = systemOf(goodPipeline()),
): Verdict => {
  const context = { system, scenario: system.scenario };
  const checks = judgeOnce(
    (subjects: ReturnType<typeof orderPipelineSubjects>) => judges[name](evidence, subjects),
    orderPipelineSubjects(system),
    context,
  );
  return 'outcome' in checks ? checks : verdictOf(checks);
};
const outcomes = (evidence: OrderPipelineEvidence): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (Object.keys(judges) as JudgeName[]).map((name) => [name, verdict(name, evidence).outcome]),
  );
const allPass = Object.fromEntries(Object.keys(judges).map((name) => [name, 'pass']));
/** The judges that fail, with what they find. */
const findings = (evidence: OrderPipelineEvidence): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (Object.keys(judges) as JudgeName[]).flatMap((name) => {
      const { outcome, findings: found } = verdict(name, evidence);
      return outcome === 'fail' ? [[name, [...new Set(found.map(({ message }) => message))]]] : [];
    }),
  );

describe('an order pipeline that is as it should be', () => {
  test('passes, and is deleted in the end', async () => {
    const pipeline = goodPipeline();
    const evidence = await exercise(pipeline);
    expect(outcomes(evidence)).toEqual(allPass);
    expect(pipeline.deleted).toBe(true);
    expect(evidence.leftBehind).toEqual([]);
    expect([...pipeline.left]).toEqual([]);
    expect(evidence.burst).toMatchObject({
      value: { sent: 200, clients: 16, stored: 200, notifications: 200 },
    });
    expect(evidence.poison).toMatchObject({ value: { oneBatch: true, inDeadLetters: 1, whole: true } });
  });

  test('is not deleted unless it was made for this run; then its items are taken back', async () => {
    const pipeline = goodPipeline();
    const evidence = await exercise(pipeline, { disposable: false });
    expect(outcomes(evidence)).toEqual({ ...allPass, leavesNothing: 'not-observable' });
    expect(pipeline.deleted).toBe(false);
    expect(pipeline.items.size).toBe(0);
    expect([...pipeline.left]).toEqual([]);
  });

  test('tells how long an order took', async () => {
    const evidence = await exercise(goodPipeline());
    expect(verdict('arrives', evidence).evidence).toEqual([
      expect.stringMatching(/^from POST to item: \d+ ms/),
    ]);
    expect(verdict('survivesBurst', evidence).evidence).toEqual([
      expect.stringMatching(/^200 orders by 16 clients: all through after \d+ ms, the slowest took \d+ ms$/),
    ]);
  });
});

describe('on AWS', () => {
  const onAws = { more: { name: 'aws' as const, as: undefined } };

  test('nothing of the stack is changed, and what cannot be steered is not observable', async () => {
    const pipeline = goodPipeline();
    const changed: string[] = [];
    pipeline.denied.add('lambda.updateEventSourceMapping').add('iam.createUser');
    const add = pipeline.left.add.bind(pipeline.left);
    pipeline.left.add = (what) => {
      changed.push(what);
      return add(what);
    };
    const { as: _, ...more } = onAws.more;
    const evidence = await exercise(pipeline, { more });
    expect(changed.sort()).toEqual(
      ['queue', 'subscription', 'key', 'user'].filter((what) => what.length > 4).sort(),
    );
    expect(verdict('keepsNeighbours', evidence)).toMatchObject({ outcome: 'not-observable' });
    expect(verdict('answersHonestly', evidence)).toMatchObject({ outcome: 'not-observable' });
  });

  test('a message may come twice', async () => {
    const pipeline = goodPipeline();
    pipeline.notify = (event, item) =>
      event === 'INSERT' ? [JSON.stringify(item), JSON.stringify(item)] : [];
    const { as: _, ...more } = onAws.more;
    const twice = await exercise(pipeline, { more });
    expect(findings(twice)).toEqual({});
    close();
    expect(Object.keys(findings(await exercise({ ...pipeline, items: new Map(), deleted: false })))).toEqual([
      'isNotified',
      'survivesBurst',
    ]);
  });
});

describe('what is wrong shows', () => {
  const broken: readonly (readonly [
    string,
    Partial<FakePipeline>,
    Readonly<Record<string, readonly string[]>>,
  ])[] = [
    [
      'fields dropped',
      { store: ({ orderID }) => ({ orderID }) },
      {
        arrives: ['an order does not arrive with every field posted'],
        arrivesWhole: [
          'a body with characters of every syntax, in an order does not arrive as it was sent',
          'a body with 200 kB, in an order does not arrive as it was sent',
        ],
        survivesBurst: ['items of a burst do not hold what was posted'],
      },
    ],
    [
      'changes notified',
      { notify: (event, item) => (event === 'REMOVE' ? [] : [JSON.stringify(item)]) },
      { isNotified: ['the change of an item is notified'] },
    ],
    [
      'deletions notified',
      { notify: (event, item) => (event === 'MODIFY' ? [] : [JSON.stringify(item)]) },
      { isNotified: ['the deletion of an item is notified'] },
    ],
    [
      'the bad message lost',
      { retries: false },
      {
        deadLetters: ['a message that keeps failing does not end in a dead-letter queue'],
        keepsNeighbours: ['the bad message of a batch is lost'],
        arrivesWhole: expect.any(Array) as unknown as readonly string[],
      },
    ],
    [
      'a batch that fails as a whole',
      { neighbours: 'failed' },
      {
        keepsNeighbours: [
          'orders in one batch with a bad message are not stored',
          'orders fail with the bad message of their batch',
        ],
      },
    ],
    [
      'a body that ends at &',
      { take: (body) => (body === '' || body.length > 300_000 ? undefined : body.split('&')[0]) },
      {
        arrives: expect.any(Array) as unknown as readonly string[],
        arrivesWhole: expect.arrayContaining([
          'a body with DelaySeconds does not arrive as it was sent',
        ]) as unknown as readonly string[],
        isNotified: ['an order is not notified'],
      },
    ],
    [
      'strangers let in',
      { letsIn: true },
      {
        refusesOthersToSend: [
          'somebody without credentials is let through to SendMessage',
          'another account is let through to SendMessage',
          'a user of the account without permissions is let through to SendMessage',
        ],
        refusesOthersToReceive: expect.any(Array) as unknown as readonly string[],
      },
    ],
    ['a table left', { leaves: 'table' }, { leavesNothing: ['deleting the stack leaves something behind'] }],
    [
      'a log group left',
      { leaves: 'group' },
      { leavesNothing: ['deleting the stack leaves something behind'] },
    ],
  ];
  test.each(broken)('%s', async (_, change, expected) => {
    expect(findings(await exercise({ ...goodPipeline(), ...change }))).toEqual(expected);
  });

  test('a made-up orderID', async () => {
    const pipeline = goodPipeline();
    pipeline.store = (order) => ({ ...order, orderID: `x${String(order['orderID'])}` });
    // No order is ever found again: what else is missed hangs on how long each part still waits.
    expect(findings(await exercise(pipeline))).toMatchObject({
      arrives: ['an order does not arrive in the table under its own orderID'],
      arrivesWhole: expect.any(Array),
    });
  });

  test('one notification for two orders', async () => {
    const pipeline = goodPipeline();
    const held: string[] = [];
    pipeline.notify = (event, item) => {
      if (event !== 'INSERT') return [];
      held.push(JSON.stringify(item));
      return held.length === 2 ? [held.splice(0).join('\n')] : [];
    };
    expect(findings(await exercise(pipeline))).toMatchObject({
      isNotified: ['one notification tells of several orders'],
      // Whether one is left over hangs on how many orders there are.
      survivesBurst: expect.arrayContaining(['one notification tells of several orders of a burst']),
    });
  });

  test('every answer is 200', async () => {
    const pipeline = goodPipeline();
    pipeline.take = (body) => body;
    pipeline.store = (order) => order;
    const found = findings(await exercise(pipeline));
    expect(found['answersHonestly']).toEqual([
      'an empty body is not answered by an error',
      'a body of 300001 bytes is not answered by an error',
      'what refused bodies leave in the queue is 2 messages',
    ]);
  });

  test('no dead-letter queue: nothing bad is sent', async () => {
    const pipeline = { ...goodPipeline(), redrive: false };
    const evidence = await exercise(pipeline);
    expect(findings(evidence)).toEqual({
      deadLetters: ['a message that keeps failing does not end in a dead-letter queue'],
    });
    expect(verdict('keepsNeighbours', evidence).outcome).toBe('not-observable');
    expect(pipeline.queue).toEqual([]);
  });

  test('nothing arrives at all: it is not waited for again', async () => {
    const pipeline = goodPipeline();
    pipeline.store = () => undefined;
    const evidence = await exercise(pipeline);
    expect(findings(evidence)).toMatchObject({
      arrives: ['an order does not arrive in the table under its own orderID'],
    });
    expect(verdict('survivesBurst', evidence).outcome).toBe('not-observable');
    expect(evidence.leftBehind.join()).toContain('were not stored in time');
  });

  test('function 1 stores anything: nothing keeps failing', async () => {
    const pipeline = goodPipeline();
    pipeline.take = (body) =>
      body === '' || body.length > 300_000
        ? undefined
        : body.startsWith('{')
          ? body
          : JSON.stringify({ orderID: body.slice(0, 60), text: body });
    const evidence = await exercise(pipeline);
    expect(verdict('deadLetters', evidence).outcome).toBe('not-observable');
    expect(verdict('arrivesWhole', evidence).outcome).toBe('pass');
  });
});

describe('what cannot be seen', () => {
  test('no topic: notifications are missing, and orders are followed to their items all the same', async () => {
    const evidence = await exercise(goodPipeline(), { without: ['topic'] });
    expect(verdict('arrives', evidence).outcome).toBe('pass');
    expect(verdict('isNotified', evidence).outcome).toBe('not-observable');
    const withoutTopic = systemOf(goodPipeline(), 'topic');
    expect(verdict('isNotified', evidence, withoutTopic).outcome).toBe('fail');
    expect(verdict('survivesBurst', evidence).outcome).toBe('not-observable');
  });

  test('a topic that nobody may subscribe to', async () => {
    const pipeline = goodPipeline();
    pipeline.denied.add('sns.subscribe');
    const evidence = await exercise(pipeline);
    expect(verdict('isNotified', evidence)).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('nobody can subscribe') as unknown as string,
    });
    expect([...pipeline.left]).toEqual([]);
  });

  test('a setting that cannot be put back is an error', async () => {
    const pipeline = goodPipeline();
    pipeline.denied.add('lambda.updateEventSourceMapping');
    expect(verdict('deadLetters', await exercise(pipeline)).outcome).toBe('not-observable');
  });

  test('a mapping that is disabled brings nothing, and is not waited for', async () => {
    const pipeline = goodPipeline();
    pipeline.left.add('disabled').add('paused');
    const evidence = await exercise(pipeline);
    expect(verdict('arrives', evidence).outcome).toBe('fail');
    expect([...pipeline.left]).toEqual(['disabled', 'paused']);
  });
});

describe('when the user gives up', () => {
  test('everything is taken back, and nothing is deleted', async () => {
    const pipeline = goodPipeline();
    const user = new AbortController();
    const store = pipeline.store;
    pipeline.store = (order) => {
      if (String(order['orderID']).includes('-burst-')) user.abort(new Error('given up'));
      return store(order);
    };
    await expect(exercise(pipeline, { signal: user.signal })).rejects.toThrow('given up');
    expect([...pipeline.left]).toEqual([]);
    expect(pipeline.items.size).toBe(0);
    expect(pipeline.deleted).toBe(false);
  });

  test('in the middle of bad messages, the queue is put right again', async () => {
    const pipeline = goodPipeline();
    const user = new AbortController();
    const store = pipeline.store;
    pipeline.store = (order) => {
      if (String(order['orderID']).includes('-batch-')) user.abort(new Error('given up'));
      return store(order);
    };
    await expect(exercise(pipeline, { signal: user.signal })).rejects.toThrow('given up');
    expect([...pipeline.left]).toEqual([]);
    expect(pipeline.items.size).toBe(0);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import { exerciseDataApi } from '../../../../specs/data-api/exercises.ts';
import type { DataApiEvidence } from '../../../../specs/data-api/evidence.ts';
import { environmentError } from '../../../../src/errors.ts';
import type { Target } from '../../../../src/target/target.ts';
import { fakeTarget } from '../fake-target.ts';
import { goodHandler, goodStack, put, serve, systemOf, targetOf, type FakeStack } from './fake-stack.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

interface Changes {
  readonly target?: (stack: FakeStack) => Target;
  readonly without?: readonly string[];
  readonly outputs?: (url: string) => Iterable<readonly [string, string]>;
  readonly signal?: AbortSignal;
}

const exercise = async (stack: FakeStack, changes: Changes = {}): Promise<DataApiEvidence> => {
  const { target = targetOf, without = [], outputs = (url) => [['ApiGatewayUrl', url]], signal } = changes;
  const served = await serve(stack);
  close = served.close;
  return exerciseDataApi({
    target: target(stack),
    system: systemOf(...without),
    patience: 0.05,
    outputs: new Map(outputs(served.url)),
    ...(signal === undefined ? {} : { signal }),
  });
};

describe('a data API that is as it should be', () => {
  test('every part is brought home, but what the local target cannot show', async () => {
    const evidence = await exercise(goodStack());
    const { posts, oversize, region, otherRegion, alarm, url, accessLog, leftBehind } = evidence;
    expect(posts).toMatchObject({
      known: true,
      value: {
        twice: {
          answers: [{ status: 201 }, { status: 201 }],
          items: [{ wholeBodyIn: 'attribute body, as JSON text', timestampIsMoment: true }, {}],
        },
        fraction: { answer: { status: 201 }, items: [{}] },
        malformed: { answer: { status: 400 }, items: [] },
        empty: { sent: '', answer: { status: 400 }, items: [] },
        notAnObject: { answer: { status: 400 }, items: [] },
        tableKey: { value: 'key-arn', gapFilled: 'table-encryption' },
      },
    });
    expect(oversize).toMatchObject({
      value: { answer: { status: 500 }, answeredBy: 'function', leaks: [], items: [] },
    });
    expect(region).toMatchObject({ value: { region: 'us-east-1' } });
    expect(otherRegion).toMatchObject({ value: { region: 'eu-west-1', refused: true } });
    expect(alarm).toMatchObject({
      value: {
        stateBefore: 'INSUFFICIENT_DATA',
        unhandledError: {
          value: { event: '[]', errorType: 'TypeError', errorsCounted: 1, stateAfter: 'ALARM' },
        },
        change: {
          by: 'an unhandled error',
          stateAfter: 'ALARM',
          messagesBefore: 0,
          notification: { alarmName: 'errors', newState: 'ALARM', oldState: 'INSUFFICIENT_DATA' },
        },
      },
    });
    expect(url).toMatchObject({ value: { answer: { status: 201 }, problem: undefined } });
    expect(accessLog).toMatchObject({
      known: false,
      reason: 'the local target delivers no line of an access or execution log',
    });
    expect(leftBehind).toEqual([]);
  });

  test('nothing stays of it: no item, no queue, no stack elsewhere, and the alarm is as before', async () => {
    const stack = goodStack();
    put(stack, { body: { S: "somebody else's" } });
    await exercise(stack);
    expect(stack.items).toMatchObject([{ body: { S: "somebody else's" } }]);
    expect([...stack.left]).toEqual([]);
    expect(stack.alarm).toBe('INSUFFICIENT_DATA');
  });

  test('its output may be the URL of the stage, too', async () => {
    const evidence = await exercise(goodStack(), { outputs: (url) => [['ApiGatewayUrl', `${url}/dev/`]] });
    expect(evidence.url).toMatchObject({
      value: { posted: expect.stringMatching(/\/dev\/data$/) as unknown },
    });
  });
});

describe('a data API that is not', () => {
  test('what stores only part of the body, and takes the client’s id', async () => {
    const stack = goodStack();
    stack.handler = (body, it) => {
      const { id, data, mark } = JSON.parse(
        body === '' ? '{}' : body.startsWith('{') ? balanced(body) : '{}',
      ) as {
        id?: string;
        data?: unknown;
        mark?: string;
      };
      it.items.splice(0, it.items.length, ...it.items.filter((item) => item['id']?.S !== id));
      put(it, {
        ...(id === undefined ? {} : { id: { S: id } }),
        data: { S: JSON.stringify(data ?? mark ?? null) },
      });
      return { status: 200, body: 'ok' };
    };
    const { posts, leftBehind } = await exercise(stack);
    if (!posts.known) throw new Error(posts.reason);
    const { twice, empty } = posts.value;
    expect(twice.items).toMatchObject([{ id: twice.clientId, wholeBodyIn: undefined }]);
    expect(twice.answers[0].json).toBeUndefined();
    expect(empty.items.length).toBe(1);
    expect(leftBehind).toEqual(['A POST without a body seems to have left 1 item(s) in the table.']);
  });

  test('what stores any text as it is', async () => {
    const stack = goodStack();
    stack.handler = (body, it) => {
      put(it, { payload: { S: body } });
      return { status: 200, body: '{}' };
    };
    const { posts, oversize } = await exercise(stack);
    expect(posts).toMatchObject({
      value: {
        malformed: { items: [{ wholeBodyIn: 'attribute payload, as it was sent' }] },
        empty: { items: [{ wholeBodyIn: undefined }] },
      },
    });
    expect(oversize).toMatchObject({ value: { answer: { status: 200 }, items: [{}] } });
    expect(stack.items.length).toBe(1);
  });

  test('what answers every event has no error to show: its alarm is set by hand, and put back', async () => {
    const stack = goodStack();
    stack.onInvoke = () => undefined;
    const { alarm } = await exercise(stack);
    expect(alarm).toMatchObject({
      value: {
        unhandledError: { known: false, reason: expect.stringMatching(/answers every event/) as unknown },
        change: { by: 'SetAlarmState', stateAfter: 'ALARM', notification: { newState: 'ALARM' } },
      },
    });
    expect(stack.alarm).toBe('INSUFFICIENT_DATA');
  });

  test('an alarm that does not look at the metric', async () => {
    const stack = goodStack();
    stack.watching = false;
    const { alarm } = await exercise(stack);
    expect(alarm).toMatchObject({
      value: {
        unhandledError: { value: { errorsCounted: 1, stateAfter: 'INSUFFICIENT_DATA' } },
        change: { by: 'SetAlarmState', notification: { newState: 'ALARM' } },
      },
    });
  });

  test('a topic that hands nothing on, and an alarm without one', async () => {
    const deaf = goodStack();
    deaf.delivering = false;
    expect((await exercise(deaf)).alarm).toMatchObject({
      value: { change: { stateAfter: 'ALARM', notification: undefined } },
    });
    close();
    const alone = await exercise(goodStack(), { without: ['topic'] });
    expect(alone.alarm).toMatchObject({
      value: { unhandledError: { value: { stateAfter: 'ALARM' } }, change: { notification: undefined } },
    });
  });

  test('an alarm that was in ALARM already is put to OK first, so that its change can be heard', async () => {
    const stack = goodStack();
    stack.alarm = 'ALARM';
    expect((await exercise(stack)).alarm).toMatchObject({
      value: { stateBefore: 'ALARM', change: { messagesBefore: 0, notification: { oldState: 'OK' } } },
    });
    expect(stack.alarm).toBe('ALARM');
  });

  test('a stack that can be made elsewhere is not left there', async () => {
    const stack = goodStack();
    stack.refusedElsewhere = false;
    expect((await exercise(stack)).otherRegion).toMatchObject({ value: { refused: false } });
    expect([...stack.left]).toEqual([]);
  });

  test('a function that does not say its region', async () => {
    const stack = goodStack();
    stack.handler = (body, it) => {
      const answer = goodHandler(body, it);
      it.lines.splice(0);
      return answer;
    };
    expect((await exercise(stack)).region).toMatchObject({
      known: false,
      reason: expect.stringMatching(
        /only it could tell: no line of the function that says its region within 0 s/,
      ) as unknown,
    });
  });

  test('a URL that nothing answers: its own part says so, the others cannot be seen', async () => {
    const { url, posts } = await exercise(goodStack(), {
      outputs: () => [['ApiGatewayUrl', 'http://127.0.0.1:1']],
    });
    expect(url).toMatchObject({
      value: { answer: undefined, problem: 'http://127.0.0.1:1/data does not answer (ECONNREFUSED)' },
    });
    expect(posts).toMatchObject({ known: false });
    close();
    const { url: none } = await exercise(goodStack(), { outputs: () => [] });
    expect(none).toMatchObject({ value: { output: '', problem: '/data is no URL' } });
  });
});

describe('what goes wrong', () => {
  test('a missing subject is thrown by the parts that need it, and by no other', async () => {
    const evidence = await exercise(goodStack(), { without: ['alarm'] });
    expect(() => evidence.alarm).toThrow();
    expect(evidence.posts.known).toBe(true);
  });

  test('a call that is not allowed makes its part unknown, with the reason', async () => {
    const stack = goodStack();
    stack.denied.add('cloudFormation.getTemplate').add('dynamoDb.deleteItem');
    const { otherRegion, posts, leftBehind } = await exercise(stack);
    expect(otherRegion).toMatchObject({ known: false, reason: 'AccessDenied: getTemplate is not allowed' });
    expect(posts.known).toBe(true);
    expect(leftBehind).toMatchObject([
      expect.stringMatching(/may be left in the table: .*deleteItem is not allowed/),
    ]);
  });

  test('an alarm that is gone fails those who ask for it', async () => {
    const stack = goodStack();
    stack.alarm = undefined;
    const evidence = await exercise(stack);
    expect(() => evidence.alarm).toThrow('CloudWatch has none');
  });

  test('a defect of ours is thrown by its part when it is read', async () => {
    const evidence = await exercise(goodStack(), {
      target: (stack) => targetOf(stack, { inRegion: () => fakeTarget({}) }),
    });
    expect(() => evidence.otherRegion).toThrow('this test has no cloudFormation');
  });

  test('a target that is gone ends the run', async () => {
    const gone = environmentError('the local target ended by itself');
    const target = (stack: FakeStack): Target =>
      targetOf(stack, {
        inRegion: () => {
          throw gone;
        },
      });
    await expect(exercise(goodStack(), { target })).rejects.toBe(gone);
  });

  test('given up in the middle: everything is taken back, and the reason thrown', async () => {
    const stack = goodStack();
    const controller = new AbortController();
    let posts = 0;
    stack.handler = (body, it) => {
      if (++posts === 3) controller.abort(new Error('Ctrl-C'));
      return goodHandler(body, it);
    };
    await expect(exercise(stack, { signal: controller.signal })).rejects.toThrow('Ctrl-C');
    expect([...stack.left]).toEqual([]);
    expect(stack.items).toEqual([]);
    expect(stack.alarm).toBe('INSUFFICIENT_DATA');
  });
});

describe('on AWS', () => {
  test('a request’s own line is found in the access log by its id', async () => {
    const stack = goodStack();
    stack.lines.push('{"requestId":"request-1"}', '{"requestId":"another"}');
    const { accessLog, alarm } = await exercise(stack, {
      target: (it) => {
        it.evaluating = true;
        return targetOf(it, { name: 'aws', gaps: [] });
      },
    });
    expect(accessLog).toMatchObject({
      value: { group: '/access', requestIds: ['request-1'], lines: ['{"requestId":"request-1"}'] },
    });
    // It was raised by an error: it goes back by itself.
    expect(alarm.known).toBe(true);
    expect(stack.alarm).toBe('ALARM');
  });
});

/** Closes the object that a malformed body breaks off. */
const balanced = (body: string): string => {
  try {
    JSON.parse(body);
    return body;
  } catch {
    return `${body}null}`;
  }
};

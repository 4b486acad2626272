import { describe, expect, test } from '@jest/globals';
import {
  alarmState,
  errorsCounted,
  promptEvaluation,
  setAlarmState,
} from '../../../src/exercise/alarm-state.ts';
import { invoke } from '../../../src/exercise/invoke.ts';
import { linesOf } from '../../../src/exercise/logs.ts';
import { fakeTarget, serviceError } from './fake-target.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('invoke', () => {
  const answering = (answer: unknown, sent: unknown[] = []) =>
    fakeTarget({
      lambda: {
        invoke: (input: { Payload: Uint8Array }) => {
          sent.push(JSON.parse(new TextDecoder().decode(input.Payload)));
          return Promise.resolve(answer);
        },
      },
    });

  test('sends any value as an event, and gives what the function returned', async () => {
    const sent: unknown[] = [];
    const answer = await invoke(answering({ Payload: bytes('{"ok":1}') }, sent), 'fn', null);
    expect(answer).toEqual({ unhandled: undefined, payload: '{"ok":1}' });
    expect(sent).toEqual([null]);
  });

  test('names the error that the function did not handle', async () => {
    const payload = '{"errorType":"TypeError","errorMessage":"…"}';
    const target = answering({ FunctionError: 'Unhandled', Payload: bytes(payload) });
    expect((await invoke(target, 'fn', [])).unhandled).toBe('TypeError');
  });

  test.each([undefined, bytes('no JSON'), bytes('[1]')])(
    'an error without a type is still one',
    async (Payload) => {
      const target = answering({ FunctionError: 'Unhandled', Payload });
      expect((await invoke(target, 'fn', [])).unhandled).toBe('Unhandled');
    },
  );
});

describe('linesOf', () => {
  const pages = (...answers: readonly unknown[]) => {
    const asked: unknown[] = [];
    const target = fakeTarget({
      logs: {
        filterLogEvents: (input: unknown) => {
          asked.push(input);
          return Promise.resolve(answers[asked.length - 1] ?? { events: [], nextToken: 'more' });
        },
      },
    });
    return { target, asked };
  };

  test('reads every page', async () => {
    const { target, asked } = pages(
      { events: [{ message: 'one\n' }], nextToken: 'two' },
      { events: [{ message: 'two' }, {}] },
    );
    expect(await linesOf(target, '/group', 1000.7)).toEqual(['one', 'two']);
    expect(asked).toEqual([
      { logGroupName: '/group', startTime: 1000 },
      { logGroupName: '/group', startTime: 1000, nextToken: 'two' },
    ]);
  });

  test('only lines that hold the text, whatever the service takes for a match', async () => {
    const { target, asked } = pages({ events: [{ message: 'id abc done' }, { message: 'id ab c' }] });
    expect(await linesOf(target, '/group', 0, 'abc')).toEqual(['id abc done']);
    expect(asked).toMatchObject([{ filterPattern: '"abc"' }]);
  });

  test('does not read for ever', async () => {
    const { target, asked } = pages();
    expect(await linesOf(target, '/group', 0)).toEqual([]);
    expect(asked.length).toBe(20);
  });

  test('a group that does not exist has no lines; another error is one', async () => {
    const failing = (error: Error) => fakeTarget({ logs: { filterLogEvents: () => Promise.reject(error) } });
    expect(await linesOf(failing(serviceError('ResourceNotFoundException', 'none')), '/group', 0)).toEqual(
      [],
    );
    await expect(
      linesOf(failing(serviceError('AccessDeniedException', 'not you')), '/group', 0),
    ).rejects.toThrow('not you');
  });
});

describe('alarms', () => {
  const calls: unknown[] = [];
  const recording = (answer: unknown) => (input: unknown) => {
    calls.push(input);
    return Promise.resolve(answer);
  };
  const target = fakeTarget({
    cloudWatch: {
      describeAlarms: (input: { AlarmNames: readonly string[] }) =>
        Promise.resolve({ MetricAlarms: input.AlarmNames[0] === 'known' ? [{ StateValue: 'ALARM' }] : [] }),
      setAlarmState: recording({}),
      putMetricData: recording({}),
      getMetricStatistics: (input: { Dimensions: unknown }) => {
        calls.push(input.Dimensions);
        return Promise.resolve({ Datapoints: [{ Sum: 2 }, {}, { Sum: 1 }] });
      },
    },
  });

  test('the state of an alarm, and of one that is not there', async () => {
    expect(await alarmState(target, 'known')).toBe('ALARM');
    expect(await alarmState(target, 'unknown')).toBeUndefined();
  });

  test('a state set by hand says who set it', async () => {
    await setAlarmState(target, 'known', 'OK');
    expect(calls.pop()).toEqual({
      AlarmName: 'known',
      StateValue: 'OK',
      StateReason: 'Set by Stackproof, which is exercising this stack.',
    });
  });

  test('errors are summed up, of that function alone', async () => {
    expect(await errorsCounted(target, 'fn')).toBe(3);
    expect(calls.pop()).toEqual([{ Name: 'FunctionName', Value: 'fn' }]);
  });

  test('evaluation is prompted on the local target only', async () => {
    await promptEvaluation(target);
    expect(calls.pop()).toMatchObject({ Namespace: 'Stackproof' });
    await promptEvaluation(fakeTarget({}, { name: 'aws' }));
    expect(calls).toEqual([]);
  });
});

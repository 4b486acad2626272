import { describe, expect, jest, test } from '@jest/globals';
import { environmentError, StackproofError } from '../../../../src/errors.ts';
import { failureOf, failureText, type Failure } from '../../../../src/resources/live-failure.ts';
import { liveReader, type LiveReader } from '../../../../src/resources/live-reader.ts';
import { lineOf } from './facts.ts';
import { awsError, fakeClients } from './world.ts';

const pauses: number[] = [];
const reader = (): LiveReader => {
  pauses.length = 0;
  return liveReader(fakeClients({}), (milliseconds) => Promise.resolve(pauses.push(milliseconds)));
};
/** A call that fails with these errors, one after the other, before it answers. */
const failing = (...errors: readonly unknown[]): (() => Promise<string>) => {
  const left = [...errors];
  return () => {
    const next = left.shift();
    return next === undefined
      ? Promise.resolve('answer')
      : Promise.reject(next instanceof Error ? next : new TypeError(`not an error: ${typeof next}`));
  };
};
const read = (call: () => Promise<string | undefined>): ReturnType<LiveReader['read']> =>
  reader().read('dynamodb:DescribeTable', 'the table demo', call);

describe('reading once', () => {
  test('gives the answer', async () => {
    expect(await read(failing())).toEqual({ state: 'read', value: 'answer' });
  });

  test.each([['ResourceNotFoundException'], ['NoSuchEntity'], ['PolicyNotFoundException'], ['NotFound']])(
    'tells by %s that there is no such thing',
    async (name) => {
      expect(await read(failing(awsError(name)))).toEqual({
        state: 'absent',
        reason: 'the table demo is not there',
      });
    },
  );

  test('takes an empty answer for no such thing', async () => {
    expect(await read(() => Promise.resolve(undefined))).toEqual({
      state: 'absent',
      reason: 'the table demo is not there',
    });
  });

  test('says which permission is wanted', async () => {
    expect(await read(failing(awsError('AccessDeniedException', 'User: arn:… is not authorized')))).toEqual({
      state: 'unread',
      reason: 'the table demo could not be read: AccessDeniedException (needs dynamodb:DescribeTable)',
    });
  });

  test('hands on any other error, its first line', async () => {
    const defect = awsError('InternalServerError', 'on fire\n  at somewhere');
    expect(await read(failing(defect))).toEqual({
      state: 'unread',
      reason: 'the table demo could not be read: InternalServerError: on fire',
    });
  });

  test('tries again when throttled, and waits longer each time', async () => {
    const slow = awsError('ThrottlingException');
    expect(await read(failing(slow, slow, slow))).toEqual({ state: 'read', value: 'answer' });
    expect(pauses.map((pause, index) => pause >= 200 * 3 ** index && pause <= 600 * 3 ** index)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('gives up in the end', async () => {
    const answer = await read(
      failing(...Array.from({ length: 9 }, () => awsError('TooManyRequestsException'))),
    );
    expect(answer).toMatchObject({
      state: 'unread',
      reason: expect.stringContaining('TooManyRequestsException'),
    });
    expect(pauses).toHaveLength(3);
  });

  test('does not try again for any other failure', async () => {
    await read(failing(awsError('InternalServerError')));
    expect(pauses).toEqual([]);
  });

  test('an unreachable target is an error of the environment', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    await expect(read(failing(refused))).rejects.toBeInstanceOf(StackproofError);
    await expect(read(failing(refused))).rejects.toMatchObject({ exitCode: 3, cause: refused });
    expect(await lineOf(read(failing(refused)))).toBe(
      'the table demo could not be read: the service does not answer (ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1) (is the target still there?)',
    );
  });

  test('what the target says of itself is handed on', async () => {
    const died = environmentError('the emulator has died');
    await expect(read(failing(died))).rejects.toBe(died);
  });

  test('so are credentials that are none', async () => {
    expect(await lineOf(read(failing(awsError('ExpiredTokenException', 'The token is expired'))))).toBe(
      'the table demo could not be read, for want of valid credentials: ExpiredTokenException: The token is expired (sign in, or set AWS_PROFILE)',
    );
  });

  test('an answer that never comes counts as unreachable', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    try {
      const line = lineOf(read(() => new Promise(() => undefined)));
      await jest.advanceTimersByTimeAsync(61_000);
      expect(await line).toContain('TimeoutError: no answer within 60 s');
    } finally {
      jest.useRealTimers();
    }
  });

  test('asks eight questions at a time at most', async () => {
    const its = reader();
    let open = 0;
    let most = 0;
    const ask = (): Promise<unknown> =>
      its.read('dynamodb:DescribeTable', 'a table', async () => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        return open--;
      });
    await Promise.all(Array.from({ length: 30 }, ask));
    expect(most).toBe(8);
  });
});

describe('reading a list', () => {
  const pages = (
    call: (next: string | undefined) => { items?: readonly number[]; next?: string },
  ): Promise<unknown> =>
    reader().pages('kms:ListAliases', 'the aliases', (_, next) => {
      const page = call(next);
      return Promise.resolve({ items: page.items, next: page.next });
    });

  test('puts its pages together', async () => {
    const rest: Record<string, { items?: readonly number[]; next?: string }> = {
      a: { next: 'b' },
      b: { items: [3], next: '' },
    };
    expect(
      await pages((next) => (next === undefined ? { items: [1, 2], next: 'a' } : (rest[next] ?? {}))),
    ).toEqual({
      state: 'read',
      value: [1, 2, 3],
    });
  });

  test('is unread as soon as one of them is', async () => {
    const answer = await pages((next) => {
      if (next === 'a') throw awsError('AccessDenied');
      return { items: [1], next: 'a' };
    });
    expect(answer).toEqual({
      state: 'unread',
      reason: 'the aliases could not be read: AccessDenied (needs kms:ListAliases)',
    });
  });

  test('does not go round in circles', async () => {
    expect(await pages((next) => ({ items: [1], next: next === 'a' ? 'b' : 'a' }))).toEqual({
      state: 'unread',
      reason: 'the aliases could not be read: its pages repeat',
    });
  });
});

describe('failures by their names', () => {
  test.each<[string, Failure]>([
    ['Throttling', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['AuthorizationError', 'refused'],
    ['UnauthorizedException', 'refused'],
    ['CredentialsProviderError', 'no-credentials'],
    ['InvalidClientTokenId', 'no-credentials'],
    ['SignatureDoesNotMatch', 'no-credentials'],
    ['TimeoutError', 'unreachable'],
    ['ResourceNotFound', 'absent'],
    ['ValidationException', 'other'],
  ])('%s: %s', (name, failure) => {
    expect(failureOf(awsError(name))).toBe(failure);
  });

  test('what is no error at all has a text too', () => {
    expect([failureOf('odd'), failureText('odd')]).toEqual(['other', 'odd']);
  });
});

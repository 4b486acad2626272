import { describe, expect, test } from '@jest/globals';
import { poll, seconds } from '../../../src/exercise/poll.ts';

const quick = { timeoutMs: 60, intervalMs: 5 };

describe('poll', () => {
  test('gives what it finds, at the first look if it is there', async () => {
    const found = await poll('answer', quick, () => Promise.resolve(42));
    expect(found).toMatchObject({ seen: true, value: 42 });
  });

  test('looks again until it is there', async () => {
    let looks = 0;
    const found = await poll('answer', quick, () => Promise.resolve(++looks === 3 ? 'here' : undefined));
    expect(found).toMatchObject({ seen: true, value: 'here' });
    expect(looks).toBe(3);
  });

  test('ends with its reason when time is up', async () => {
    const found = await poll('answer of the queue', quick, () => Promise.resolve(undefined));
    expect(found).toMatchObject({ seen: false, reason: 'no answer of the queue within 0.1 s' });
    expect(found.waitedMs).toBeLessThan(1000);
  });

  test('a look that hangs does not outlast the deadline', async () => {
    const found = await poll('answer', quick, () => new Promise<string>(() => undefined));
    expect(found).toMatchObject({ seen: false });
  });

  test('no time at all still is one look', async () => {
    const found = await poll('answer', { timeoutMs: 0, intervalMs: 0 }, () => Promise.resolve('at once'));
    expect(found).toMatchObject({ seen: true, value: 'at once' });
  });

  test('what a look throws ends it', async () => {
    await expect(poll('answer', quick, () => Promise.reject(new Error('denied')))).rejects.toThrow('denied');
  });

  test('an abort ends it with its own reason, before and between looks', async () => {
    const aborted = AbortSignal.abort(new Error('given up'));
    await expect(poll('answer', quick, () => Promise.resolve(1), aborted)).rejects.toThrow('given up');
    const controller = new AbortController();
    const waiting = poll(
      'answer',
      { timeoutMs: 10_000, intervalMs: 5_000 },
      () => Promise.resolve(undefined),
      controller.signal,
    );
    setTimeout(() => {
      controller.abort(new Error('Ctrl-C'));
    }, 10);
    await expect(waiting).rejects.toThrow(/Ctrl-C|abort/);
  });

  test('seconds are rounded to a tenth', () => {
    expect([seconds(3000), seconds(520)]).toEqual(['3 s', '0.5 s']);
  });
});

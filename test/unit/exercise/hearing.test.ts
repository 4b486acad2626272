import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { deaf, startHearing } from '../../../src/exercise/hearing.ts';

test('keeps what it hears, in order, until it is stopped', async () => {
  const coming = [['a', 'b'], [], ['c']];
  let takes = 0;
  const hearing = startHearing(
    {
      take: async (seconds) => {
        expect(seconds).toBe(1);
        takes += 1;
        await pause(1);
        return coming.shift() ?? [];
      },
    },
    1,
  );
  await pause(100);
  await hearing.stop();
  const takenWhenStopped = takes;
  expect(hearing.heard().map(({ message }) => message)).toEqual(['a', 'b', 'c']);
  await pause(30);
  expect(takes).toBe(takenWhenStopped);
});

test('says what broke it off, and not that it was stopped', async () => {
  const broken = startHearing({ take: () => Promise.reject(new Error('no queue')) }, 1);
  await pause(5);
  await broken.stop();
  expect(() => broken.heard()).toThrow('no queue');
  const stopped = startHearing(
    { take: (_, stop) => pause(10_000, [], stop === undefined ? {} : { signal: stop }) },
    1,
  );
  await stopped.stop();
  expect(stopped.heard()).toEqual([]);
});

test('ends with the signal', async () => {
  const user = new AbortController();
  const hearing = startHearing(
    { take: (_, stop) => pause(10_000, [], stop === undefined ? {} : { signal: stop }) },
    1,
    user.signal,
  );
  user.abort();
  await hearing.stop();
  expect(hearing.heard()).toEqual([]);
});

test('the deaf hear nothing', async () => {
  await deaf.stop();
  expect(deaf.heard()).toEqual([]);
});

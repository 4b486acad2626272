import { describe, expect, test } from '@jest/globals';
import { poll } from '../../../src/target/poll.ts';
import { thrown } from '../../../src/target/thrown.ts';

describe('polling', () => {
  test('asks until there is an answer', async () => {
    let asked = 0;
    const answer = await poll(() => Promise.resolve(++asked === 3 ? 'yes' : undefined), {
      everyMs: 1,
      withinMs: 5_000,
    });
    expect([answer, asked]).toEqual(['yes', 3]);
  });

  test('gives up in time, after asking at least once', async () => {
    let asked = 0;
    const never = (): Promise<undefined> => {
      asked++;
      return Promise.resolve(undefined);
    };
    expect(await poll(never, { everyMs: 1, withinMs: 0 })).toBeUndefined();
    expect(asked).toBe(1);
  });
});

test('anything thrown can be asked what it is', () => {
  expect(thrown(Object.assign(new TypeError('m'), { code: 'C' }))).toEqual({
    name: 'TypeError',
    code: 'C',
    message: 'm',
  });
  expect(thrown('text')).toEqual({ name: '', code: '', message: 'text' });
  expect(thrown(null)).toEqual({ name: '', code: '', message: 'null' });
  expect(thrown({ code: 1 })).toEqual({ name: '', code: '', message: '' });
});

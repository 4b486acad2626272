import { describe, expect, test } from '@jest/globals';
import { withCleanUp } from '../../../src/exercise/clean-up.ts';

describe('withCleanUp', () => {
  test('takes everything back, the last first, and gives the result', async () => {
    const taken: string[] = [];
    const result = await withCleanUp((later) => {
      later(() => Promise.resolve(taken.push('queue')));
      later(() => Promise.resolve(taken.push('subscription')));
      return Promise.resolve('done');
    });
    expect(result).toBe('done');
    expect(taken).toEqual(['subscription', 'queue']);
  });

  test('takes it back after an error too, and throws that error', async () => {
    const taken: string[] = [];
    const work = withCleanUp((later) => {
      later(() => Promise.resolve(taken.push('queue')));
      return Promise.reject(new Error('the exercise failed'));
    });
    await expect(work).rejects.toThrow('the exercise failed');
    expect(taken).toEqual(['queue']);
  });

  test('one that cannot be taken back does not keep the others, and is told', async () => {
    const taken: string[] = [];
    const work = withCleanUp((later) => {
      later(() => Promise.resolve(taken.push('queue')));
      later(() => Promise.reject(new Error('not allowed to unsubscribe')));
      return Promise.resolve('done');
    });
    await expect(work).rejects.toThrow('not allowed to unsubscribe');
    expect(taken).toEqual(['queue']);
  });

  test("the work's own error is told before one of taking back", async () => {
    const work = withCleanUp((later) => {
      later(() => Promise.reject(new Error('second')));
      return Promise.reject(new Error('first'));
    });
    await expect(work).rejects.toThrow('first');
  });
});

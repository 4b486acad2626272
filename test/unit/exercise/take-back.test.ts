import { expect, test } from '@jest/globals';
import { takingBack } from '../../../src/exercise/take-back.ts';

test('takes everything back, the last first, and tells what may be left', async () => {
  const done: string[] = [];
  const undo = takingBack();
  undo.later('The first', async () => {
    done.push('first');
    await Promise.resolve();
  });
  undo.later('The second', () => Promise.reject(new TypeError('no')));
  undo.later('The third', () => {
    done.push('third');
    return Promise.reject(new Error('gone'));
  });
  expect(await undo.now()).toEqual([
    'The third may be left (Error: gone).',
    'The second may be left (TypeError: no).',
  ]);
  expect(done).toEqual(['third', 'first']);
});

test('takes nothing back twice', async () => {
  let times = 0;
  const undo = takingBack();
  undo.later('It', () => Promise.resolve((times += 1)));
  await undo.now();
  expect(await undo.now()).toEqual([]);
  expect(times).toBe(1);
});

import { describe, expect, test } from '@jest/globals';
import { progressBoard, progressOn } from '../../../src/cli/progress.ts';

const stream = (isTTY: boolean, columns: number | undefined = 40) => {
  const written: string[] = [];
  const stderr = { write: (text: string) => void written.push(text), isTTY, columns };
  return { written, io: { stderr } };
};
const erase = '\r\u001b[2K';
const up = '\u001b[1A\u001b[2K';

describe('on a terminal', () => {
  test('one thing has one line, which the next one replaces', () => {
    const { written, io } = stream(true);
    const progress = progressOn(io);
    progress.now('first');
    progress.now('second');
    progress.done('there');
    progress.clear();
    expect(written).toEqual([`${erase}first…`, `${erase}second…`, `${erase}there\n`, erase]);
  });

  test('several have a line each, and what is done stays above them', () => {
    const { written, io } = stream(true);
    const board = progressBoard(io);
    board.line('a').now('1');
    board.line('b').now('2');
    board.line('a').done('well');
    board.line('b').clear();
    board.line('a').now('3');
    board.clear();
    expect(written).toEqual([
      `${erase}a: 1…`,
      `${erase}a: 1…\nb: 2…`,
      `${erase}${up}a: well\nb: 2…`,
      erase,
      `${erase}a: 3…`,
      erase,
    ]);
  });

  test('a line is never longer than the terminal is wide', () => {
    const { written, io } = stream(true, 10);
    progressOn(io).now('0123456789');
    expect(written).toEqual([`${erase}01234567…`]);
  });
});

test('elsewhere there is a line after the other, and nothing is taken away', () => {
  const { written, io } = stream(false);
  const board = progressBoard(io);
  board.line('a').now('1');
  board.line('b').done('2');
  board.line('a').clear();
  board.clear();
  progressOn(io).now('3');
  expect(written).toEqual(['a: 1\n', 'b: 2\n', '3\n']);
});

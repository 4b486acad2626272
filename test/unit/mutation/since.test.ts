import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedLines } from '../../../src/cli/changed-lines.ts';
import { rangesOf, touches } from '../../../src/mutation/since.ts';

const mutant = (start: number, end: number) => ({
  id: 'x',
  operator: 'x',
  description: 'x',
  edits: [
    { start, end, text: '' },
    { start: 0, end: 0, text: 'what it needs' },
  ],
  at: { resource: '', path: '' },
});

describe('what changed since', () => {
  test('the new lines of each hunk, and the two around a hunk that only takes away', () => {
    expect(rangesOf('@@ -1 +1 @@\n-a\n+b\n@@ -5,2 +5,3 @@ x\n@@ -9,2 +10,0 @@\n')).toEqual([
      { from: 1, to: 1 },
      { from: 5, to: 7 },
      { from: 10, to: 11 },
    ]);
  });

  test('a mutant touches the lines that its first edit changes', () => {
    const text = 'one\ntwo\nthree\n';
    expect(touches(text, mutant(4, 8), [{ from: 2, to: 2 }])).toBe(true);
    expect(touches(text, mutant(4, 8), [{ from: 3, to: 3 }])).toBe(false);
    expect(touches(text, mutant(4, 8), [{ from: 1, to: 1 }])).toBe(false);
    expect(touches(text, mutant(4, 14), [{ from: 3, to: 9 }])).toBe(true);
    expect(touches(text, { ...mutant(0, 0), edits: [] }, [{ from: 1, to: 9 }])).toBe(false);
  });

  test('asks git, and says when it does not know', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stackproof-since-'));
    const git = (...args: readonly string[]) => {
      const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
      expect(spawnSync('git', [...identity, ...args], { cwd: folder }).status).toBe(0);
    };
    const file = join(folder, 't.yaml');
    try {
      writeFileSync(file, 'a\nb\nc\n');
      git('init', '-q');
      git('add', '.');
      git('commit', '-q', '-m', 'first');
      writeFileSync(file, 'a\nB\nc\nd\n');
      expect(changedLines(file, 'HEAD')).toEqual([
        { from: 2, to: 2 },
        { from: 4, to: 4 },
      ]);
      expect(() => changedLines(file, 'nowhere')).toThrow('git does not tell what changed since nowhere');
      expect(() => changedLines(file, '--output=x')).toThrow(
        'git does not tell what changed since --output=x',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

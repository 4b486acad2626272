import { describe, expect, test } from '@jest/globals';
import { lastWords, runProgram } from '../../../../src/target/python/run-program.ts';

describe('running a program', () => {
  test('gives what it wrote and how it ended', async () => {
    const run = await runProgram('sh', ['-c', 'echo out; echo err >&2; exit 3'], { timeoutMs: 10_000 });
    expect(run).toEqual({ status: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  test('in its own folder and environment', async () => {
    const { stdout } = await runProgram('/bin/sh', ['-c', 'echo "$PWD $A"'], {
      timeoutMs: 10_000,
      cwd: '/',
      env: { A: 'b' },
    });
    expect(stdout).toBe('/ b\n');
  });

  test('one that does not exist', async () => {
    await expect(
      runProgram('no-such-program-of-stackproof', [], { timeoutMs: 10_000 }),
    ).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('no-such-program-of-stackproof cannot be run'),
    });
  });

  test('one that does not end is ended', async () => {
    await expect(runProgram('sleep', ['60'], { timeoutMs: 50 })).rejects.toMatchObject({
      message: 'sleep did not end within 0.05 s',
    });
  });

  test('one that is called off', async () => {
    const off = new AbortController();
    const run = runProgram('sleep', ['60'], { timeoutMs: 10_000, signal: off.signal });
    off.abort();
    await expect(run).rejects.toMatchObject({ exitCode: 3 });
  });

  test('last words are the last lines that say something', () => {
    expect(lastWords('a\n\n b \nc\n\n')).toBe('b c');
    expect(lastWords('a\nb', 1)).toBe('b');
    expect(lastWords('')).toBe('');
  });
});

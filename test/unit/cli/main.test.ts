import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';

// The process itself: exit codes, signals and pipes, on a build of its own.
const folder = mkdtempSync(join(tmpdir(), 'stackproof-main-'));
const cache = join('node_modules', '.cache', 'stackproof-test');
const bundle = join(cache, `main-${process.pid}.mjs`);

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  await build({
    entryPoints: ['src/cli/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(bundle, { force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const command = (argv: readonly string[], env: NodeJS.ProcessEnv = process.env) => {
  const child = spawn(process.execPath, [bundle, ...argv], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, ...written }));
  });
  return { child, ended };
};

describe('the process', () => {
  test('ends with the exit code, and writes all of a long report first', async () => {
    const { code, stdout, stderr } = await command([
      'check',
      'lib/data-api.yaml',
      '--spec',
      'data-api',
      '--format',
      'json',
    ]).ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
  });

  test('ends with 2 and one line for what is no template', async () => {
    const { code, stdout, stderr } = await command(['check', 'package.json', '--spec', 'data-api']).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^stackproof: package\.json[^\n]*\n$/);
  });

  test('is silent when its reader has seen enough', async () => {
    const { child, ended } = command(['list', '--format', 'json']);
    child.stdout.destroy();
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('Ctrl-C ends what it has started and gives 130', async () => {
    const beats = join(folder, 'beats');
    const python = join(folder, 'python3');
    writeFileSync(python, `#!/bin/sh\nwhile :; do echo beat >> ${beats}; sleep 0.02; done\n`);
    chmodSync(python, 0o755);
    const env = { PATH: `${folder}:/bin:/usr/bin`, STACKPROOF_CACHE: join(folder, 'cache') };
    const { child, ended } = command(['verify'], env);
    await beating(beats);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    const last = readFileSync(beats, 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readFileSync(beats, 'utf8')).toBe(last);
  });
});

/** Waits until the program that is started has said something. */
const beating = async (file: string): Promise<void> => {
  for (let look = 0; look < 400; look += 1) {
    if (existsSync(file)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not start');
};

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commandLine } from './command-line.ts';

const { PATH, STACKPROOF_CACHE } = process.env;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackproof-keep-'));
  process.env.PATH = folder;
  process.env.STACKPROOF_CACHE = folder;
});
afterEach(() => {
  process.env.PATH = PATH;
  if (STACKPROOF_CACHE === undefined) delete process.env.STACKPROOF_CACHE;
  else process.env.STACKPROOF_CACHE = STACKPROOF_CACHE;
  rmSync(folder, { recursive: true });
});

test('a keeper tells the process that started it why nothing came of it', async () => {
  const sent: object[] = [];
  const parent = {
    send: (message: object) => sent.push(message),
    onMessage: (listener: () => void) => {
      listener();
    },
    connected: true,
  };
  const argv = ['keep-local', '--region', 'us-east-1', '--account', '111122223333'];
  expect(await commandLine(argv, { parent })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ kind: 'failed', exitCode: 3 });
  expect(JSON.stringify(sent[0])).toContain('there is no python3');
});

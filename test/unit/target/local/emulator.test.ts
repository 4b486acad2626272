import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../../../src/target/local/emulator.ts';
import { poll } from '../../../../src/target/poll.ts';
import { emulatorStandIn, healthy, nodeProgram, temporaryFolder } from '../programs.ts';

let here: Awaited<ReturnType<typeof temporaryFolder>>;
let running: Emulator | undefined;
beforeEach(async () => (here = await temporaryFolder()));
afterEach(async () => {
  await running?.close();
  running = undefined;
  await here.remove();
});

const standIn = (answer: string): Promise<string> =>
  emulatorStandIn(join(here.folder, 'python'), join(here.folder, 'seen'), answer);

const start = async (python: string, port = 0): Promise<Emulator> =>
  (running = await startEmulator({ python, accountId: '123456789012', region: 'us-east-1', port }));

const seen = async (): Promise<{ folder: string; env: Record<string, string>; cwd: string }> =>
  JSON.parse(await readFile(join(here.folder, 'seen'), 'utf8')) as {
    folder: string;
    env: Record<string, string>;
    cwd: string;
  };

const isGone = (pid: number): Promise<true | undefined> =>
  poll(
    () => {
      try {
        process.kill(pid, 0);
        return Promise.resolve(undefined);
      } catch {
        return Promise.resolve(true as const);
      }
    },
    { everyMs: 10, withinMs: 5_000 },
  );

describe('the emulator', () => {
  test('answers on the loopback, and is gone with its folder when it is closed, twice', async () => {
    const emulator = await start(await standIn(healthy));
    expect(emulator).toMatchObject({
      version: '1.2.3',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    const { folder } = await seen();
    expect(existsSync(folder)).toBe(true);
    await emulator.close();
    await emulator.close();
    expect(await isGone(emulator.pid)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(emulator.death()).toBeUndefined();
  });

  test('sees nothing of the environment, for the functions inherit it', async () => {
    process.env.STACKPROOF_TEST_SECRET = 'secret';
    try {
      await start(await standIn(healthy));
    } finally {
      delete process.env.STACKPROOF_TEST_SECRET;
    }
    const { env, folder, cwd } = await seen();
    expect(env).toMatchObject({
      AUTH: 'true',
      BIND_HOST: '127.0.0.1',
      LAMBDA_EXECUTOR: 'local',
      MINISTACK_ACCOUNT_ID: '123456789012',
    });
    expect(env).not.toHaveProperty('STACKPROOF_TEST_SECRET');
    expect(env.HOME?.startsWith(folder)).toBe(true);
    expect(cwd.endsWith('home')).toBe(true);
  });

  test('a port that is taken', async () => {
    const other: Server = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    try {
      await expect(start(await standIn(healthy), port)).rejects.toMatchObject({
        exitCode: 3,
        message: `port ${port} of 127.0.0.1 is taken`,
      });
    } finally {
      other.close();
    }
  });

  test('one that does not start keeps its log', async () => {
    const python = await nodeProgram(
      join(here.folder, 'python'),
      `console.error('ModuleNotFoundError: ministack'); process.exit(1)`,
    );
    const error: unknown = await start(python).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      exitCode: 3,
      message: 'the local target does not start: ModuleNotFoundError: ministack',
    });
    const log = /its log: (\S+)$/.exec((error as { remedy: string }).remedy)?.[1] ?? '';
    expect(await readFile(log, 'utf8')).toBe('ModuleNotFoundError: ministack\n');
    await rm(log);
  });

  test('one that cannot be started at all', async () => {
    await expect(start(join(here.folder, 'no-python'))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('the local target does not start: failed'),
    });
    await dropLogs();
  });

  test('one that ends before it answers', async () => {
    await expect(start(await standIn('process.exit(2)'))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('the local target does not come up'),
    });
    await dropLogs();
  });

  test('one that dies half-way says so, with its log', async () => {
    const emulator = await start(await standIn(healthy));
    expect(emulator.death()).toBeUndefined();
    process.kill(emulator.pid, 'SIGKILL');
    const death = await poll(() => Promise.resolve(emulator.death()), { everyMs: 10, withinMs: 5_000 });
    expect(death).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('the local target ended by itself (SIGKILL)'),
    });
    await emulator.close();
    await dropLogs();
  });
});

/** Removes the logs that were kept of emulators that this file killed. */
async function dropLogs(): Promise<void> {
  const { folder } = await seen().catch(() => ({ folder: '' }));
  for (const name of await readdir(tmpdir())) {
    const ours = folder === '' ? false : join(tmpdir(), name) === `${folder}.log`;
    if (ours) await rm(join(tmpdir(), name));
  }
}

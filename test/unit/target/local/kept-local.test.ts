import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { environmentError } from '../../../../src/errors.ts';
import { keepRunning } from '../../../../src/target/local/keeper.ts';
import { findKeptLocal, type KeeperMessage } from '../../../../src/target/local/kept-local.ts';
import { readRecord, type KeptLocalRecord } from '../../../../src/target/local/kept-record.ts';
import type { Target } from '../../../../src/target/target.ts';

let folder = '';
let file = '';
let server: Server;
let url = '';

/** Answers as the emulator does when it is asked how it is. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stackproof-kept-'));
  file = join(folder, 'cfn-outputs', 'local-target.json');
  server = createServer((_, response) => response.end('{"version":"1"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
const stop = () =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const record = (): KeptLocalRecord => ({
  pid: 1,
  url,
  description: 'MiniStack 1',
  region: 'us-east-1',
  accountId: '000000000000',
  filled: {},
});
const writeFile = (content: unknown) => {
  mkdirSync(join(folder, 'cfn-outputs'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};

describe('a local target that goes on', () => {
  test('is found, with its addresses', async () => {
    writeFile(record());
    const kept = await findKeptLocal(file);
    expect(kept).toMatchObject({ found: true, record: record() });
    expect(kept?.target).toMatchObject({ name: 'local', region: 'us-east-1', description: 'MiniStack 1' });
    expect(kept?.target.reachable('https://abc.execute-api.us-east-1.amazonaws.com/dev/data')).toBe(
      `${url}/_aws/execute-api/abc/dev/data`,
    );
    expect(kept?.target.inRegion('eu-west-1').region).toBe('eu-west-1');
  });

  test('is not ended by whoever used it', async () => {
    writeFile(record());
    const kept = await findKeptLocal(file);
    await kept?.release();
    await kept?.target.close();
    expect(existsSync(file)).toBe(true);
  });

  test('is not found when it no longer answers', async () => {
    writeFile(record());
    await stop();
    expect(await findKeptLocal(file)).toBeUndefined();
  });

  test.each([
    ['no file', undefined],
    ['no JSON', '{'],
    ['another JSON', { pid: 1 }],
    ['an address that is not here', { ...record(), url: 'http://192.0.2.1:80' }],
  ])('is not found by %s', async (_, content) => {
    if (content !== undefined) writeFile(content);
    expect(await findKeptLocal(file)).toBeUndefined();
  });

  test('keeps in mind which gaps were filled for which stack', async () => {
    writeFile({ ...record(), filled: { other: ['x'] } });
    await (await findKeptLocal(file))?.recordFilled('mine', ['a', 'b']);
    expect(readRecord(file)?.filled).toEqual({ other: ['x'], mine: ['a', 'b'] });
  });

  test('ends when its file goes', async () => {
    writeFile(record());
    const kept = await findKeptLocal(file);
    setTimeout(() => void stop(), 80);
    await kept?.end();
    expect(existsSync(file)).toBe(false);
  });

  test('says what is gone when a call finds nobody', async () => {
    writeFile(record());
    const kept = await findKeptLocal(file);
    await stop();
    const sts = await kept?.target.clients.sts();
    await expect(sts?.getCallerIdentity({})).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('is gone'),
    });
  });
});

describe('its keeper', () => {
  const sent: KeeperMessage[] = [];
  let closed = 0;
  beforeEach(() => {
    sent.length = 0;
    closed = 0;
  });
  const start = (): Promise<Target> => {
    const target: Partial<Target> = {
      name: 'local',
      description: 'MiniStack 1',
      region: 'us-east-1',
      accountId: '000000000000',
      reachable: () => `${url}/x`,
      close: () => {
        closed += 1;
        return Promise.resolve();
      },
    };
    return Promise.resolve(target as Target);
  };
  const keep = (wantsMore: () => boolean, signal = new AbortController().signal) =>
    keepRunning({}, { send: (message) => sent.push(message), wantsMore }, signal, { file, start });

  test('writes its record down, tells who asked, and ends when the file goes', async () => {
    const keeping = keep(() => {
      if (sent.length > 0) rmSync(file, { force: true });
      return true;
    });
    await keeping;
    expect(sent).toEqual([{ kind: 'ready', record: { ...record(), pid: process.pid } }]);
    expect(closed).toBe(1);
  });

  test('ends with who asked, unless that one has released it, and takes its record away', async () => {
    await keep(() => false);
    expect([closed, existsSync(file)]).toEqual([1, false]);
  });

  test("ends when another has taken its place, and leaves that one's record", async () => {
    await keep(() => {
      writeFile({ ...record(), pid: process.pid + 1 });
      return true;
    });
    expect([closed, readRecord(file)?.pid]).toEqual([1, process.pid + 1]);
  });

  test('ends when it is told to', async () => {
    const controller = new AbortController();
    await keep(() => {
      controller.abort();
      return true;
    }, controller.signal);
    expect([closed, existsSync(file)]).toEqual([1, false]);
  });

  test('tells who asked why nothing came of it', async () => {
    const failing = () => Promise.reject(environmentError('there is no python3', { remedy: 'install it' }));
    const employer = { send: (message: KeeperMessage) => sent.push(message), wantsMore: () => true };
    await keepRunning({}, employer, new AbortController().signal, { file, start: failing });
    expect(sent).toEqual([{ kind: 'failed', exitCode: 3, line: 'there is no python3 (install it)' }]);
  });

  test('a defect is thrown', async () => {
    const failing = () => Promise.reject(new TypeError('x'));
    const employer = { send: () => undefined, wantsMore: () => true };
    await expect(
      keepRunning({}, employer, new AbortController().signal, { file, start: failing }),
    ).rejects.toThrow(TypeError);
  });

  test('passes on what takes a while', async () => {
    await keepRunning(
      {},
      { send: (message) => sent.push(message), wantsMore: () => false },
      new AbortController().signal,
      {
        file,
        start: (options) => {
          options?.log?.('Installing…');
          return start();
        },
      },
    );
    expect(sent[0]).toEqual({ kind: 'log', line: 'Installing…' });
  });
});

// The emulator's life: it is there in a moment, two do not meet, and it never outlives the run that started it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { startLocal } from '../../../src/target/local/start-local.ts';
import { poll } from '../../../src/target/poll.ts';
import { settled } from '../../../src/target/stack-state.ts';
import type { Target } from '../../../src/target/target.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackproof-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const soon = { everyMs: 50, withinMs: 10_000 };

/** What `ps` says of a process; '' when there is none. */
function ps(column: string, pid: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const run = spawn('ps', ['-o', `${column}=`, '-p', String(pid)]);
    let said = '';
    run.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    run.on('error', reject);
    run.on('close', () => resolve(said.trim()));
  });
}

/** A process that has ended and that nobody has asked about yet (Z) runs no more. */
const isAlive = async (pid: number): Promise<boolean> => !/^(?:Z|$)/.test(await ps('stat', pid));
const gone = (pid: number): Promise<true | undefined> =>
  poll(async () => ((await isAlive(pid)) ? undefined : (true as const)), soon);
const parentOf = async (pid: number): Promise<number> => Number(await ps('ppid', pid));

/** A function that tells its process id, and then has nothing better to do than to stay. */
const staying = JSON.stringify({
  Resources: {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'staying',
        Runtime: 'python3.12',
        Handler: 'index.lambda_handler',
        Role: 'arn:aws:iam::123456789012:role/none',
        Code: {
          ZipFile:
            'import os\ndef lambda_handler(event, context):\n    return {"pid": os.getpid(), "folder": os.environ["TMPDIR"]}\n',
        },
      },
    },
  },
});

async function runFunction(target: Target): Promise<{ pid: number; folder: string }> {
  const cloudFormation = await target.clients.cloudFormation();
  const { StackId = '' } = await cloudFormation.createStack({ StackName: 'staying', TemplateBody: staying });
  await settled(target, StackId);
  const { Payload } = await (await target.clients.lambda()).invoke({ FunctionName: 'staying' });
  return JSON.parse(Buffer.from(Payload ?? []).toString()) as { pid: number; folder: string };
}

describe('the local target', () => {
  test('is up in a moment, is the account that was asked for, and ends with its functions', async () => {
    const target = await startLocal({ accountId: '210987654321', region: 'eu-west-1' });
    try {
      expect(target).toMatchObject({
        name: 'local',
        region: 'eu-west-1',
        description: expect.stringMatching(/^MiniStack \d/),
      });
      const { Account } = await (await target.clients.sts()).getCallerIdentity({});
      expect(Account).toBe('210987654321');
      const { pid, folder: home } = await runFunction(target);
      expect(await isAlive(pid)).toBe(true);
      await target.close();
      expect(await gone(pid)).toBe(true);
      expect(existsSync(home)).toBe(false);
    } finally {
      await target.close();
    }
  }, 120_000);

  test('two at once do not meet', async () => {
    const [one, two] = await Promise.all([startLocal(), startLocal()]);
    try {
      await (await one.clients.sns()).createTopic({ Name: 'only-in-one' });
      expect((await (await one.clients.sns()).listTopics({})).Topics).toHaveLength(1);
      expect((await (await two.clients.sns()).listTopics({})).Topics).toEqual([]);
      // Nor do two regions of one.
      expect((await (await one.inRegion('eu-west-1').clients.sns()).listTopics({})).Topics).toEqual([]);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  }, 60_000);

  test('one that dies half-way makes calls fail with one clear line', async () => {
    const target = await startLocal();
    const { pid } = await runFunction(target);
    const emulator = await parentOf(pid);
    process.kill(emulator, 'SIGKILL');
    expect(await gone(emulator)).toBe(true);
    const error: unknown = await (
      await target.clients.sns()
    )
      .listTopics({})
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      exitCode: 3,
      line: expect.stringMatching(/^the local target ended by itself \(SIGKILL\).*\(its log: \S+\.log\)$/),
    });
    const log = /its log: (\S+\.log)/.exec((error as { line: string }).line)?.[1] ?? '';
    expect(await readFile(log, 'utf8')).toContain('Ready');
    await rm(log);
    expect(await gone(pid)).toBe(true);
    await target.close();
  }, 60_000);

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM', 'the end'] as const)(
    'ends with its parent, by %s',
    async (how) => {
      const script = join(folder, 'parent.mjs');
      const source = `
      import { startLocal } from './src/target/local/start-local.ts';
      import { settled } from './src/target/stack-state.ts';
      const staying = ${JSON.stringify(staying)};
      ${runFunction.toString()}
      const target = await startLocal();
      console.log(JSON.stringify(await runFunction(target)));
      ${how === 'the end' ? '' : 'setInterval(() => undefined, 1000);'}`;
      await build({
        stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
        outfile: script,
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        nodePaths: [join(process.cwd(), 'node_modules')],
        banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
        logLevel: 'error',
      });
      const parent = spawn(process.execPath, ['--input-type=module'], {
        cwd: process.cwd(),
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      // From its standard input, so that it finds the packages of the folder it runs in.
      parent.stdin.end(await readFile(script, 'utf8'));
      let said = '';
      parent.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      const line = await poll(() => Promise.resolve(said.includes('\n') ? said : undefined), {
        everyMs: 20,
        withinMs: 30_000,
      });
      const { pid, folder: home } = JSON.parse(line ?? '{}') as { pid: number; folder: string };
      const emulator = how === 'the end' ? undefined : await parentOf(pid);
      if (how !== 'the end') parent.kill(how);
      expect(await gone(pid)).toBe(true);
      if (emulator !== undefined) expect(await gone(emulator)).toBe(true);
      expect(await poll(() => Promise.resolve(existsSync(home) ? undefined : true), soon)).toBe(true);
    },
    60_000,
  );
});

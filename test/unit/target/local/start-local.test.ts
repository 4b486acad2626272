import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../../src/package-root.ts';
import { reachable, startLocal } from '../../../../src/target/local/start-local.ts';
import { poll } from '../../../../src/target/poll.ts';
import { emulatorStandIn, healthy, temporaryFolder } from '../programs.ts';

const base = 'http://127.0.0.1:4566';

describe("a stack's public URL on the local target", () => {
  test.each([
    [
      'https://a1b2c3.execute-api.us-east-1.amazonaws.com/dev/data?x=1',
      `${base}/_aws/execute-api/a1b2c3/dev/data?x=1`,
    ],
    ['https://a1b2c3.execute-api.us-east-1.amazonaws.com', `${base}/_aws/execute-api/a1b2c3`],
    ['https://A1.execute-api.cn-north-1.amazonaws.com.cn/dev', `${base}/_aws/execute-api/A1/dev`],
    ['https://example.com/dev', 'https://example.com/dev'],
    [
      'https://a1.execute-api.us-east-1.amazonaws.com.evil.example/dev',
      'https://a1.execute-api.us-east-1.amazonaws.com.evil.example/dev',
    ],
    ['no url', 'no url'],
  ])('%s', (url, expected) => {
    expect(reachable(url, base)).toBe(expected);
  });
});

describe('starting the local target', () => {
  let here: Awaited<ReturnType<typeof temporaryFolder>>;
  let cacheBefore: string | undefined;
  beforeEach(async () => {
    here = await temporaryFolder();
    cacheBefore = process.env.STACKPROOF_CACHE;
    process.env.STACKPROOF_CACHE = here.folder;
    const lock = await readFile(join(packageRoot(), 'scripts', 'requirements.txt'));
    const venv = `venv-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
    // Answers health, and dies of anything else.
    const answer = `if (request.url === '/_ministack/health') { ${healthy} } else process.exit(7)`;
    await emulatorStandIn(
      join(here.folder, 'stackproof', venv, 'bin', 'python'),
      join(here.folder, 'seen'),
      answer,
    );
  });
  afterEach(async () => {
    if (cacheBefore === undefined) delete process.env.STACKPROOF_CACHE;
    else process.env.STACKPROOF_CACHE = cacheBefore;
    await here.remove();
  });

  test('gives a target in the region and account that were asked for', async () => {
    const said: string[] = [];
    const target = await startLocal({
      accountId: '210987654321',
      region: 'eu-west-1',
      log: (line) => said.push(line),
    });
    try {
      expect(target).toMatchObject({
        name: 'local',
        description: 'MiniStack 1.2.3',
        region: 'eu-west-1',
        accountId: '210987654321',
      });
      expect(target.inRegion('us-east-1')).toMatchObject({ region: 'us-east-1', accountId: '210987654321' });
      expect(target.gaps.map(({ id }) => id)).toContain('access-log-lines');
      expect(target.reachable('https://a1.execute-api.eu-west-1.amazonaws.com/dev')).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/_aws\/execute-api\/a1\/dev$/,
      );
      const { env } = JSON.parse(await readFile(join(here.folder, 'seen'), 'utf8')) as {
        env: Record<string, string>;
      };
      expect(env).toMatchObject({ MINISTACK_ACCOUNT_ID: '210987654321', MINISTACK_REGION: 'eu-west-1' });
      expect(said).toEqual([]);
    } finally {
      await target.close();
    }
  });

  test('calls to one that died say that it died', async () => {
    const target = await startLocal();
    const sts = await target.clients.sts();
    const error = await poll(
      async () => {
        const failure: unknown = await sts.getCallerIdentity({}).catch((reason: unknown) => reason);
        return String(failure).includes('ended by itself') ? failure : undefined;
      },
      { everyMs: 10, withinMs: 10_000 },
    );
    expect(error).toMatchObject({ exitCode: 3, message: 'the local target ended by itself (exit code 7)' });
    await target.close();
  });
});

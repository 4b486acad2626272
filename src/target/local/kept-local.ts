import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { environmentError, StackproofError } from '../../errors.ts';
import { packageRoot } from '../../package-root.ts';
import { makeClients } from '../clients.ts';
import { poll } from '../poll.ts';
import type { Clients, Credentials, Target } from '../target.ts';
import { thrown } from '../thrown.ts';
import { gaps } from './gaps/index.ts';
import { answers, keptLocalFile, readRecord, writeRecord, type KeptLocalRecord } from './kept-record.ts';
import { reachable } from './start-local.ts';

/** A local target that goes on until it is ended. */
export interface KeptLocal {
  readonly target: Target;
  readonly record: KeptLocalRecord;
  /** Whether it went on from an earlier command. */
  readonly found: boolean;
  /** Lets it go on after this process. Until then, a new one ends with it. */
  release(): Promise<void>;
  /** Writes down which gaps were filled for a stack. */
  recordFilled(stackName: string, gapIds: readonly string[]): Promise<void>;
  /** Ends it, with all stacks on it, and waits until it no longer answers. */
  end(): Promise<void>;
}

export interface KeptOptions {
  readonly region: string;
  readonly accountId?: string;
  readonly log?: (line: string) => void;
}

/** What a keeper tells the process that started it. */
export type KeeperMessage =
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'ready'; readonly record: KeptLocalRecord }
  | { readonly kind: 'failed'; readonly exitCode: 2 | 3; readonly line: string };

/**
 * Starts a local target that can go on after this process: another process keeps it. It ends with this process unless it
 * is released.
 * @throws StackproofError as startLocal does.
 */
export async function keepLocal({ region, accountId, log }: KeptOptions): Promise<KeptLocal> {
  const cli = join(packageRoot(), 'dist', 'cli.js');
  const given = ['--region', region, ...(accountId === undefined ? [] : ['--account', accountId])];
  const child = spawn(process.execPath, [cli, 'keep-local', ...given], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const record = await firstWord(child, log);
  return kept(record, false, async () => {
    await new Promise<void>((resolve) => {
      if (child.connected) child.send('go on', () => resolve());
      else resolve();
    });
    if (child.connected) child.disconnect();
    child.unref();
  });
}

const firstWord = (
  child: ChildProcess,
  log: ((line: string) => void) | undefined,
): Promise<KeptLocalRecord> =>
  new Promise((resolve, reject) => {
    child.on('message', (message: KeeperMessage) => {
      if (message.kind === 'log') log?.(message.line);
      else if (message.kind === 'ready') resolve(message.record);
      else reject(new StackproofError(message.exitCode, message.line));
    });
    child.once('error', (cause) => {
      reject(environmentError(`the local target cannot be kept running: ${cause.message}`, { cause }));
    });
    child.once('exit', (code) => {
      reject(
        environmentError(`the local target's keeper ended at once (exit code ${String(code)})`, {
          remedy: 'run `npm run build` first',
        }),
      );
    });
  });

/** The local target that an earlier command has left running here; undefined when there is none (any more). */
export async function findKeptLocal(file = keptLocalFile): Promise<KeptLocal | undefined> {
  const record = readRecord(file);
  return record === undefined || !(await answers(record.url))
    ? undefined
    : kept(record, true, () => Promise.resolve(), file);
}

const kept = (
  record: KeptLocalRecord,
  found: boolean,
  release: () => Promise<void>,
  file = keptLocalFile,
): KeptLocal => ({
  target: targetOf(record, record.region),
  record,
  found,
  release,
  recordFilled: async (stackName, gapIds) => {
    const now = readRecord(file) ?? record;
    await writeRecord({ ...now, filled: { ...now.filled, [stackName]: gapIds } }, file);
  },
  end: async () => {
    rmSync(file, { force: true });
    const gone = await poll(async () => ((await answers(record.url)) ? undefined : true), {
      everyMs: 50,
      withinMs: 20_000,
    });
    if (gone === undefined)
      throw environmentError(`the local target at ${record.url} does not end`, {
        remedy: `end the process ${String(record.pid)}`,
      });
  },
});

function targetOf(record: KeptLocalRecord, region: string): Target {
  const { url, description, accountId } = record;
  const gone = (error: unknown) =>
    /ECONNREFUSED/.test(`${thrown(error).code} ${thrown(error).message}`)
      ? environmentError(`the local target at ${url} is gone`, { remedy: '`stackproof deploy` starts one' })
      : error;
  const as = (credentials: Credentials): Clients =>
    makeClients({ region, endpoint: url, credentials, explain: gone });
  return {
    name: 'local',
    description,
    region,
    accountId,
    clients: as({ accessKeyId: accountId, secretAccessKey: 'test' }),
    as,
    gaps,
    inRegion: (other) => targetOf(record, other),
    reachable: (publicUrl) => reachable(publicUrl, url),
    // It goes on: `end` ends it.
    close: () => Promise.resolve(),
  };
}

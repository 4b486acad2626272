import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StackproofError } from '../../errors.ts';
import type { KeeperMessage } from './kept-local.ts';
import { answers, keptLocalFile, readRecord, writeRecord, type KeptLocalRecord } from './kept-record.ts';
import type { Target } from '../target.ts';
import { startLocal, type LocalOptions } from './start-local.ts';

/** How often to look for the record, and how many looks it takes to ask the emulator as well. */
const lookMs = 200;
const looksAnAnswer = 50;

/** The process that the local target was asked for by, as its keeper sees it. */
export interface Employer {
  send(message: KeeperMessage): void;
  /** Whether it is still there, or has said that the target should go on without it. */
  wantsMore(): boolean;
}

/**
 * Starts a local target and keeps it until its record is gone or another's, until whoever asked for it ends without having
 * released it, or until `signal` is aborted.
 */
export async function keepRunning(
  options: LocalOptions,
  employer: Employer,
  signal: AbortSignal,
  { file = keptLocalFile, start = startLocal }: { file?: string; start?: typeof startLocal } = {},
): Promise<void> {
  try {
    const target = await start({
      ...options,
      log: (line) => {
        employer.send({ kind: 'log', line });
      },
    });
    try {
      const record = recordOf(target);
      await writeRecord(record, file);
      employer.send({ kind: 'ready', record });
      await whileWanted(record, employer, signal, file);
    } finally {
      await target.close();
      if (readRecord(file)?.pid === process.pid) rmSync(file, { force: true });
    }
  } catch (thrown) {
    if (!(thrown instanceof StackproofError)) throw thrown;
    employer.send({ kind: 'failed', exitCode: thrown.exitCode, line: thrown.line });
  }
}

const recordOf = (target: Target): KeptLocalRecord => ({
  pid: process.pid,
  url: new URL(target.reachable('https://x.execute-api.us-east-1.amazonaws.com/')).origin,
  description: target.description,
  region: target.region,
  accountId: target.accountId,
  filled: {},
});

const whileWanted = async (
  { pid, url }: KeptLocalRecord,
  employer: Employer,
  signal: AbortSignal,
  file: string,
): Promise<void> => {
  for (let look = 1; !signal.aborted && employer.wantsMore() && readRecord(file)?.pid === pid; look += 1) {
    if (look % looksAnAnswer === 0 && !(await answers(url))) return;
    await sleep(lookMs);
  }
};

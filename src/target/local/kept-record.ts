import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { inputError } from '../../errors.ts';
import { thrown } from '../thrown.ts';

/**
 * Where a local target that goes on after its command is written down, relative to where the command is run. Its keeper
 * ends it as soon as this file is gone: removing the file (or the whole folder) leaves nothing behind.
 */
export const keptLocalFile = 'cfn-outputs/local-target.json';

/** What the file says. */
export interface KeptLocalRecord {
  /** The keeper's process, which the emulator dies with. */
  readonly pid: number;
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly description: string;
  readonly region: string;
  readonly accountId: string;
  /** By stack: the gaps that were filled after it was deployed, each by its id or by its id and the resource. */
  readonly filled: Readonly<Record<string, readonly string[]>>;
}

/** Writes the record: whole, or not at all. */
export async function writeRecord(record: KeptLocalRecord, file = keptLocalFile): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, `${JSON.stringify(record, null, 2)}\n`);
  } catch (cause) {
    throw inputError(`cannot be written: ${thrown(cause).message}`, {
      at: { resource: '', path: '', file },
      cause,
    });
  }
}

/** The record; undefined without one, and for a file that is none. */
export function readRecord(file = keptLocalFile): KeptLocalRecord | undefined {
  try {
    if (!statSync(file).isFile()) return undefined;
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is KeptLocalRecord =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  typeof value.pid === 'number' &&
  'url' in value &&
  typeof value.url === 'string' &&
  /^http:\/\/127\.0\.0\.1:\d+$/.test(value.url) &&
  'description' in value &&
  'region' in value &&
  typeof value.region === 'string' &&
  'accountId' in value &&
  typeof value.accountId === 'string' &&
  'filled' in value &&
  typeof value.filled === 'object' &&
  value.filled !== null;

/** Whether the emulator answers there. */
export const answers = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
};
